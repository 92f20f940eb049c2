package org.photokura.diagnose;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFacts;
import org.photokura.device.DeviceFiles;
import org.photokura.device.DeviceSession;
import org.photokura.protocol.MalformedMessageException;
import org.photokura.protocol.plist.PropertyLists;

/**
 * Reads from the phone what the checks need. Exact paths are opened without listing their folders, because a phone may refuse the listing and grant the file. Each source has
 * its own deadline; one that cannot be read stops nothing.
 *
 * <p><b>Source:</b> file and key names as found in public decompilations, forensic tools and backups of iOS 26 (docs/troubleshooting-facts.md). <b>Checked by:</b> DoctorTest
 * against the virtual phone. <b>Unverified:</b> whether a real phone lets {@code CPL/…} be read over AFC.
 */
public final class EvidenceReader {

  static final String SYNC_STATUS = "/PhotoData/CPL/syncstatus.plist";
  static final String CPL_MARKER = "/PhotoData/cpl_enabled_marker";
  static final String INITIAL_SYNC_MARKER = "/PhotoData/CPL/initialsync_marker";
  static final String ENABLE_LOG = "/PhotoData/private/com.apple.assetsd/cloudServiceEnableLog.plist";
  static final String PAUSE = "/PhotoData/CPL/pauseICloudPhotos";

  private static final int MAX_BYTES = 4 << 20;
  private static final Duration EACH = Duration.ofSeconds(10);

  private final Clock clock;

  public EvidenceReader(Clock clock) {
    this.clock = clock;
  }

  /**
   * Reads everything; never fails but by cancellation.
   *
   * @param library what the library told, if it was read
   */
  public Evidence read(DeviceSession session, @Nullable LibraryCounts library, Cancellation cancellation) {
    var files = session.files();
    var lockdown = domain(session, null, cancellation);
    var computerTime = clock.instant();
    var battery = domain(session, "com.apple.mobile.battery", cancellation);
    var diskUsage = domain(session, "com.apple.disk_usage", cancellation);
    return new Evidence(
        file(files, SYNC_STATUS, true, cancellation),
        file(files, CPL_MARKER, false, cancellation),
        file(files, INITIAL_SYNC_MARKER, false, cancellation),
        file(files, ENABLE_LOG, true, cancellation),
        file(files, PAUSE, true, cancellation),
        lockdown,
        battery,
        domain(session, "com.apple.mobile.backup", cancellation),
        diskUsage,
        now(session.facts(), battery, diskUsage),
        library,
        computerTime);
  }

  /** The facts of the session's opening, but what changes by the minute as it was read just now; what could not be read now is not known. */
  private static DeviceFacts now(DeviceFacts then, Source battery, Source diskUsage) {
    Long free = number(diskUsage, "TotalDataAvailable");
    Long percent = number(battery, "BatteryCurrentCapacity");
    Boolean charging = (battery instanceof Source.Read read && read.values().get("BatteryIsCharging") instanceof Boolean b) ? b : null;
    return new DeviceFacts(then.name(), then.productType(), then.iosVersion(), then.buildVersion(), then.capacityBytes(),
        free == null ? number(diskUsage, "AmountDataAvailable") : free,
        percent == null ? null : Integer.valueOf(Math.clamp(percent, 0, 100)), charging, then.passcodeLocked(), then.timeZone());
  }

  private static @Nullable Long number(Source source, String key) {
    return (source instanceof Source.Read read && read.values().get(key) instanceof Number n) ? Long.valueOf(n.longValue()) : null;
  }

  private Source file(DeviceFiles files, String path, boolean isPropertyList, Cancellation cancellation) {
    try {
      return within(cancellation, limited -> {
        var before = files.stat(path, limited);
        var bytes = files.readAll(path, MAX_BYTES, limited);
        Map<String, Object> values = isPropertyList ? values(bytes) : Map.of();
        return new Source.Read(path, clock.instant(), values, before.modified());
      });
    } catch (DeviceException e) {
      return e.problem().id() == ProblemId.FILE_VANISHED ? new Source.Missing(path, clock.instant()) : new Source.Unreadable(path, clock.instant(), e.problem());
    } catch (MalformedMessageException e) {
      return new Source.Unreadable(path, clock.instant(), Problem.of(ProblemId.PROTOCOL_BROKEN, e.toString()).with("path", path));
    }
  }

  /** A property list's dictionary; one that is a list (as the history may be) under a name of its own. */
  private static Map<String, Object> values(byte[] bytes) throws MalformedMessageException {
    if (PropertyLists.parse(bytes) instanceof List<?> list) {
      return Map.of("entries", list);
    }
    return PropertyLists.parseDictionary(bytes);
  }

  private Source domain(DeviceSession session, @Nullable String domain, Cancellation cancellation) {
    String name = domain == null ? "lockdown" : domain;
    try {
      return within(cancellation, limited -> new Source.Read(name, clock.instant(), session.values(domain, limited), null));
    } catch (DeviceException e) {
      return new Source.Unreadable(name, clock.instant(), e.problem());
    } catch (MalformedMessageException e) {
      return new Source.Unreadable(name, clock.instant(), Problem.of(ProblemId.PROTOCOL_BROKEN, e.toString()));
    }
  }

  private interface Reading {
    Source read(Cancellation limited) throws DeviceException, MalformedMessageException;
  }

  /** Reads with a deadline; cancelling the whole is told apart from its own time running out. */
  private static Source within(Cancellation cancellation, Reading reading) throws DeviceException, MalformedMessageException {
    try (var child = cancellation.child()) {
      var alarm = Threads.timer().schedule(child.cancellation()::cancel, EACH.toMillis(), TimeUnit.MILLISECONDS);
      try {
        return reading.read(child.cancellation());
      } catch (CancellationException e) {
        cancellation.throwIfCancelled();
        throw new DeviceException(Problem.of(ProblemId.DEVICE_TIMEOUT, "no answer within " + EACH.toSeconds() + " s"), DeviceException.Reach.CONNECTION, e);
      } finally {
        alarm.cancel(false);
      }
    }
  }
}
