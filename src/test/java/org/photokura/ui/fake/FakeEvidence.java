package org.photokura.ui.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceSession;
import org.photokura.diagnose.Evidence;
import org.photokura.diagnose.LibraryCounts;
import org.photokura.diagnose.Source;
import org.photokura.ui.troubleshoot.TroubleshootViewModel.EvidenceSource;

/** A phone in good health whose notes the test bends. */
public final class FakeEvidence implements EvidenceSource {

  public final Map<String, Object> sync = new ConcurrentHashMap<>(Map.of("iCloudLibraryExists", true));
  public volatile Duration age = Duration.ofMinutes(10);
  /** Whether the notes of the photo synchronisation may be read. */
  public volatile boolean denied;
  /** Whether nothing at all can be read: the cable is out. */
  public volatile boolean gone;
  public final AtomicInteger reads = new AtomicInteger();

  @Override
  public Evidence read(DeviceSession session, LibraryCounts library, Cancellation cancellation) {
    OffFx.check();
    reads.incrementAndGet();
    Instant now = Instant.now();
    return new Evidence(
        denied ? unreadable("/PhotoData/CPL/syncstatus.plist") : read("/PhotoData/CPL/syncstatus.plist", Map.copyOf(sync), now.minus(age)),
        read("/PhotoData/cpl_enabled_marker", Map.of(), now.minus(Duration.ofDays(300))),
        read("/PhotoData/CPL/initialsync_marker", Map.of(), now.minus(Duration.ofDays(300))),
        new Source.Missing("/PhotoData/private/com.apple.assetsd/cloudServiceEnableLog.plist", now),
        gone ? unreadable("/PhotoData/CPL/pauseICloudPhotos") : new Source.Missing("/PhotoData/CPL/pauseICloudPhotos", now),
        read("lockdown", Map.of("TimeIntervalSince1970", now.toEpochMilli() / 1000.0), null),
        read("com.apple.mobile.battery", Map.of(), null),
        read("com.apple.mobile.backup", Map.of("CloudBackupEnabled", true), null),
        read("com.apple.disk_usage", Map.of(), null),
        read("com.apple.mobile.MCInstall", Map.of("profiles", 0L), null),
        session.facts(), library, now);
  }

  private Source read(String name, Map<String, Object> values, Instant observedAt) {
    return gone ? unreadable(name) : new Source.Read(name, Instant.now(), values, observedAt);
  }

  private static Source unreadable(String name) {
    return new Source.Unreadable(name, Instant.now(), Problem.of(ProblemId.DEVICE_GONE));
  }
}
