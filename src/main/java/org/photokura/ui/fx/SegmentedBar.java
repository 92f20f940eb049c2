package org.photokura.ui.fx;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** A bar of coloured shares (capacity, outcomes), with 2 px between them. A share above nothing is at least 4 px wide. */
public final class SegmentedBar extends Region {

  private static final double GAP = 2;
  private static final double SMALLEST = 4;

  private final Rectangle clip = new Rectangle();
  private List<Segment> segments = List.of();

  /** @param height of the bar; its ends are round */
  public SegmentedBar(double height) {
    getStyleClass().add("pk-bar");
    setMinHeight(height);
    setPrefHeight(height);
    setMaxHeight(height);
    clip.setArcWidth(height);
    clip.setArcHeight(height);
    setClip(clip);
    setAccessibleRole(AccessibleRole.TEXT);
  }

  /**
   * A share.
   *
   * @param style its colour: {@code accent}, {@code other}, {@code success}, {@code danger}
   * @param share of the whole, 0 to 1
   */
  public record Segment(String style, double share) {}

  /** Shows these shares; what they leave is the empty track. */
  public void show(List<Segment> shares) {
    segments = shares.stream().filter(s -> s.share() > 0).toList();
    getChildren().setAll(segments.stream().map(s -> {
      var part = new Region();
      part.getStyleClass().addAll("pk-bar-part", s.style());
      return part;
    }).toList());
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    clip.setWidth(getWidth());
    clip.setHeight(getHeight());
    boolean full = segments.stream().mapToDouble(Segment::share).sum() > 0.999;
    double room = getWidth() - GAP * (segments.size() - (full ? 1 : 0));
    double small = segments.stream().filter(s -> s.share() * room < SMALLEST).count() * SMALLEST;
    double large = segments.stream().mapToDouble(Segment::share).filter(s -> s * room >= SMALLEST).sum();
    double factor = large > 0 ? Math.min(1, (room - small) / (room * large)) : 1;
    double x = 0;
    for (int i = 0; i < segments.size(); i++) {
      double share = segments.get(i).share();
      double width = share * room < SMALLEST ? SMALLEST : snapSizeX(share * room * factor);
      getChildren().get(i).resizeRelocate(snapPositionX(x), 0, width, getHeight());
      x += width + GAP;
    }
  }
}
