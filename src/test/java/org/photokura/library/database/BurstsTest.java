package org.photokura.library.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BurstsTest {

  /** Units as {@code keys of frames} with a mark for bursts. */
  private static Set<String> units(Set<Long> away, AssetRow... rows) {
    return Bursts.units(List.of(rows), row -> !away.contains(row.pk())).stream()
        .map(unit -> (unit.burst() ? "burst " : "") + unit.frames().stream().map(f -> "" + f.pk()).collect(Collectors.joining(" ")))
        .collect(Collectors.toSet());
  }

  @Test
  void framesAreOneItemWithTheKeyFrameFirst() {
    assertThat(units(Set.of(), Rows.row(1, null, null), Rows.frame(2, "A", 2, false), Rows.frame(3, "A", 16, true), Rows.frame(4, "B", 2, false),
        Rows.frame(5, "B", 4, true), Rows.frame(6, "B", 8, true)))
        .containsExactlyInAnyOrder("1", "burst 3 2", "burst 6 5 4");
  }

  @Test
  void withoutAPickTheVisibleOrFirstFrameIsTheKey() {
    assertThat(units(Set.of(), Rows.frame(2, "A", 0, false), Rows.frame(3, "A", 0, true))).containsExactly("burst 3 2");
    assertThat(units(Set.of(), Rows.frame(2, "A", 0, false), Rows.frame(3, "A", 0, false))).containsExactly("burst 2 3");
  }

  @Test
  void aLonelyFrameIsAPhoto() {
    assertThat(units(Set.of(), Rows.frame(2, "A", 16, true))).containsExactly("2");
  }

  @Test
  void framesThatWerePutAwayAreKeptApart() {
    assertThat(units(Set.of(), Rows.frame(1, "A", 16, true), Rows.frame(2, "A", 2, false), Rows.row(3, "A", 2, false, false, true, null, null),
        Rows.row(4, "A", 2, false, true, false, null, null)))
        .containsExactlyInAnyOrder("burst 1 2", "burst 3", "burst 4");
  }

  @Test
  void framesThatAreOnlyInICloudAreCountedOnTheirOwn() {
    assertThat(units(Set.of(2L, 3L), Rows.frame(1, "A", 16, true), Rows.frame(2, "A", 2, false), Rows.frame(3, "A", 2, false)))
        .containsExactlyInAnyOrder("burst 1", "burst 2 3");
  }
}
