package org.photokura.ui.fx;

import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.photokura.library.Item;

/** A small square picture of an item, outside the grid. It asks for its picture while it is shown and lets go when it is not. */
public final class Thumb extends StackPane {

  /** Small pictures come in one size, so that few are kept. */
  private static final int PIXELS = 112;

  private final Thumbnails thumbnails;
  private final ImageView picture = new ImageView();
  private final FontIcon noPicture = Icons.icon("image", "subtle");
  private final double edge;
  private @Nullable Item item;
  private Thumbnails.@Nullable Request request;

  public Thumb(Thumbnails thumbnails, double edge) {
    this.thumbnails = thumbnails;
    this.edge = edge;
    picture.setFitWidth(edge);
    picture.setFitHeight(edge);
    picture.setSmooth(true);
    getStyleClass().add("pk-thumb");
    setMinSize(edge, edge);
    setPrefSize(edge, edge);
    setMaxSize(edge, edge);
    var corners = new Rectangle(edge, edge);
    corners.setArcWidth(12);
    corners.setArcHeight(12);
    picture.setClip(corners);
    noPicture.setVisible(false);
    getChildren().addAll(picture, noPicture);
    sceneProperty().subscribe(_ -> refresh());
  }

  /** Shows an item, or nothing. */
  public void show(@Nullable Item shown) {
    if (shown != item) {
      item = shown;
      picture.setImage(null);
      noPicture.setVisible(false);
      refresh();
    }
  }

  private void refresh() {
    if (request != null) {
      request.cancel();
      request = null;
    }
    if (item == null || getScene() == null) {
      return;
    }
    double scale = getScene().getWindow() == null ? 1 : getScene().getWindow().getRenderScaleX();
    int pixels = Math.max(PIXELS, (int) Math.ceil(edge * scale));
    var ready = thumbnails.inMemory(item, pixels);
    if (ready != null) {
      picture.setImage(ready);
    } else {
      request = thumbnails.request(item, pixels, 0, answer -> {
        picture.setImage(answer.image());
        noPicture.setVisible(answer.image() == null);
      });
    }
  }
}
