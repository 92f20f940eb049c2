package org.photokura.library.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Puts the frames of a burst together. Frames that differ in being hidden, deleted or only in iCloud are kept apart, so that one item never shows what
 * the owner put away, and every frame is counted for what it is.
 *
 * <p><b>Source:</b> device-facts §4.2: ZAVALANCHEUUID; ZAVALANCHEPICKTYPE bits 2 not picked, 4 default, 8 picked by the owner, 16 key frame.<br>
 * <b>Checked by:</b> BurstsTest. <b>Unverified:</b> none of the bits was seen on a phone by us.
 */
final class Bursts {

  /**
   * What becomes one item.
   *
   * @param frames the key frame first
   * @param burst whether it is (part of) a burst
   */
  record Unit(List<AssetRow> frames, boolean burst) {
    AssetRow key() {
      return frames.getFirst();
    }
  }

  private static final Comparator<AssetRow> KEY_FIRST = Comparator.comparingInt(Bursts::rank)
      .thenComparing(AssetRow::created, Comparator.nullsLast(Comparator.naturalOrder()))
      .thenComparingLong(AssetRow::pk);

  private record Together(String burst, boolean hidden, boolean trashed, boolean here) {}

  private Bursts() {}

  /**
   * Each row alone, or with the frames of its burst.
   *
   * @param isHere whether the original is on the phone
   */
  static List<Unit> units(Collection<AssetRow> rows, Predicate<AssetRow> isHere) {
    var units = new ArrayList<Unit>(rows.size());
    var frames = new LinkedHashMap<Together, List<AssetRow>>();
    Map<String, Integer> sizes = new LinkedHashMap<>();
    for (AssetRow row : rows) {
      String burst = row.burst();
      if (burst == null) {
        units.add(new Unit(List.of(row), false));
      } else {
        sizes.merge(burst, 1, Integer::sum);
        frames.computeIfAbsent(new Together(burst, row.hidden(), row.trashed(), isHere.test(row)), key -> new ArrayList<>()).add(row);
      }
    }
    frames.forEach((together, members) -> {
      members.sort(KEY_FIRST);
      units.add(new Unit(List.copyOf(members), Objects.requireNonNullElse(sizes.get(together.burst()), 1) > 1));
    });
    return units;
  }

  private static int rank(AssetRow row) {
    int pick = row.burstPick();
    if ((pick & 16) != 0) {
      return 0;
    }
    if ((pick & 8) != 0) {
      return 1;
    }
    if ((pick & 4) != 0) {
      return 2;
    }
    return row.visible() ? 3 : 4;
  }
}
