package org.photokura.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.photokura.library.Item;
import org.photokura.library.Item.CloudState;
import org.photokura.library.Item.OriginalState;

class LibraryCountsTest {

  @Test
  void onlyThePersonsOwnPicturesAreCountedAsOnlyInICloud() {
    var items = List.of(
        item("here", OriginalState.ON_DEVICE, CloudState.UPLOADED, false),
        item("away", OriginalState.ICLOUD_ONLY, CloudState.UPLOADED, false),
        item("somebody else's", OriginalState.ICLOUD_ONLY, CloudState.UNKNOWN, true));
    var counts = LibraryCounts.of(items, true, Instant.EPOCH);
    assertThat(counts.onlyInICloud()).isEqualTo(1);
    assertThat(counts.unknown()).isZero();
    assertThat(LibraryCounts.of(items, false, Instant.EPOCH).onlyInICloud()).as("without the database nobody can know").isNull();
  }

  private static Item item(String id, OriginalState original, CloudState cloud, boolean shared) {
    var details = new Item.Details(Set.of(), null, null, null, null, null, null, null, null, null, shared);
    return new Item(id, id, Item.Kind.PHOTO, id, null, false, false, false, false, List.of(), cloud, original, List.of(), details);
  }
}
