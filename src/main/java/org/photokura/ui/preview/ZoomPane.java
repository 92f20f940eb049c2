package org.photokura.ui.preview;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Point2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** A picture that fits, can be enlarged around the pointer, and moved while it is larger than its place. */
final class ZoomPane extends Region {

  private static final double MOST = 8;
  private static final double STEP = 1.25;

  private final ImageView view = new ImageView();
  private final ReadOnlyBooleanWrapper enlarged = new ReadOnlyBooleanWrapper();
  private double factor = 1;
  private double offsetX;
  private double offsetY;
  private double grabX;
  private double grabY;

  ZoomPane() {
    view.setPreserveRatio(true);
    view.setSmooth(true);
    view.setManaged(false);
    var clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    getChildren().add(view);
    addEventHandler(ScrollEvent.SCROLL, event -> {
      zoom(Math.pow(STEP, event.getDeltaY() / 40), event.getX(), event.getY());
      event.consume();
    });
    addEventHandler(ZoomEvent.ZOOM, event -> {
      zoom(event.getZoomFactor(), event.getX(), event.getY());
      event.consume();
    });
    addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
      grabX = event.getX() - offsetX;
      grabY = event.getY() - offsetY;
    });
    addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
      offsetX = event.getX() - grabX;
      offsetY = event.getY() - grabY;
      requestLayout();
    });
    addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
      // Two double clicks in quick succession count up to four.
      if (event.getClickCount() % 2 == 0 && event.isStillSincePress()) {
        if (factor > 1) {
          fit();
        } else {
          zoom(2.5, event.getX(), event.getY());
        }
      }
    });
    setMinSize(0, 0);
  }

  /** Shows a picture, fitted unless it is the same photo sharper. */
  void show(@Nullable Image image, boolean keepZoom) {
    view.setImage(image);
    if (!keepZoom) {
      fit();
    }
    requestLayout();
  }

  /** Fits the picture. */
  void fit() {
    factor = 1;
    enlarged.set(false);
    offsetX = 0;
    offsetY = 0;
    requestLayout();
  }

  /** A step larger or smaller, around the middle. */
  void step(int steps) {
    zoom(Math.pow(STEP, steps), getWidth() / 2, getHeight() / 2);
  }

  /** Whether it is larger than fits. */
  ReadOnlyBooleanProperty enlargedProperty() {
    return enlarged.getReadOnlyProperty();
  }

  /** Whether there is a picture. */
  boolean hasPicture() {
    return view.getImage() != null;
  }

  /** Where the fitted picture lies, for what is laid over it. */
  Rectangle place() {
    Image image = view.getImage();
    if (image == null) {
      return new Rectangle(0, 0, getWidth(), getHeight());
    }
    double fit = Math.min(getWidth() / image.getWidth(), getHeight() / image.getHeight());
    double width = image.getWidth() * fit;
    double height = image.getHeight() * fit;
    return new Rectangle((getWidth() - width) / 2, (getHeight() - height) / 2, width, height);
  }

  private void zoom(double by, double x, double y) {
    if (view.getImage() == null) {
      return;
    }
    double next = Math.clamp(factor * by, 1, MOST);
    var middle = new Point2D(getWidth() / 2, getHeight() / 2);
    double change = next / factor;
    offsetX = (offsetX - (x - middle.getX())) * change + (x - middle.getX());
    offsetY = (offsetY - (y - middle.getY())) * change + (y - middle.getY());
    factor = next;
    enlarged.set(next > 1);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    Image image = view.getImage();
    if (image == null) {
      return;
    }
    double fit = Math.min(getWidth() / image.getWidth(), getHeight() / image.getHeight());
    double width = image.getWidth() * fit * factor;
    double height = image.getHeight() * fit * factor;
    double roomX = Math.max(0, (width - getWidth()) / 2);
    double roomY = Math.max(0, (height - getHeight()) / 2);
    offsetX = Math.clamp(offsetX, -roomX, roomX);
    offsetY = Math.clamp(offsetY, -roomY, roomY);
    view.setFitWidth(width);
    view.setFitHeight(height);
    view.relocate((getWidth() - width) / 2 + offsetX, (getHeight() - height) / 2 + offsetY);
  }
}
