package org.photokura.ui.export;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;

/** The speed since the start: a curve over the samples, with lines at round MB/s. */
final class SpeedGraph extends Region {

  private static final double LEFT = 34;
  private static final double MEGABYTE = 1_000_000;
  private static final double EMPTY_TOP = 40;

  private final Path area = new Path();
  private final Path curve = new Path();
  private final Circle tip = new Circle(4);
  private final Line[] lines = {new Line(), new Line(), new Line()};
  private final Text[] numbers = {new Text(), new Text(), new Text()};
  private List<Double> samples = List.of();
  private double top = 20;

  SpeedGraph() {
    area.getStyleClass().add("area");
    curve.getStyleClass().add("curve");
    tip.getStyleClass().add("tip");
    for (int i = 0; i < lines.length; i++) {
      lines[i].getStyleClass().add(i == 0 ? "base" : "line");
      numbers[i].getStyleClass().add("number");
      numbers[i].setTextOrigin(VPos.CENTER);
    }
    getStyleClass().add("pk-graph");
    for (var shape : new javafx.scene.Node[] {lines[0], lines[1], lines[2], numbers[0], numbers[1], numbers[2], area, curve, tip}) {
      shape.setManaged(false);
      getChildren().add(shape);
    }
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
  }

  /** Shows samples of bytes per second, oldest first. */
  void show(List<Double> bytesPerSecond) {
    samples = bytesPerSecond.stream().map(b -> b / MEGABYTE).toList();
    double highest = samples.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    top = samples.isEmpty() ? EMPTY_TOP : roundedUp(highest);
    requestLayout();
  }

  /** The next of 2, 4, 10, 20, 40, 100 … at or above, so that half of it is round as well. */
  static double roundedUp(double megabytesPerSecond) {
    double magnitude = 1;
    while (true) {
      for (double step : new double[] {2, 4, 10}) {
        if (megabytesPerSecond <= step * magnitude) {
          return step * magnitude;
        }
      }
      magnitude *= 10;
    }
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight() - 10;
    double graphTop = 12;
    for (int i = 0; i < lines.length; i++) {
      double y = Math.round(height - (height - graphTop) * i / 2) + 0.5;
      lines[i].setStartX(LEFT);
      lines[i].setEndX(width);
      lines[i].setStartY(y);
      lines[i].setEndY(y);
      double value = top * i / 2;
      numbers[i].setText(value == Math.floor(value) ? Integer.toString((int) value) : Double.toString(value));
      numbers[i].setX(LEFT - 10 - numbers[i].getLayoutBounds().getWidth());
      numbers[i].setY(y);
    }
    drawCurve(width, height, graphTop);
  }

  private void drawCurve(double width, double height, double graphTop) {
    curve.getElements().clear();
    area.getElements().clear();
    boolean any = samples.size() >= 2;
    tip.setVisible(any);
    if (!any) {
      return;
    }
    double step = (width - LEFT) / (samples.size() - 1);
    double[] ys = samples.stream().mapToDouble(s -> height - (height - graphTop) * Math.min(1, s / top)).toArray();
    area.getElements().addAll(new MoveTo(LEFT, height), new LineTo(LEFT, ys[0]));
    curve.getElements().add(new MoveTo(LEFT, ys[0]));
    for (int i = 1; i < ys.length; i++) {
      double x = LEFT + step * i;
      double middle = x - step / 2;
      curve.getElements().add(new CubicCurveTo(middle, ys[i - 1], middle, ys[i], x, ys[i]));
      area.getElements().add(new CubicCurveTo(middle, ys[i - 1], middle, ys[i], x, ys[i]));
    }
    PathElement down = new LineTo(width, height);
    area.getElements().add(down);
    tip.setCenterX(width - 4);
    tip.setCenterY(ys[ys.length - 1]);
  }

  @Override
  protected double computePrefHeight(double width) {
    return 190;
  }
}
