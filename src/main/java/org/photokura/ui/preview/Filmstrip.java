package org.photokura.ui.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.photokura.library.Item;
import org.photokura.ui.fx.Thumb;
import org.photokura.ui.fx.Thumbnails;

/** The neighbours of the photo that is looked at, which stands in the middle. As many thumbs as fit, reused. */
final class Filmstrip extends Region {

  private static final double EDGE = 56;
  private static final double CURRENT = 76;
  private static final double GAP = 6;
  private static final double AROUND = 12;

  private final List<Item> items;
  private final Thumbnails thumbnails;
  private final IntConsumer onChoose;
  private final Thumb current;
  private final StackPane frame;
  private final List<Thumb> before = new ArrayList<>();
  private final List<Thumb> after = new ArrayList<>();
  private int index;

  Filmstrip(List<Item> items, Thumbnails thumbnails, IntConsumer onChoose) {
    this.items = items;
    this.thumbnails = thumbnails;
    this.onChoose = onChoose;
    this.current = new Thumb(thumbnails, CURRENT);
    this.frame = new StackPane(current);
    frame.getStyleClass().add("pk-current-thumb");
    frame.setAlignment(Pos.CENTER);
    frame.setManaged(false);
    getChildren().add(frame);
    getStyleClass().add("pk-filmstrip");
    setMinHeight(92);
    setPrefHeight(92);
    setMaxHeight(92);
    var clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
  }

  void go(int to) {
    index = to;
    current.show(items.get(to));
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double middle = getWidth() / 2;
    double y = (getHeight() - EDGE) / 2;
    frame.resizeRelocate(Math.round(middle - CURRENT / 2 - 4), (getHeight() - CURRENT - 8) / 2, CURRENT + 8, CURRENT + 8);
    // Whole ones only: a part of one at the rim looks like a mistake.
    int fit = Math.max(0, (int) ((middle - CURRENT / 2 - AROUND) / (EDGE + GAP)));
    while (before.size() < fit) {
      before.add(make());
      after.add(make());
    }
    for (int i = 0; i < before.size(); i++) {
      place(before.get(i), index - 1 - i, middle - CURRENT / 2 - AROUND - (i + 1) * EDGE - i * GAP, y, i < fit);
      place(after.get(i), index + 1 + i, middle + CURRENT / 2 + AROUND + i * (EDGE + GAP), y, i < fit);
    }
  }

  private Thumb make() {
    var thumb = new Thumb(thumbnails, EDGE);
    thumb.setManaged(false);
    thumb.setOpacity(0.78);
    thumb.setCursor(Cursor.HAND);
    getChildren().addFirst(thumb);
    return thumb;
  }

  private void place(Thumb thumb, int at, double x, double y, boolean fits) {
    boolean there = fits && at >= 0 && at < items.size();
    thumb.setVisible(there);
    thumb.show(there ? items.get(at) : null);
    thumb.setOnMouseClicked(_ -> onChoose.accept(at));
    thumb.resizeRelocate(Math.round(x), Math.round(y), EDGE, EDGE);
  }
}
