package org.photokura.ui.preview;

import static org.photokura.ui.fx.Labels.present;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.photokura.library.Item;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Icons;

/** What the picture that is seen is, at its lower left: a Live Photo, a video of some length, the original of an edited photo, or only the phone's small copy. */
final class PictureBadges extends HBox {

  private final Texts texts;
  private final Label live;
  private final Label length = pill("", "camera-video");
  private final Label original;
  private final Label onlyCloud;

  PictureBadges(Texts texts) {
    super(8);
    this.texts = texts;
    live = pill(texts.get("ui.preview.live"), "bullseye");
    original = pill(texts.get("ui.preview.is-original"), "image");
    onlyCloud = pill(texts.get("ui.preview.small-copy"), "cloud");
    getChildren().addAll(original, onlyCloud, live, length);
    setManaged(false);
    setMouseTransparent(true);
  }

  private static Label pill(String text, String icon) {
    var pill = new Label(text, Icons.icon(icon));
    pill.getStyleClass().add("pk-preview-pill");
    pill.setMinWidth(Region.USE_PREF_SIZE);
    return pill;
  }

  /** @param isOriginal whether the original is seen although there is an edited version */
  void show(Item item, boolean isOriginal) {
    present(original, isOriginal);
    present(onlyCloud, item.original() == Item.OriginalState.ICLOUD_ONLY);
    present(live, item.kind() == Item.Kind.LIVE);
    String lasts = item.kind() == Item.Kind.VIDEO ? item.details().duration().map(texts.formats()::length).orElse("") : "";
    length.setText(lasts);
    present(length, !lasts.isEmpty());
  }
}
