package org.photokura.library.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.photokura.library.FileRole;

class PartsTest {

  @Test
  void givesTheSameSetForTheSameParts() {
    var parts = EnumSet.of(FileRole.EDITED, FileRole.RAW);
    assertThat(Parts.shared(parts)).isEqualTo(parts).isSameAs(Parts.shared(EnumSet.copyOf(parts))).isSameAs(Parts.shared(Set.of(FileRole.RAW, FileRole.EDITED)));
    assertThat(Parts.shared(EnumSet.noneOf(FileRole.class))).isEmpty();
  }

  @Test
  void isNotChangedWithTheSetThatItCameFrom() {
    var parts = EnumSet.of(FileRole.LIVE_VIDEO, FileRole.SIDECAR);
    var shared = Parts.shared(parts);
    parts.clear();
    assertThat(shared).containsExactlyInAnyOrder(FileRole.LIVE_VIDEO, FileRole.SIDECAR);
  }
}
