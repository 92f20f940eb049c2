package org.photokura.ui.export;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.photokura.device.Udid;
import org.photokura.settings.Settings.OnConnect;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Labels;
import org.photokura.ui.fx.MessageBar;
import org.photokura.ui.fx.View;
import org.photokura.ui.model.DestinationModel;
import org.photokura.ui.model.LibraryModel;
import org.photokura.ui.model.LibraryState;
import org.photokura.ui.model.SettingsModel;
import org.photokura.ui.model.Source.Smart;

/** "137 new since 3 November": one click saves them as the last time. Closed, it stays closed for this phone until the number grows. */
public final class NewPhotosOffer extends View {

  private final LibraryModel library;
  private final DestinationModel destination;
  private final SettingsModel settings;
  private final Texts texts;
  private final Supplier<@Nullable Udid> phone;
  private final Runnable export;
  private final StackPane root = new StackPane();

  /**
   * @param phone the one that is listed, which may come later than the page
   * @param export saves what is new
   */
  public NewPhotosOffer(
      LibraryModel library, DestinationModel destination, SettingsModel settings, Texts texts, Supplier<@Nullable Udid> phone, Runnable export) {
    this.library = library;
    this.destination = destination;
    this.settings = settings;
    this.texts = texts;
    this.phone = phone;
    this.export = export;
    root.getStyleClass().add("pk-offer");
    follow(library.stateProperty(), this::show);
    followChanges(destination.destinationProperty(), () -> show(library.state()));
    followChanges(settings.settingsProperty(), () -> show(library.state()));
  }

  private void show(LibraryState state) {
    var folder = destination.get();
    Udid listed = phone.get();
    String udid = listed == null ? "" : listed.value();
    Optional<Instant> last = folder == null || listed == null ? Optional.empty() : folder.saved().lastRun(udid);
    int fresh = state.count(Smart.NOT_EXPORTED).items();
    int closedAt = settings.get().closedOffers().getOrDefault(udid, 0);
    boolean shown = state.complete() && last.isPresent() && fresh > closedAt && settings.get().onConnect() == OnConnect.OFFER_NEW
        && folder != null && folder.isThere() && state.saved() == folder.saved();
    Labels.present(root, shown);
    root.getChildren().clear();
    if (shown) {
      root.getChildren().add(bar(udid, fresh, last.orElseThrow(), folder));
    }
  }

  private MessageBar bar(String udid, int fresh, Instant last, DestinationModel.@Nullable Destination folder) {
    LocalDate day = LocalDate.ofInstant(last, ZoneId.systemDefault());
    String where = folder == null ? "" : folder.folder().toString();
    var lead = texts.get("ui.offer.lead", Map.of("count", fresh, "day", texts.formats().shortDay(day, library.today())));
    var bar = MessageBar.offer(lead, texts.get("ui.offer.text", "folder", where));
    var button = Buttons.main(texts.get("ui.offer.export", "count", fresh), export);
    button.setId("export-new");
    bar.add(button);
    bar.add(Buttons.flatIcon(texts.get("ui.close"), "x", () -> settings.update(s -> s.withClosedOffer(udid, fresh))));
    return bar;
  }

  @Override
  public Parent root() {
    return root;
  }
}
