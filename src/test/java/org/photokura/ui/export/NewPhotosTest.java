package org.photokura.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.catalog.SavedItems;
import org.photokura.library.Item;
import org.photokura.settings.Settings;
import org.photokura.settings.SettingsStore;
import org.photokura.ui.fake.DirectUi;
import org.photokura.ui.fake.FakeSession;
import org.photokura.ui.fake.Samples;
import org.photokura.ui.fake.Story;
import org.photokura.ui.model.DestinationModel;
import org.photokura.ui.model.DiskRoom;
import org.photokura.ui.model.LibraryModel;
import org.photokura.ui.model.SettingsModel;

class NewPhotosTest {

  private static final Instant LAST_RUN = Instant.parse("2026-11-03T09:00:00Z");
  private static final String UDID = Samples.DEVICE.udid().value();

  @TempDir Path folder;
  private List<Item> items = List.of();
  private int savedCount;
  private LibraryModel library;
  private SettingsModel settings;
  private DestinationModel destination;
  private NewPhotos model;

  @BeforeEach
  void open() {
    var background = DirectUi.background();
    library = new LibraryModel((session, sink, cancellation) -> sink.items(items), background, Clock.systemUTC());
    settings = new SettingsModel(new SettingsStore(folder.resolve("settings.json")), Settings.STANDARD.withDestination(folder.toString()), background);
    destination = new DestinationModel(settings, _ -> saved(), _ -> new DiskRoom("D:", 1_000, 2_000), background);
    destination.destinationProperty().subscribe(now -> library.setSaved(now.saved()));
    model = new NewPhotos(library, destination, settings, Samples.DEVICE::udid);
  }

  /** The first few of the items. */
  private SavedItems saved() {
    var there = List.copyOf(items.subList(0, savedCount));
    return new SavedItems() {
      @Override
      public boolean contains(Item item) {
        return there.contains(item);
      }

      @Override
      public Optional<Instant> lastRun(String udid) {
        return Optional.of(LAST_RUN);
      }
    };
  }

  private void phoneHolds(int count, int ofThemSaved) {
    items = Story.items(60).stream().filter(i -> !i.hidden() && !i.trashed() && i.original() == Item.OriginalState.ON_DEVICE).limit(count).toList();
    assertThat(items).hasSize(count);
    savedCount = ofThemSaved;
    destination.look();
    library.read(new FakeSession(Samples.DEVICE, Samples.FACTS), true);
  }

  @Test
  void staysClosedUntilThereAreMore() {
    phoneHolds(20, 5);
    assertThat(model.offerProperty().get()).isEqualTo(new NewPhotos.Offer(15, LAST_RUN, folder));
    model.closeOffer();
    assertThat(model.offerProperty().get()).isNull();
    phoneHolds(20, 5);
    assertThat(model.offerProperty().get()).isNull();
    phoneHolds(21, 5);
    assertThat(model.offerProperty().get().count()).isEqualTo(16);
  }

  @Test
  void comesAgainForFewerOnceThoseWereSaved() {
    phoneHolds(20, 5);
    model.closeOffer();
    phoneHolds(20, 20);
    assertThat(model.offerProperty().get()).isNull();
    assertThat(settings.get().closedOffers()).doesNotContainKey(UDID);
    phoneHolds(24, 20);
    assertThat(model.offerProperty().get().count()).isEqualTo(4);
  }

  @Test
  void whatIsLeftAfterSomeWereSavedStaysClosed() {
    phoneHolds(20, 5);
    model.closeOffer();
    phoneHolds(20, 12);
    assertThat(model.offerProperty().get()).isNull();
    assertThat(settings.get().closedOffers()).containsEntry(UDID, 8);
    phoneHolds(22, 12);
    assertThat(model.offerProperty().get().count()).isEqualTo(10);
  }
}
