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
  private static final int PATIENCE = 2;

  private final Clock clock;
  private final Profiles profiles;

  public EvidenceReader(Clock clock) {
    this.clock = clock;
    this.profiles = new Profiles(clock);
  }

  /**
   * Reads everything; never fails but by cancellation.
   *
   * @param library what the library told, if it was read
   */
  public Evidence read(DeviceSession session, @Nullable LibraryCounts library, Cancellation cancellation) {
    var turn = new Turn(session, cancellation);
    var lockdown = turn.domain(null);
    var computerTime = clock.instant();
    var battery = turn.domain("com.apple.mobile.battery");
    var diskUsage = turn.domain("com.apple.disk_usage");
    return new Evidence(
        turn.file(SYNC_STATUS, true),
        turn.file(CPL_MARKER, false),
        turn.file(INITIAL_SYNC_MARKER, false),
        turn.file(ENABLE_LOG, true),
        turn.file(PAUSE, true),
        lockdown,
        battery,
        turn.domain("com.apple.mobile.backup"),
        diskUsage,
        turn.ask(Profiles.SERVICE, limited -> profiles.read(session, limited)),
        now(session.facts(), lockdown, battery, diskUsage),
        library,
        computerTime);
  }

  /** The facts of the session's opening, but what the checks rest on as it was read just now; what could not be read now is not known. */
  private static DeviceFacts now(DeviceFacts then, Source lockdown, Source battery, Source diskUsage) {
    Long free = number(diskUsage, "TotalDataAvailable");
    Long percent = number(battery, "BatteryCurrentCapacity");
    Boolean charging = (battery instanceof Source.Read read && read.values().get("BatteryIsCharging") instanceof Boolean b) ? b : null;
    var version = text(lockdown, "ProductVersion");
    var product = text(lockdown, "ProductType");
    return new DeviceFacts(then.name(), product == null ? then.productType() : product, version == null ? then.iosVersion() : version, then.buildVersion(), then.capacityBytes(),
        free == null ? number(diskUsage, "AmountDataAvailable") : free,
        percent == null || percent < 0 || percent > 100 ? null : Integer.valueOf(percent.intValue()), charging, then.passcodeLocked(), then.timeZone());
  }

  private static @Nullable Long number(Source source, String key) {
    return (source instanceof Source.Read read && read.values().get(key) instanceof Number n) ? Long.valueOf(n.longValue()) : null;
  }

  private static @Nullable String text(Source source, String key) {
    return (source instanceof Source.Read read && read.values().get(key) instanceof String s) ? s : null;
  }

  /** A property list's dictionary; one that is a list (as the history may be) under a name of its own. */
  private static Map<String, Object> values(byte[] bytes) throws MalformedMessageException {
    if (PropertyLists.parse(bytes) instanceof List<?> list) {
      return Map.of("entries", list);
    }
    return PropertyLists.parseDictionary(bytes);
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

  /** One look at a phone. One that keeps silent twice is asked nothing more in it, so that the whole ends soon. */
  private final class Turn {
    private final DeviceSession session;
    private final Cancellation cancellation;
    private int silences;

    Turn(DeviceSession session, Cancellation cancellation) {
      this.session = session;
      this.cancellation = cancellation;
    }

    Source file(String path, boolean isPropertyList) {
      var files = session.files();
      return ask(path, limited -> {
        var before = files.stat(path, limited);
        var bytes = files.readAll(path, MAX_BYTES, limited);
        return new Source.Read(path, clock.instant(), isPropertyList ? values(bytes) : Map.of(), before.modified());
      });
    }

    Source domain(@Nullable String domain) {
      String name = domain == null ? "lockdown" : domain;
      return ask(name, limited -> new Source.Read(name, clock.instant(), session.values(domain, limited), null));
    }

    Source ask(String name, Reading reading) {
      if (silences >= PATIENCE) {
        cancellation.throwIfCancelled();
        return new Source.Unreadable(name, clock.instant(), Problem.of(ProblemId.DEVICE_TIMEOUT, "not asked any more: the iPhone keeps silent"));
      }
      try {
        return within(cancellation, reading);
      } catch (DeviceException e) {
        silences += e.problem().id() == ProblemId.DEVICE_TIMEOUT ? 1 : 0;
        return e.problem().id() == ProblemId.FILE_VANISHED ? new Source.Missing(name, clock.instant()) : new Source.Unreadable(name, clock.instant(), e.problem());
      } catch (MalformedMessageException e) {
        return new Source.Unreadable(name, clock.instant(), Problem.of(ProblemId.PROTOCOL_BROKEN, e.toString()));
      }
    }
  }
}
