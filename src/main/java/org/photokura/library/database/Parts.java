package org.photokura.library.database;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.photokura.library.FileRole;

/** The few sets of parts that an asset can have beside its original: each exists once, so that a large library costs no set an asset. */
final class Parts {

  private static final List<FileRole> POSSIBLE = List.of(FileRole.EDITED, FileRole.LIVE_VIDEO, FileRole.EDITED_LIVE_VIDEO, FileRole.RAW);
  private static final Map<Set<FileRole>, Set<FileRole>> SETS =
      IntStream.range(0, 1 << POSSIBLE.size()).mapToObj(Parts::ofBits).collect(Collectors.toUnmodifiableMap(Function.identity(), Function.identity()));

  private Parts() {}

  /** An unchangeable set that equals this one; one with a role that is no such part is copied. */
  static Set<FileRole> shared(Set<FileRole> parts) {
    var known = SETS.get(parts);
    return known == null ? Set.copyOf(parts) : known;
  }

  private static Set<FileRole> ofBits(int bits) {
    var set = EnumSet.noneOf(FileRole.class);
    for (int i = 0; i < POSSIBLE.size(); i++) {
      if ((bits >> i & 1) == 1) {
        set.add(POSSIBLE.get(i));
      }
    }
    return Set.copyOf(set);
  }
}
