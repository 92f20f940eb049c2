package org.photokura.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.photokura.library.Item;
import org.photokura.ui.fake.DirectUi;
import org.photokura.ui.fake.FakeSession;
import org.photokura.ui.fake.Samples;
import org.photokura.ui.fake.Story;
import org.photokura.ui.grid.GridQuery.Sort;
import org.photokura.ui.grid.GridQuery.State;
import org.photokura.ui.grid.GridViewModel.Ticked;
import org.photokura.ui.model.LibraryModel;
import org.photokura.ui.model.SelectionModel;
import org.photokura.ui.model.Source;
import org.photokura.ui.model.Source.Smart;

class GridViewModelTest {

  private List<Item> all = Story.items(300);
  private final SelectionModel selection = new SelectionModel();
  private final LibraryModel library = new LibraryModel((session, sink, cancellation) -> sink.items(all), DirectUi.background(), Clock.systemUTC());
  private final GridViewModel grid = new GridViewModel(library, selection, DirectUi.background());

  @BeforeEach
  void read() {
    library.read(new FakeSession(Samples.DEVICE, Samples.FACTS), false);
  }

  private List<String> ticked() {
    return selection.items().stream().map(Item::id).toList();
  }

  private String id(int index) {
    return grid.content().items().get(index).id();
  }

  @Test
  void showsTheNewestDayFirstAndLeavesHiddenAndDeletedOut() {
    var content = grid.content();
    assertThat(content.items()).hasSize((int) all.stream().filter(i -> !i.hidden() && !i.trashed()).count());
    for (int i = 1; i < content.sections().size(); i++) {
      assertThat(content.sections().get(i).day()).isBefore(content.sections().get(i - 1).day());
      assertThat(content.sections().get(i).from()).isEqualTo(content.sections().get(i - 1).to());
    }
    assertThat(content.sections().stream().mapToInt(s -> s.count().items()).sum()).isEqualTo(content.count().items());
  }

  @Test
  void aFirstGlanceCanBeLookedAtAndNotBeActedOn() {
    var opened = new int[1];
    var glancing = new LibraryModel[1];
    var glanced = new GridViewModel[1];
    glancing[0] = new LibraryModel((session, sink, cancellation) -> {
      sink.preview(all.subList(0, 20));
      var looked = glanced[0];
      assertThat(looked.content().items()).hasSizeGreaterThan(10);
      looked.click(2, false, false);
      looked.click(4, true, true);
      looked.tick(1);
      looked.tickSection(0);
      looked.extendTo(3);
      looked.band(List.of(0, 1), List.of());
      looked.selectAllShown();
      looked.open(0);
      sink.items(all);
    }, DirectUi.background(), Clock.systemUTC());
    var none = new SelectionModel();
    glanced[0] = new GridViewModel(glancing[0], none, DirectUi.background());
    glanced[0].setOnOpen(_ -> opened[0]++);
    glancing[0].read(new FakeSession(Samples.DEVICE, Samples.FACTS), false);
    assertThat(none.isEmpty()).isTrue();
    assertThat(opened[0]).isZero();
    glanced[0].selectAllShown();
    assertThat(none.items()).hasSameSizeAs(glanced[0].content().items());
  }

  @Test
  void aPlainClickSelectsOneAndAnotherMovesTheSelection() {
    grid.click(3, false, false);
    grid.click(5, false, false);
    assertThat(ticked()).containsExactly(id(5));
    grid.click(5, false, false);
    assertThat(ticked()).isEmpty();
  }

  @Test
  void aPlainClickNeverThrowsASelectionOfSeveralAway() {
    grid.click(3, false, false);
    grid.click(7, false, true);
    assertThat(ticked()).hasSize(5);
    grid.click(20, false, false);
    assertThat(ticked()).hasSize(6).contains(id(20));
    grid.click(4, false, false);
    assertThat(ticked()).hasSize(5).doesNotContain(id(4));
  }

  @Test
  void shiftSelectsTheRangeFromTheLastClickAndCtrlAdds() {
    grid.click(10, false, false);
    grid.click(6, false, true);
    assertThat(ticked()).containsExactlyInAnyOrder(id(6), id(7), id(8), id(9), id(10));
    grid.click(12, false, true);
    assertThat(ticked()).containsExactlyInAnyOrder(id(10), id(11), id(12));
    grid.click(2, true, false);
    assertThat(ticked()).hasSize(4).contains(id(2));
    grid.click(0, true, true);
    assertThat(ticked()).hasSize(6).contains(id(0), id(1), id(2), id(12));
  }

  @Test
  void theTickOfADayTakesAllThenNothing() {
    var day = grid.content().sections().get(1);
    assertThat(grid.ticked(1)).isEqualTo(Ticked.NONE);
    grid.tick(day.from());
    assertThat(grid.ticked(1)).isEqualTo(Ticked.SOME);
    grid.tickSection(1);
    assertThat(grid.ticked(1)).isEqualTo(Ticked.ALL);
    assertThat(selection.size()).isEqualTo(day.to() - day.from());
    grid.tickSection(1);
    assertThat(selection.isEmpty()).isTrue();
  }

  @Test
  void aRubberBandAddsToWhatWasThereAndLetsGoOfWhatItLeaves() {
    grid.click(0, false, false);
    var before = selection.items();
    grid.band(List.of(4, 5, 6), before);
    assertThat(ticked()).containsExactlyInAnyOrder(id(0), id(4), id(5), id(6));
    grid.band(List.of(4), before);
    assertThat(ticked()).containsExactlyInAnyOrder(id(0), id(4));
  }

  @Test
  void searchLooksAtNamesAlbumsAndDates() {
    grid.queryProperty().set(GridQuery.ALL.withSearch("kyoto"));
    assertThat(grid.content().items()).isNotEmpty().allMatch(i -> i.albums().contains("Trips/Kyoto in autumn"));
    grid.queryProperty().set(GridQuery.ALL.withSearch(all.getFirst().name().toLowerCase(java.util.Locale.ROOT)));
    assertThat(grid.content().items()).extracting(Item::name).contains(all.getFirst().name());
    grid.queryProperty().set(GridQuery.ALL.withSearch("2026-11-04"));
    assertThat(grid.content().sections()).hasSize(1);
    grid.queryProperty().set(GridQuery.ALL.withSearch("4 November 2026"));
    assertThat(grid.content().sections()).singleElement().satisfies(day -> assertThat(day.day()).isEqualTo(LocalDate.of(2026, 11, 4)));
    grid.queryProperty().set(GridQuery.ALL.withSearch("no such thing"));
    assertThat(grid.content().items()).isEmpty();
    assertThat(grid.focusProperty().get()).isNull();
  }

  @Test
  void findsAnItemThatIsNotShown() {
    var wanted = all.stream().filter(item -> item.kind() == Item.Kind.PHOTO && !item.hidden() && !item.trashed()).skip(40).findFirst().orElseThrow();
    grid.sourceProperty().set(Smart.VIDEOS);
    grid.queryProperty().set(GridQuery.ALL.withSearch("IMG_99"));
    grid.find(wanted);
    assertThat(grid.content().isWhole()).isTrue();
    assertThat(grid.focusedItem()).isEqualTo(wanted);
  }

  @Test
  void filtersCombine() {
    var query = GridQuery.ALL.withFilters(Set.of(Item.Kind.VIDEO, Item.Kind.LIVE), Set.of(State.NOT_IN_ICLOUD), LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 4));
    assertThat(query.filters()).as("as many as were ticked or filled in").isEqualTo(5);
    grid.queryProperty().set(query);
    assertThat(grid.content().items()).isNotEmpty().allMatch(i -> i.cloud() == Item.CloudState.PENDING && i.kind() != Item.Kind.PHOTO);
  }

  @Test
  void ordersByWhatIsAsked() {
    grid.queryProperty().set(GridQuery.ALL.withSort(Sort.OLDEST));
    assertThat(grid.content().items().getLast().id()).isEqualTo("asset-0");
    grid.queryProperty().set(GridQuery.ALL.withSort(Sort.LARGEST));
    assertThat(grid.content().items()).isSortedAccordingTo((a, b) -> Long.compare(b.knownBytes(), a.knownBytes()));
    assertThat(grid.content().sections()).hasSize(1).allMatch(s -> !s.headed());
    grid.queryProperty().set(GridQuery.ALL.withSort(Sort.NAME));
    assertThat(grid.content().items()).isSortedAccordingTo((a, b) -> a.name().compareToIgnoreCase(b.name()));
  }

  @Test
  void aSourceShowsItsOwnAndTheSelectionOutlivesTheSwitch() {
    grid.click(0, false, false);
    grid.sourceProperty().set(Smart.VIDEOS);
    assertThat(grid.content().items()).isNotEmpty().allMatch(i -> i.kind() == Item.Kind.VIDEO);
    assertThat(selection.size()).isEqualTo(1);
    grid.sourceProperty().set(new Source.InAlbum("Trips", "Trips", true));
    assertThat(grid.content().items()).isNotEmpty().allMatch(i -> i.albums().stream().anyMatch(a -> a.startsWith("Trips/")));
  }

  @Test
  void theFocusStaysAtItsPhotoWhenNewOnesCome() {
    grid.focusProperty().set(new GridFocus.OnItem(5));
    String at = id(5);
    var grown = new java.util.ArrayList<Item>(Story.items(300));
    var first = all.getFirst();
    grown.addFirst(new Item("fresh", null, Item.Kind.PHOTO, "IMG_X.HEIC", first.created().plusDays(1), false, false, false, false, List.of(),
        Item.CloudState.PENDING, Item.OriginalState.ON_DEVICE, List.of(), Item.Details.NONE));
    all = grown;
    library.read(new FakeSession(Samples.DEVICE, Samples.FACTS), true);
    assertThat(id(6)).isEqualTo(at);
    assertThat(grid.focusProperty().get()).isEqualTo(new GridFocus.OnItem(6));
  }

  @Test
  void forgetsWhatIsNoLongerThere() {
    grid.selectAllShown();
    int before = selection.size();
    all = all.subList(0, 100);
    library.read(new FakeSession(Samples.DEVICE, Samples.FACTS), true);
    assertThat(selection.size()).isLessThan(before).isEqualTo(grid.content().items().size());
  }

  @Test
  void zoomStaysBetweenItsEnds() {
    grid.zoomBy(9);
    assertThat(grid.zoomProperty().get()).isEqualTo(3);
    grid.zoomBy(-9);
    assertThat(grid.zoomProperty().get()).isZero();
  }
}
