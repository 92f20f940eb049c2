package org.photokura.ui.export;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.photokura.device.Udid;
import org.photokura.settings.Settings.OnConnect;
import org.photokura.ui.model.DestinationModel;
import org.photokura.ui.model.LibraryModel;
import org.photokura.ui.model.LibraryState;
import org.photokura.ui.model.SettingsModel;
import org.photokura.ui.model.Source.Smart;

/** Whether "137 new" is offered. Closed, it stays closed for this phone until there are more; once some of them are saved it is the lower number that counts. */
final class NewPhotos implements AutoCloseable {

  private final LibraryModel library;
  private final DestinationModel destination;
  private final SettingsModel settings;
  private final Supplier<@Nullable Udid> phone;
  private final ReadOnlyObjectWrapper<@Nullable Offer> offer = new ReadOnlyObjectWrapper<>();
  private final Subscription following;

  /**
   * An offer.
   *
   * @param count of photos that the destination does not hold
   * @param since when the last export from this phone ended
   * @param folder where they would go
   */
  record Offer(int count, Instant since, Path folder) {}

  /** @param phone the one that is listed, which may come later than this */
  NewPhotos(LibraryModel library, DestinationModel destination, SettingsModel settings, Supplier<@Nullable Udid> phone) {
    this.library = library;
    this.destination = destination;
    this.settings = settings;
    this.phone = phone;
    following = Subscription.combine(library.stateProperty().subscribe(_ -> look()), destination.destinationProperty().subscribe(_ -> look()),
        settings.settingsProperty().subscribe(_ -> look()));
  }

  /** What is offered; null for nothing. */
  ReadOnlyObjectProperty<@Nullable Offer> offerProperty() {
    return offer.getReadOnlyProperty();
  }

  /** The person does not want it. */
  void closeOffer() {
    Offer closed = offer.get();
    Udid listed = phone.get();
    if (closed != null && listed != null) {
      settings.update(s -> s.withClosedOffer(listed.value(), closed.count()));
    }
  }

  private void look() {
    LibraryState state = library.state();
    var folder = destination.get();
    Udid listed = phone.get();
    if (listed == null || folder == null || !folder.isThere() || !state.complete() || state.saved() != folder.saved()) {
      offer.set(null);
      return;
    }
    String udid = listed.value();
    int fresh = state.count(Smart.NOT_EXPORTED).items();
    // What the files alone tell is less than the whole, not what became less.
    if (!state.isDenied() && fresh < settings.get().closedOffers().getOrDefault(udid, 0)) {
      settings.update(s -> s.withClosedOffer(udid, fresh));
    }
    boolean wanted = settings.get().onConnect() == OnConnect.OFFER_NEW && fresh > settings.get().closedOffers().getOrDefault(udid, 0);
    offer.set(folder.saved().lastRun(udid).filter(_ -> wanted).map(since -> new Offer(fresh, since, folder.folder())).orElse(null));
  }

  @Override
  public void close() {
    following.unsubscribe();
  }
}
