package org.photokura.ui.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.stage.Window;

/** Finds words that cannot be read whole: cut with an ellipsis though no tooltip tells the rest, or reaching out of what they lie in. */
final class Cuts {

  private static final String CORNER = "corner";

  /** Rounding to whole pixels. */
  private static final double TOLERANCE = 1.5;

  private final List<String> found = new ArrayList<>();

  private Cuts() {}

  /** What is cut in the windows that are open. */
  static List<String> now() {
    var cuts = new Cuts();
    Window.getWindows().stream().filter(Window::isShowing).forEach(window -> cuts.look(window.getScene().getRoot(), ""));
    return cuts.found;
  }

  /** @param told by the tooltips around it */
  private void look(Node node, String told) {
    if (!node.isVisible()) {
      return;
    }
    String tells = node instanceof Control control && control.getTooltip() != null ? told + "\n" + control.getTooltip().getText() : told;
    if (node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isEmpty()) {
      if (labeled.isTextTruncated() && !Stream.of(labeled.getText().split("(?<=[.。])\\s*")).allMatch(tells::contains)) {
        found.add("cut: “%s” of %.0f × %.0f".formatted(labeled.getText(), labeled.getWidth(), labeled.getHeight()));
      }
      if (!labeled.getStyleClass().contains(CORNER)) {
        reach(labeled); // A badge sits on the corner of its button.
      }
    }
    if (node instanceof TextField field && field.getText().isEmpty()) {
      field.lookupAll(".text").stream().filter(Text.class::isInstance).map(Text.class::cast).filter(text -> text.getText().equals(field.getPromptText()))
          .filter(text -> text.getLayoutBounds().getWidth() > text.getParent().getLayoutBounds().getWidth() + TOLERANCE)
          .forEach(_ -> found.add("cut prompt: “%s” of %.0f".formatted(field.getPromptText(), field.getWidth())));
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> look(child, tells));
    }
  }

  /** Whether it reaches out of a box around it, below which other words may lie. What scrolls may be longer than it shows. */
  private void reach(Labeled labeled) {
    Bounds words = labeled.localToScene(labeled.getLayoutBounds());
    for (Parent around = labeled.getParent(); around != null && !scrolls(around); around = around.getParent()) {
      Bounds box = around.localToScene(around.getLayoutBounds());
      boolean wide = words.getMaxX() > box.getMaxX() + TOLERANCE || words.getMinX() < box.getMinX() - TOLERANCE;
      boolean high = around instanceof Pane && (words.getMaxY() > box.getMaxY() + TOLERANCE || words.getMinY() < box.getMinY() - TOLERANCE);
      if (wide || high) {
        found.add("reaches out of %s %s: “%s”".formatted(around.getClass().getSimpleName(), around.getStyleClass(), labeled.getText()));
        return;
      }
    }
  }

  private static boolean scrolls(Parent box) {
    return box.getClip() != null || box.getParent() != null && box.getParent().getClip() != null || box instanceof ScrollPane || box instanceof VirtualFlow<?>;
  }
}
