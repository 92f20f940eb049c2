package org.photokura.diagnose;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.device.DeviceFacts;

/**
 * All that was read for the checks, at one time.
 *
 * @param syncStatus {@code CPL/syncstatus.plist}: what the phone's photo synchronisation noted last
 * @param cplMarker {@code cpl_enabled_marker}: is there while iCloud Photos is on
 * @param initialSyncMarker {@code CPL/initialsync_marker}: is there once the first synchronisation began
 * @param enableLog the history of switching iCloud Photos on and off
 * @param pause {@code CPL/pauseICloudPhotos}: is there while uploads are paused by hand
 * @param lockdown the lockdown domain without a name
 * @param battery the battery's domain
 * @param backup the domain of backups
 * @param diskUsage the domain of storage
 * @param profiles how the phone is managed: {@code profiles} (how many are installed), {@code IsSupervised}
 * @param device what the phone said about itself
 * @param library what the library tells; null if it was not read
 * @param computerTime this computer's clock when the phone's was read
 */
public record Evidence(
    Source syncStatus,
    Source cplMarker,
    Source initialSyncMarker,
    Source enableLog,
    Source pause,
    Source lockdown,
    Source battery,
    Source backup,
    Source diskUsage,
    Source profiles,
    DeviceFacts device,
    @Nullable LibraryCounts library,
    Instant computerTime) {

  /** The year 9999: what lies beyond is no time. */
  private static final double MOST_SECONDS = 253_402_300_799.0;

  /** The phone's clock, if it told the time. */
  public @Nullable Instant phoneTime() {
    if (!(lockdown instanceof Source.Read read) || !(read.values().get("TimeIntervalSince1970") instanceof Number seconds)) {
      return null;
    }
    double since1970 = seconds.doubleValue();
    return Double.isFinite(since1970) && Math.abs(since1970) < MOST_SECONDS ? Instant.ofEpochMilli(Math.round(since1970 * 1000)) : null;
  }

  /** Whether a marker file says that iCloud Photos is on: true or false as far as the phone lets it be known, else null. */
  public @Nullable Boolean markerSaysOn() {
    return switch (cplMarker) {
      case Source.Read _ -> Boolean.TRUE;
      case Source.Missing _ -> initialSyncMarker instanceof Source.Read ? null : Boolean.FALSE;
      case Source.Unreadable _ -> initialSyncMarker instanceof Source.Read ? Boolean.TRUE : null;
    };
  }

  /** The last entry of the history, if it can be read. */
  public @Nullable Boolean logSaysOn() {
    if (!(enableLog instanceof Source.Read read)) {
      return null;
    }
    Boolean last = null;
    Instant newest = null;
    for (Object entry : entries(read)) {
      if (entry instanceof Map<?, ?> map && flag(map.get("enabled")) instanceof Boolean enabled) {
        var at = map.get("timestamp") instanceof Instant time ? time : null;
        if (last == null || at == null || newest == null || !at.isBefore(newest)) {
          last = enabled;
          newest = at == null ? newest : at;
        }
      }
    }
    return last;
  }

  private static @Nullable Boolean flag(@Nullable Object value) {
    return value instanceof Boolean b ? b : value instanceof Long n && (n == 0 || n == 1) ? Boolean.valueOf(n == 1) : null;
  }

  private static List<?> entries(Source.Read read) {
    if (read.values().containsKey("enabled")) {
      return List.of(read.values());
    }
    var all = new ArrayList<Object>();
    for (Object value : read.values().values()) {
      if (value instanceof List<?> list) {
        all.addAll(list);
      } else {
        all.add(value);
      }
    }
    return all;
  }
}
