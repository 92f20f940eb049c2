package org.photokura.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {

  private static Item item(boolean hidden, boolean trashed, boolean shared, @Nullable String created, String... albums) {
    var details = new Item.Details(Set.of(), null, null, null, null, null, null, null, null, null, shared);
    return new Item("1", null, Item.Kind.PHOTO, "n", created == null ? null : OffsetDateTime.parse(created), false, hidden, trashed, false,
        List.of(albums), Item.CloudState.PENDING, Item.OriginalState.ON_DEVICE, List.of(), details);
  }

  private static Selection albums(String... named) {
    return new Selection(false, false, false, Set.of(named), Set.of(), null, null, Set.of(), false, false);
  }

  @Test
  void hiddenAndDeletedTakePartOnlyWhenIncluded() {
    assertThat(Selection.ALL.test(item(false, false, false, null))).isTrue();
    assertThat(Selection.ALL.test(item(true, false, false, null))).isFalse();
    assertThat(Selection.ALL.test(item(false, true, false, null))).isFalse();
    var both = new Selection(false, false, false, Set.of(), Set.of(), null, null, Set.of(), true, true);
    assertThat(both.test(item(true, true, false, null))).isTrue();
  }

  @Test
  void picturesOfSharedAlbumsTakePartWhenNamed() {
    assertThat(Selection.ALL.test(item(false, false, true, null, "Family"))).isFalse();
    assertThat(albums("Family").test(item(false, false, true, null, "Family"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Trips/Kyoto, Trips/Kyoto, true",
    "Kyoto, Trips/Kyoto, true",
    "Trips, Trips/Kyoto, true",
    "Trip, Trips/Kyoto, false",
    "yoto, Trips/Kyoto, false",
    "2019-10/11 Paris, 2019-10/11 Paris, true",
    "2019-10/11 Paris, Trips/2019-10/11 Paris, true",
    "Kyoto, Kyoto 2, false"
  })
  void albumsAreNamedByPathOrTitle(String named, String album, boolean takesPart) {
    assertThat(albums(named).test(item(false, false, false, null, album))).isEqualTo(takesPart);
  }

  @Test
  void daysAreThoseOfThePicturesOwnZone() {
    var day = new Selection(false, false, false, Set.of(), Set.of(), LocalDate.of(2024, 5, 1), LocalDate.of(2024, 5, 1), Set.of(), false, false);
    assertThat(day.test(item(false, false, false, "2024-05-01T00:00:00+14:00"))).isTrue();
    assertThat(day.test(item(false, false, false, "2024-05-01T23:59:59-11:00"))).isTrue();
    assertThat(day.test(item(false, false, false, "2024-05-02T00:00:00Z"))).isFalse();
    assertThat(day.test(item(false, false, false, null))).isFalse();
  }
}
