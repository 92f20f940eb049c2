package org.photokura.ui.export;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.photokura.device.Udid;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Labels;
import org.photokura.ui.fx.MessageBar;
import org.photokura.ui.fx.View;
import org.photokura.ui.model.DestinationModel;
import org.photokura.ui.model.LibraryModel;
import org.photokura.ui.model.SettingsModel;

/** "137 new since 3 November": one click saves them as the last time. */
public final class NewPhotosOffer extends View {

  private final LibraryModel library;
  private final NewPhotos model;
  private final Texts texts;
  private final Runnable export;
  private final StackPane root = new StackPane();

  /**
   * @param phone the one that is listed, which may come later than the page
   * @param export saves what is new
   */
  public NewPhotosOffer(
      LibraryModel library, DestinationModel destination, SettingsModel settings, Texts texts, Supplier<@Nullable Udid> phone, Runnable export) {
    this.library = library;
    this.model = new NewPhotos(library, destination, settings, phone);
    this.texts = texts;
    this.export = export;
    root.getStyleClass().add("pk-offer");
    own((Subscription) model::close);
    follow(model.offerProperty(), this::show);
  }

  private void show(NewPhotos.@Nullable Offer offer) {
    Labels.present(root, offer != null);
    root.getChildren().clear();
    if (offer != null) {
      root.getChildren().add(bar(offer));
    }
  }

  private MessageBar bar(NewPhotos.Offer offer) {
    LocalDate day = LocalDate.ofInstant(offer.since(), ZoneId.systemDefault());
    var lead = texts.get("ui.offer.lead", Map.of("count", offer.count(), "day", texts.formats().shortDay(day, library.today())));
    var bar = MessageBar.offer(lead, texts.get("ui.offer.text", "folder", offer.folder().toString()));
    var button = Buttons.main(texts.get("ui.offer.export", "count", offer.count()), export);
    button.setId("export-new");
    bar.add(button);
    bar.add(Buttons.flatIcon(texts.get("ui.close"), "x", model::closeOffer));
    return bar;
  }

  @Override
  public Parent root() {
    return root;
  }
}
