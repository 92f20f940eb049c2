package org.photokura.ui.fx;

import java.util.Locale;
import javafx.scene.layout.Pane;
import javafx.scene.shape.SVGPath;

/** Four misty ridges along the lower edge of an empty page. Computed once per width; takes no part in layout or mouse. */
public final class Ridges extends Pane {

  private static final int STEP = 8;

  private final SVGPath[] ridges = new SVGPath[4];
  private final double phase;
  private final double ridgeHeight;
  private double drawnWidth = -1;

  /**
   * @param height of the highest ridge
   * @param phase tells one page's hills from another's
   */
  public Ridges(double height, double phase) {
    this.phase = phase;
    this.ridgeHeight = height;
    for (int i = 0; i < ridges.length; i++) {
      ridges[i] = Shapes.path("", "pk-mist-" + (i + 1));
      ridges[i].setManaged(false);
    }
    getChildren().addAll(ridges);
    setManaged(false);
    setMouseTransparent(true);
    setFocusTraversable(false);
    getStyleClass().add("pk-ridges");
  }

  /** Fits the hills into the lower part of a page. */
  public void fit(double pageWidth, double pageHeight) {
    resizeRelocate(0, pageHeight - ridgeHeight, pageWidth, ridgeHeight);
    if (pageWidth != drawnWidth && pageWidth > 0) {
      drawnWidth = pageWidth;
      for (int i = 0; i < ridges.length; i++) {
        ridges[i].setContent(ridge(i, pageWidth));
      }
    }
  }

  /** The outline of one ridge: three waves of falling height, each ridge lower, flatter and shifted against the one behind. */
  private String ridge(int number, double width) {
    double crest = ridgeHeight * (0.15 + 0.21 * number);
    double swing = ridgeHeight * (0.125 - 0.017 * number);
    var path = new StringBuilder("M0 ").append(ridgeHeight);
    for (double x = 0; x <= width + STEP; x += STEP) {
      double turn = x / width * 2 * Math.PI;
      double wave = 0.6 * Math.sin(turn * (0.95 + 0.22 * number) + phase + 1.8 * number)
          + 0.27 * Math.sin(turn * (2.4 + 0.4 * number) + 2 * phase + number)
          + 0.09 * Math.sin(turn * (5.3 + number) + 3 * number);
      path.append(String.format(Locale.ROOT, "L%.0f %.1f", x, crest - swing * wave));
    }
    return path.append("L").append(width + STEP).append(' ').append(ridgeHeight).append('Z').toString();
  }
}
