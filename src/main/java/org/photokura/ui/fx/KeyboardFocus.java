package org.photokura.ui.fx;

import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Shows where the keyboard is as long as keys are used, however the focus came there. JavaFX by itself shows it only where Tab led: neither after F6, nor in a
 * sheet that a shortcut opened, nor among the photos once one was clicked. The mouse ends it.
 */
public final class KeyboardFocus {

  private static final PseudoClass VISIBLE = PseudoClass.getPseudoClass("focus-visible");
  private static final Set<KeyCode> MODIFIERS =
      Set.of(KeyCode.SHIFT, KeyCode.CONTROL, KeyCode.ALT, KeyCode.ALT_GRAPH, KeyCode.META, KeyCode.COMMAND, KeyCode.WINDOWS, KeyCode.CAPS);

  private boolean keys;
  private @Nullable Node shown;

  private KeyboardFocus() {}

  /** Watches a scene from now on. */
  public static void watch(Scene scene) {
    var focus = new KeyboardFocus();
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (!MODIFIERS.contains(event.getCode())) {
        focus.by(true, scene.getFocusOwner());
      }
    });
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> focus.by(false, scene.getFocusOwner()));
    scene.focusOwnerProperty().subscribe(focus::show);
  }

  private void by(boolean keyboard, @Nullable Node owner) {
    keys = keyboard;
    show(owner);
  }

  private void show(@Nullable Node owner) {
    if (shown != null && (shown != owner || !keys)) {
      shown.pseudoClassStateChanged(VISIBLE, false);
      shown = null;
    }
    if (keys && owner != null) {
      owner.pseudoClassStateChanged(VISIBLE, true);
      shown = owner;
    }
  }

  /** The first node within that takes the keyboard; null if none does. */
  public static @Nullable Node firstIn(Parent parent) {
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (!child.isVisible() || child.isDisabled()) {
        continue;
      }
      if (child.isFocusTraversable()) {
        return child;
      }
      Node inner = child instanceof Parent further ? firstIn(further) : null;
      if (inner != null) {
        return inner;
      }
    }
    return null;
  }
}
