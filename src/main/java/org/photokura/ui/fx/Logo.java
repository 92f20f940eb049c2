package org.photokura.ui.fx;

import javafx.scene.Node;

/** The storehouse (kura) with a lens. */
public final class Logo {

  private Logo() {}

  /** The mark at a size. */
  public static Drawing mark(double size) {
    Node[] lines = {
      Shapes.path("M2.5 10 12 3.5 21.5 10", "pk-logo"),
      Shapes.path("M5 9.5V20h14V9.5", "pk-logo"),
      Shapes.circle(12, 14, 3.2, "pk-logo")
    };
    var drawing = new Drawing(24, 24, "", lines);
    drawing.setFactor(size / 24);
    return drawing;
  }
}
