package org.photokura.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
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
    int below = state.count(new Source.InAlbum("Trips/Kyoto in autumn")).items() + state.count(new Source.InAlbum("Trips/Lakes")).items();
    assertThat(state.count(new Source.InAlbum("Trips")).items()).isEqualTo(below).isPositive();
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
