package org.photokura.virtualphone.scenario;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the phone's photo synchronisation left its notes.
 *
 * @param status flags of syncstatus.plist; null: the file is not there
 * @param age how long ago it was written
 * @param markers whether the markers of iCloud Photos are there
 * @param pause how long a pause by hand still lasts; null: there is none
 * @param switchedOff whether the history ends with "off"
 * @param corrupt whether syncstatus.plist holds something else
 * @param denied paths, and folders, that the phone does not let be read
 * @param lockdown changed values by domain ("" for the one without a name) and key
 * @param clockOffset how far ahead the phone's clock is
 * @param profiles configuration profiles that are installed
 */
record Sync(
    @Nullable Map<String, Object> status,
    Duration age,
    boolean markers,
    @Nullable Duration pause,
    boolean switchedOff,
    boolean corrupt,
    List<String> denied,
    Map<String, Map<String, Object>> lockdown,
    Duration clockOffset,
    List<String> profiles) {

  static Sync good() {
    return new Sync(Map.of("iCloudLibraryExists", true), Duration.ofMinutes(10), true, null, false, false, List.of(), Map.of(), Duration.ZERO, List.of());
  }

  static Sync missing() {
    return new Sync(null, Duration.ZERO, true, null, false, false, List.of(), Map.of(), Duration.ZERO, List.of());
  }

  Sync with(String flag, Object value) {
    var more = new HashMap<String, Object>(status == null ? Map.of() : status);
    more.put(flag, value);
    return new Sync(Map.copyOf(more), age, markers, pause, switchedOff, corrupt, denied, lockdown, clockOffset, profiles);
  }

  Sync withoutMarkers() {
    return new Sync(status, age, false, pause, switchedOff, corrupt, denied, lockdown, clockOffset, profiles);
  }

  Sync aged(Duration newAge) {
    return new Sync(status, newAge, markers, pause, switchedOff, corrupt, denied, lockdown, clockOffset, profiles);
  }

  Sync pausedFor(Duration left) {
    return new Sync(status, age, markers, left, switchedOff, corrupt, denied, lockdown, clockOffset, profiles);
  }

  Sync afterSwitchingOff() {
    return new Sync(status, age, markers, pause, true, corrupt, denied, lockdown, clockOffset, profiles);
  }

  Sync asGarbage() {
    return new Sync(status, age, markers, pause, switchedOff, true, denied, lockdown, clockOffset, profiles);
  }

  Sync denying(List<String> paths) {
    return new Sync(status, age, markers, pause, switchedOff, corrupt, List.copyOf(paths), lockdown, clockOffset, profiles);
  }

  Sync withClock(Duration ahead) {
    return new Sync(status, age, markers, pause, switchedOff, corrupt, denied, lockdown, ahead, profiles);
  }

  Sync managedBy(String profile) {
    return new Sync(status, age, markers, pause, switchedOff, corrupt, denied, lockdown, clockOffset, List.of(profile));
  }

  Sync lockdown(@Nullable String domain, String key, Object value) {
    var domains = new HashMap<>(lockdown);
    var values = new HashMap<>(domains.getOrDefault(domain == null ? "" : domain, Map.of()));
    values.put(key, value);
    domains.put(domain == null ? "" : domain, Map.copyOf(values));
    return new Sync(status, age, markers, pause, switchedOff, corrupt, denied, Map.copyOf(domains), clockOffset, profiles);
  }
}
