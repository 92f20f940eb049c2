package org.photokura.catalog;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The line of a run in the catalog.
 *
 * @param id unique
 * @param udid which phone
 * @param deviceName what its owner calls it
 * @param started when
 * @param extras the roles of what it makes of the files that it saves, such as {@code jpeg}
 */
public record RunRecord(String id, String udid, @Nullable String deviceName, Instant started, Set<String> extras) {

  public RunRecord {
    extras = Set.copyOf(extras);
  }

  /** A run that makes nothing. */
  public RunRecord(String id, String udid, @Nullable String deviceName, Instant started) {
    this(id, udid, deviceName, started, Set.of());
  }

  /**
   * How it ended.
   *
   * @param stoppedBy the key of the problem that ended it early, or null
   * @param owesExtras whether it did not come to make all that it was to make of the files that it saved
   */
  public record End(
      Instant finished, int copied, int alreadyThere, int onlyInICloud, int skipped, int failed, long bytesCopied, @Nullable String stoppedBy,
      boolean owesExtras) {}
}
