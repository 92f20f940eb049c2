package org.photokura.ui.fx;

import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;

/** Shapes for drawings; their colours come from CSS classes ({@code pk-art-…}). */
public final class Shapes {

  private Shapes() {}

  /** A rectangle with round corners. */
  public static Rectangle rect(double x, double y, double width, double height, double radius, String... styles) {
    var rect = new Rectangle(x, y, width, height);
    rect.setArcWidth(2 * radius);
    rect.setArcHeight(2 * radius);
    return styled(rect, styles);
  }

  /** A path in SVG's words. */
  public static SVGPath path(String content, String... styles) {
    var path = new SVGPath();
    path.setContent(content);
    return styled(path, styles);
  }

  public static Circle circle(double x, double y, double radius, String... styles) {
    return styled(new Circle(x, y, radius), styles);
  }

  private static <S extends Shape> S styled(S shape, String... styles) {
    shape.getStyleClass().addAll(styles);
    return shape;
  }
}
