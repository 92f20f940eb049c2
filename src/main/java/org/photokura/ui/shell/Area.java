package org.photokura.ui.shell;

import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;
import org.photokura.ui.fx.KeyboardFocus;

/**
 * A part of the window to which F6 goes.
 *
 * @param whole all of it
 * @param first what takes the keyboard there; null for the first that does
 */
record Area(Parent whole, @Nullable Node first) {

  /** Whether the node lies in it. */
  boolean holds(@Nullable Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (n == whole) {
        return true;
      }
    }
    return false;
  }

  /** Gives it the keyboard. */
  void enter() {
    Node node = first == null ? KeyboardFocus.firstIn(whole) : first;
    if (node != null) {
      node.requestFocus();
    }
  }
}
