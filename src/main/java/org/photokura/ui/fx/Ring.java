package org.photokura.ui.fx;

import javafx.animation.Interpolator;
import javafx.animation.RotateTransition;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.util.Duration;

/**
 * The ring that waits or fills. AtlantaFX' own indicator cannot be drawn thinner than its text allows and turns by re-laying out; this one is two shapes.
 * A waiting ring turns only while it is on screen.
 */
public final class Ring extends Region {

  private static final double WAITING_SHARE = 0.28;

  private final Circle track = new Circle();
  private final Arc arc = new Arc();
  private final double size;
  private double progress;
  private boolean waiting;

  private Ring(double size, double stroke) {
    this.size = size;
    double radius = (size - stroke) / 2;
    getStyleClass().add("pk-ring");
    track.getStyleClass().add("track");
    arc.getStyleClass().add("arc");
    track.setRadius(radius);
    arc.setRadiusX(radius);
    arc.setRadiusY(radius);
    arc.setStartAngle(90);
    arc.setType(ArcType.OPEN);
    track.setStrokeWidth(stroke);
    arc.setStrokeWidth(stroke);
    for (var shape : new javafx.scene.shape.Shape[] {track, arc}) {
      shape.setManaged(false);
      shape.setLayoutX(size / 2);
      shape.setLayoutY(size / 2);
    }
    getChildren().addAll(track, arc);
    setMinSize(size, size);
    setPrefSize(size, size);
    setMaxSize(size, size);
    setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
  }

  /** A ring that waits. */
  public static Ring waiting(double size, double stroke) {
    var ring = new Ring(size, stroke);
    ring.arc.setLength(-360 * WAITING_SHARE);
    ring.waiting = true;
    var turning = new RotateTransition(Duration.seconds(1.1), ring);
    turning.setByAngle(360);
    turning.setInterpolator(Interpolator.LINEAR);
    Motion.playWhileShown(ring, turning, () -> ring.setRotate(0));
    return ring;
  }

  /** A ring that fills. */
  public static Ring filling(double size, double stroke) {
    return new Ring(size, stroke);
  }

  /** Shows a share from 0 to 1. */
  public void setProgress(double share) {
    progress = Math.clamp(share, 0, 1);
    arc.setLength(-360 * progress);
    notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
  }

  public double size() {
    return size;
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case VALUE -> progress;
      case MIN_VALUE -> 0.0;
      case MAX_VALUE -> 1.0;
      case INDETERMINATE -> waiting;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
