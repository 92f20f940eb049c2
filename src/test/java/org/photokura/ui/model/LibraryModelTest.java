package org.photokura.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.photokura.catalog.SavedItems;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.library.Item;
import org.photokura.library.LibraryReader;
import org.photokura.library.LibrarySink;
import org.photokura.ui.fake.DirectUi;
import org.photokura.ui.fake.FakeSession;
import org.photokura.ui.fake.Samples;
import org.photokura.ui.fake.Story;
import org.photokura.ui.model.Source.Smart;

class LibraryModelTest {

  private static final FakeSession SESSION = new FakeSession(Samples.DEVICE, Samples.FACTS);

  private static LibraryModel model(LibraryReader reader) {
    return new LibraryModel(reader, DirectUi.background(), Clock.systemUTC());
  }

  private static SavedItems saved(Set<String> ids) {
    return new SavedItems() {
      @Override
      public boolean contains(Item item) {
        return ids.contains(item.id());
      }

      @Override
      public Optional<Instant> lastRun(String udid) {
        return Optional.empty();
      }
    };
  }

  private static Source.InAlbum album(String path, boolean folder) {
    return new Source.InAlbum(path, path.substring(path.lastIndexOf('/') + 1), folder);
  }

  private static Item item(String id, Instant added, boolean shared, String... albums) {
    var details = new Item.Details(Set.of(), null, null, null, null, null, null, null, added, null, shared);
    return new Item(id, id, Item.Kind.PHOTO, id, OffsetDateTime.parse("2019-07-04T12:00:00+09:00"), false, false, false, false, List.of(albums),
        Item.CloudState.PENDING, Item.OriginalState.ON_DEVICE, List.of(), details);
  }

  @Test
  void whatOthersSharedBelongsToItsAlbumsAlone() {
    var model = model((session, sink, cancellation) -> sink.items(List.of(item("mine", null, false), item("theirs", Instant.now(), true, "Family"))));
    model.read(SESSION, false);
    for (Smart kind : Smart.values()) {
      boolean mineToo = kind == Smart.ALL || kind == Smart.NOT_EXPORTED || kind == Smart.NOT_IN_ICLOUD;
      assertThat(model.state().count(kind).items()).as(kind.key()).isEqualTo(mineToo ? 1 : 0);
    }
    assertThat(model.state().count(album("Family", false)).items()).isEqualTo(1);
  }

  @Test
  void recentlyAddedIsWhatCameWithinThirtyDaysAndNotWhatWasTakenThen() {
    Instant read = Instant.parse("2026-11-22T12:00:00Z");
    var old = item("old", read.minus(Duration.ofDays(31)), false);
    var fresh = item("fresh", read.minus(Duration.ofDays(29)), false);
    var file = item("file", null, false).withCreated(OffsetDateTime.parse("2026-11-20T12:00:00+09:00"));
    var model = new LibraryModel((session, sink, cancellation) -> sink.items(List.of(old, fresh, file)), DirectUi.background(), Clock.fixed(read, ZoneOffset.UTC));
    model.read(SESSION, false);
    var basis = model.state().basis();
    assertThat(model.state().items()).filteredOn(i -> Smart.RECENTLY_ADDED.contains(i, basis)).containsExactlyInAnyOrder(fresh, file);
    assertThat(model.state().count(Smart.RECENTLY_ADDED).items()).isEqualTo(2);
  }

  @Test
  void anAlbumAndAFolderOfOnePathAreTwo() {
    var model = model((session, sink, cancellation) -> sink.items(List.of(item("a", null, false, "Farm"), item("b", null, false, "Farm/Pumpkins"))));
    model.read(SESSION, false);
    var basis = model.state().basis();
    assertThat(model.state().items()).filteredOn(i -> album("Farm", false).contains(i, basis)).extracting(Item::id).containsExactly("a");
    assertThat(model.state().items()).filteredOn(i -> album("Farm", true).contains(i, basis)).extracting(Item::id).containsExactly("b");
    assertThat(model.state().count(album("Farm", true)).items()).isEqualTo(1);
  }

  @Test
  void aGlanceIsShownUncountedAndMakesWayForTheRealItems() {
    var seen = new ArrayList<LibraryState>();
    var items = Story.items(300);
    var holder = new LibraryModel[1];
    holder[0] = model((session, sink, cancellation) -> {
      sink.preview(items.subList(0, 50));
      seen.add(holder[0].state());
      sink.items(items.subList(100, 300));
      seen.add(holder[0].state());
    });
    holder[0].read(SESSION, false);
    assertThat(seen.getFirst().items()).hasSize(50);
    assertThat(seen.getFirst().isGlance()).isTrue();
    assertThat(seen.getFirst().count(Smart.ALL)).isEqualTo(LibraryState.Count.ZERO);
    assertThat(seen.getLast().items()).hasSize(200);
    assertThat(seen.getLast().isGlance()).isFalse();
    assertThat(holder[0].state().items()).as("nothing of the glance stays").hasSize(200);
  }

  @Test
  void aGlanceDoesNotOutliveItsReading() {
    var model = model((session, sink, cancellation) -> {
      sink.preview(Story.items(50));
      throw DeviceException.device(ProblemId.DEVICE_GONE, "unplugged");
    });
    model.read(SESSION, false);
    assertThat(model.state()).isEqualTo(LibraryState.EMPTY);
    assertThat(model.failureProperty().get()).isNotNull();
  }

  @Test
  void aGlanceDoesNotReplaceWhatIsListed() {
    var glances = new boolean[1];
    var seen = new ArrayList<LibraryState>();
    var holder = new LibraryModel[1];
    holder[0] = model((session, sink, cancellation) -> {
      if (glances[0]) {
        sink.preview(Story.items(5));
        seen.add(holder[0].state());
      }
      sink.items(Story.items(100));
    });
    holder[0].read(SESSION, false);
    glances[0] = true;
    holder[0].read(SESSION, true);
    assertThat(seen.getFirst().items()).hasSize(100);
  }

  @Test
  void tellsHowFarTheDatabaseIs() {
    var seen = new ArrayList<LibraryModel.Progress>();
    var model = model((session, sink, cancellation) -> sink.progress(LibrarySink.Phase.COPYING_DATABASE, 25, 100));
    model.progressProperty().subscribe((_, now) -> seen.add(now));
    model.read(SESSION, false);
    assertThat(seen).extracting(LibraryModel.Progress::share).containsExactly(0.25);
  }

  @Test
  void exportedAndNewAndOnlyInICloudAddUpToAll() {
    var items = Story.items(2000);
    var model = model((session, sink, cancellation) -> sink.items(items));
    model.read(SESSION, false);
    var some = new java.util.HashSet<String>();
    items.stream().filter(i -> i.id().hashCode() % 3 == 0 && i.original() == Item.OriginalState.ON_DEVICE).forEach(i -> some.add(i.id()));
    model.setSaved(saved(some));
    var state = model.state();
    int all = state.count(Smart.ALL).items();
    long exported = items.stream().filter(i -> some.contains(i.id()) && !i.hidden() && !i.trashed()).count();
    assertThat(exported + state.count(Smart.NOT_EXPORTED).items() + state.count(Smart.ONLY_IN_ICLOUD).items()).isEqualTo(all);
    assertThat(all + state.count(Smart.HIDDEN).items() + state.count(Smart.RECENTLY_DELETED).items()).isEqualTo(2000);
  }

  @Test
  void aFolderCountsTheAlbumsBelowItOnce() {
    var model = model((session, sink, cancellation) -> {
      sink.items(Story.items(500));
      sink.albums(Story.ALBUMS);
    });
    model.read(SESSION, false);
    var state = model.state();
    int below = state.count(album("Trips/Kyoto in autumn", false)).items() + state.count(album("Trips/Lakes", false)).items();
    assertThat(state.count(album("Trips", true)).items()).isEqualTo(below).isPositive();
    assertThat(state.count(album("Trips", false)).items()).as("no album has the folder's path").isZero();
    assertThat(state.albums()).isEqualTo(Story.ALBUMS);
  }

  @Test
  void showsItemsBeforeTheReadingEnds() {
    var seen = new ArrayList<Integer>();
    var items = Story.items(300);
    var holder = new LibraryModel[1];
    holder[0] = model((session, sink, cancellation) -> {
      sink.items(items.subList(0, 100));
      seen.add(holder[0].state().items().size());
      sink.items(items.subList(100, 300));
    });
    holder[0].read(SESSION, false);
    assertThat(seen).containsExactly(100);
    assertThat(holder[0].state().items()).hasSize(300);
    assertThat(holder[0].state().complete()).isTrue();
  }

  @Test
  void keepsWhatIsListedWhenThePhoneGoesWhileItIsReadAgain() {
    var fails = new boolean[1];
    var model = model((session, sink, cancellation) -> {
      if (fails[0]) {
        sink.items(Story.items(3));
        throw DeviceException.device(ProblemId.DEVICE_GONE, "unplugged");
      }
      sink.items(Story.items(100));
    });
    model.read(SESSION, false);
    fails[0] = true;
    model.read(SESSION, true);
    assertThat(model.state().items()).hasSize(100);
    assertThat(model.failureProperty().get()).extracting(Problem::id).isEqualTo(ProblemId.DEVICE_GONE);
    assertThat(model.readingProperty().get()).isFalse();
  }

  @Test
  void forgetsTheOtherPhonesItems() {
    var model = model((session, sink, cancellation) -> {
      throw DeviceException.device(ProblemId.DEVICE_LOCKED, null);
    });
    model.read(SESSION, false);
    assertThat(model.state()).isEqualTo(LibraryState.EMPTY);
  }

  @Test
  void carriesNotices() {
    var model = model((session, sink, cancellation) -> {
      sink.notice(Problem.of(ProblemId.DATABASE_CORRUPT));
      sink.items(List.of());
    });
    model.read(SESSION, false);
    assertThat(model.state().notices()).extracting(Problem::id).containsExactly(ProblemId.DATABASE_CORRUPT);
    assertThat(model.state().knowsCloud()).isFalse();
  }
}
