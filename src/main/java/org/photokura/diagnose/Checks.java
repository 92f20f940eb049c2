package org.photokura.diagnose;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.photokura.diagnose.Finding.Status;

/** All checks, in the order of {@link CheckId}. Whoever runs or shows them knows none by name. */
public final class Checks {

  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);
  private static final long LITTLE_ROOM_BYTES = 1_000_000_000L;
  private static final int MANY_ATTEMPTS = 5;
  private static final int LOW_BATTERY_PERCENT = 20;

  private final Map<CheckId, Check> checks = new EnumMap<>(CheckId.class);

  /**
   * @param newestIos the newest iOS that a model can run, by product type; empty if the model is not known
   */
  public Checks(Function<String, Optional<IosVersions.Newest>> newestIos) {
    checks.put(CheckId.ICLOUD_PHOTOS_ON, Checks::icloudPhotosOn);
    checks.put(CheckId.NETWORK, SyncFlags.check(CheckId.NETWORK, ordered(
        "inAirplaneMode", "airplane", "connectedToNetwork", "offline", "constrainedNetwork", "lowData", "poorNetworkQuality", "poor")));
    checks.put(CheckId.ICLOUD_STORAGE, SyncFlags.check(CheckId.ICLOUD_STORAGE, ordered("isExceedingQuota", "full")));
    checks.put(CheckId.SIGN_IN, Checks::signIn);
    checks.put(CheckId.IOS_VERSION, evidence -> iosVersion(evidence, newestIos));
    checks.put(CheckId.LOW_POWER_MODE, SyncFlags.check(CheckId.LOW_POWER_MODE, ordered("isBlockedByLowPowerModeKey", "on")));
    checks.put(CheckId.RESTART, _ -> finding(CheckId.RESTART, Status.ASK, "ask", List.of()));
    checks.put(CheckId.PHONE_STORAGE, Checks::phoneStorage);
    checks.put(CheckId.MOBILE_DATA, SyncFlags.check(CheckId.MOBILE_DATA, ordered("cellularIsRestricted", "restricted", "hasCellularBudgetKey", "budget")));
    checks.put(CheckId.LOW_DATA_MODE, SyncFlags.check(CheckId.LOW_DATA_MODE, ordered("constrainedNetwork", "on")));
    checks.put(CheckId.PAUSED, Checks::paused);
    checks.put(CheckId.BATTERY, Checks::battery);
    checks.put(CheckId.THERMAL, SyncFlags.check(CheckId.THERMAL, ordered("thermalPressure", "hot", "moderateThermalPressure", "warm", "heavyResourceUsage", "busy")));
    checks.put(CheckId.CLOCK, Checks::clock);
    checks.put(CheckId.MANAGED, _ -> finding(CheckId.MANAGED, Status.ASK, "ask", List.of()));
    checks.put(CheckId.SHARED_LIBRARY, SyncFlags.check(CheckId.SHARED_LIBRARY, ordered(
        "isExceedingSharedLibraryQuota", "full", "isStuckInExitForSharedLibrary", "stuck")));
    checks.put(CheckId.LIBRARY_RESET, SyncFlags.check(CheckId.LIBRARY_RESET, ordered("containerHasBeenWiped", "wiped", "iCloudLibraryHasBeenWiped", "wiped")));
    checks.put(CheckId.OPTIMISE_STORAGE, Checks::optimiseStorage);
    checks.put(CheckId.STUCK_ITEMS, Checks::stuckItems);
    checks.put(CheckId.ICLOUD_BACKUP, Checks::icloudBackup);
    // Apple's status page is asked only when the person allows it; the command line never does.
    checks.put(CheckId.APPLE_STATUS, _ -> finding(CheckId.APPLE_STATUS, Status.UNKNOWN, "notAsked", List.of()));
  }

  /** Every check's finding, in order. */
  public List<Finding> evaluate(Evidence evidence) {
    return checks.values().stream().map(check -> check.evaluate(evidence)).toList();
  }

  private static Finding icloudPhotosOn(Evidence evidence) {
    var facts = new ArrayList<Fact>();
    marker(evidence.cplMarker(), "cpl_enabled_marker", facts);
    marker(evidence.initialSyncMarker(), "initialsync_marker", facts);
    Boolean marker = evidence.markerSaysOn();
    Boolean log = evidence.logSaysOn();
    if (log != null && evidence.enableLog() instanceof Source.Read read) {
      facts.add(read.fact("enabled", log));
    }
    if (evidence.library() != null && evidence.library().uploaded() > 0) {
      facts.add(new Fact("uploadedItems", evidence.library().uploaded(), "Photos.sqlite", null, evidence.computerTime()));
    }
    if (marker == null) {
      // The library alone shows that iCloud Photos was on once, not that it is on now.
      return finding(CheckId.ICLOUD_PHOTOS_ON, Boolean.FALSE.equals(log) ? Status.PROBLEM : Status.ASK, Boolean.FALSE.equals(log) ? "off" : "ask", facts);
    }
    if (log != null && !log.equals(marker)) {
      return finding(CheckId.ICLOUD_PHOTOS_ON, Status.ASK, "contradictory", facts);
    }
    return marker
        ? finding(CheckId.ICLOUD_PHOTOS_ON, Status.OK, "ok", facts)
        : finding(CheckId.ICLOUD_PHOTOS_ON, Status.PROBLEM, "off", facts);
  }

  private static void marker(Source source, String name, List<Fact> facts) {
    switch (source) {
      case Source.Read read -> facts.add(read.fact(name, true));
      case Source.Missing missing -> facts.add(new Fact(name, false, missing.name(), null, missing.readAt()));
      case Source.Unreadable _ -> {
        // nothing follows from it
      }
    }
  }

  private static Finding signIn(Evidence evidence) {
    var flags = SyncFlags.check(CheckId.SIGN_IN, ordered("iCloudLibraryClientIsNotAuthenticated", "signedOut")).evaluate(evidence);
    if (flags.status() == Status.PROBLEM || !(evidence.syncStatus() instanceof Source.Read read)) {
      return flags;
    }
    // "Attach limbo": switched on here, but the account has no library. Only if the phone says so in as many words.
    if (read.values().containsKey("iCloudLibraryExists") && Boolean.FALSE.equals(read.flag("iCloudLibraryExists")) && Boolean.TRUE.equals(evidence.markerSaysOn())) {
      var facts = new ArrayList<>(flags.facts());
      facts.add(read.fact("iCloudLibraryExists", false));
      return finding(CheckId.SIGN_IN, Status.PROBLEM, "noLibrary", facts);
    }
    return flags;
  }

  private static Finding iosVersion(Evidence evidence, Function<String, Optional<IosVersions.Newest>> newestIos) {
    var facts = new ArrayList<Fact>();
    if (evidence.syncStatus() instanceof Source.Read read && Boolean.TRUE.equals(read.flag("iCloudLibraryClientVersionTooOld"))) {
      facts.add(read.fact("iCloudLibraryClientVersionTooOld", true));
      return finding(CheckId.IOS_VERSION, Status.PROBLEM, "tooOld", facts);
    }
    var version = evidence.device().iosVersion();
    var product = evidence.device().productType();
    if (version == null || product == null) {
      return finding(CheckId.IOS_VERSION, Status.ASK, "ask", facts);
    }
    facts.add(new Fact("ProductVersion", version, "lockdown", null, evidence.lockdown().readAt()));
    facts.add(new Fact("ProductType", product, "lockdown", null, evidence.lockdown().readAt()));
    var newest = newestIos.apply(product);
    if (newest.isEmpty()) {
      return finding(CheckId.IOS_VERSION, Status.ASK, "ask", facts);
    }
    var values = Map.<String, Object>of("installed", version, "newest", newest.get().version(), "date", newest.get().knownOn().toString());
    var installedMajor = IosVersions.major(version);
    var newestMajor = IosVersions.major(newest.get().version());
    if (installedMajor.isEmpty() || newestMajor.isEmpty()) {
      return finding(CheckId.IOS_VERSION, Status.ASK, "ask", facts);
    }
    boolean behind = installedMajor.get() < newestMajor.get();
    return new Finding(CheckId.IOS_VERSION, behind ? Status.PROBLEM : Status.OK, behind ? "old" : "ok", values, facts);
  }

  private static Finding phoneStorage(Evidence evidence) {
    var facts = new ArrayList<Fact>();
    boolean low = false;
    if (evidence.syncStatus() instanceof Source.Read read) {
      for (String flag : List.of("veryLowDiskSpace", "lowDiskSpace")) {
        if (Boolean.TRUE.equals(read.flag(flag))) {
          facts.add(read.fact(flag, true));
          low = true;
        }
      }
    }
    Long free = evidence.device().freeBytes();
    if (free != null) {
      facts.add(new Fact("TotalDataAvailable", free, "com.apple.disk_usage", null, evidence.diskUsage().readAt()));
      low |= free < LITTLE_ROOM_BYTES;
    }
    if (low) {
      return finding(CheckId.PHONE_STORAGE, Status.PROBLEM, "full", facts);
    }
    return free == null ? finding(CheckId.PHONE_STORAGE, Status.ASK, "ask", facts) : finding(CheckId.PHONE_STORAGE, Status.OK, "ok", facts);
  }

  private static Finding paused(Evidence evidence) {
    return switch (evidence.pause()) {
      case Source.Missing missing ->
          finding(CheckId.PAUSED, Status.OK, "ok", List.of(new Fact("pauseICloudPhotos", false, missing.name(), null, missing.readAt())));
      case Source.Unreadable _ -> finding(CheckId.PAUSED, Status.ASK, "ask", List.of());
      case Source.Read read -> {
        var facts = new ArrayList<Fact>();
        facts.add(read.fact("pauseICloudPhotos", true));
        read.values().forEach((key, value) -> {
          if (value instanceof Instant || value instanceof Long || value instanceof Boolean || value instanceof String || value instanceof Double) {
            facts.add(read.fact(key, value));
          }
        });
        boolean over = read.values().get("unpauseTime") instanceof Instant until && until.isBefore(evidence.computerTime());
        yield over ? finding(CheckId.PAUSED, Status.ASK, "over", facts) : finding(CheckId.PAUSED, Status.PROBLEM, "paused", facts);
      }
    };
  }

  private static Finding battery(Evidence evidence) {
    var flags = SyncFlags.check(CheckId.BATTERY, ordered("lowBatteryLevel", "low", "hasBatteryBudgetKey", "budget")).evaluate(evidence);
    var facts = new ArrayList<>(flags.facts());
    Integer percent = evidence.device().batteryPercent();
    Boolean charging = evidence.device().charging();
    if (percent == null) {
      return flags;
    }
    facts.add(new Fact("BatteryCurrentCapacity", percent.longValue(), "com.apple.mobile.battery", null, evidence.battery().readAt()));
    if (charging != null) {
      facts.add(new Fact("BatteryIsCharging", charging, "com.apple.mobile.battery", null, evidence.battery().readAt()));
    }
    if (flags.status() == Status.PROBLEM || percent < LOW_BATTERY_PERCENT && !Boolean.TRUE.equals(charging)) {
      return finding(CheckId.BATTERY, Status.PROBLEM, flags.status() == Status.PROBLEM ? flags.advice() : "low", facts);
    }
    return finding(CheckId.BATTERY, flags.status(), flags.advice(), facts);
  }

  private static Finding clock(Evidence evidence) {
    if (!(evidence.lockdown() instanceof Source.Read read) || seconds(read.values().get("TimeIntervalSince1970")) == null) {
      return finding(CheckId.CLOCK, Status.ASK, "ask", List.of());
    }
    double phone = Objects.requireNonNull(seconds(read.values().get("TimeIntervalSince1970")));
    var at = Instant.ofEpochMilli(Math.round(phone * 1000));
    var facts = List.of(read.fact("TimeIntervalSince1970", at));
    boolean wrong = Duration.between(at, evidence.computerTime()).abs().compareTo(CLOCK_TOLERANCE) > 0;
    return finding(CheckId.CLOCK, wrong ? Status.PROBLEM : Status.OK, wrong ? "wrong" : "ok", facts);
  }

  private static Finding optimiseStorage(Evidence evidence) {
    if (evidence.library() == null || evidence.library().onlyInICloud() == null) {
      return finding(CheckId.OPTIMISE_STORAGE, Status.ASK, "ask", List.of());
    }
    long only = evidence.library().onlyInICloud();
    var facts = List.of(new Fact("onlyInICloud", only, "Photos.sqlite", null, evidence.computerTime()));
    return new Finding(CheckId.OPTIMISE_STORAGE, Status.OK, only > 0 ? "on" : "ok", Map.of("count", only), facts);
  }

  private static Finding stuckItems(Evidence evidence) {
    if (evidence.library() == null || evidence.library().pending() == null) {
      return finding(CheckId.STUCK_ITEMS, Status.UNKNOWN, "unknown", List.of());
    }
    long pending = evidence.library().pending();
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("notInICloud", pending, "Photos.sqlite", null, evidence.computerTime()));
    int most = evidence.library().mostTried().stream().mapToInt(LibraryCounts::attempts).max().orElse(0);
    if (most > 0) {
      facts.add(new Fact("uploadAttempts", (long) most, "Photos.sqlite", null, evidence.computerTime()));
    }
    boolean stuck = most >= MANY_ATTEMPTS;
    return new Finding(CheckId.STUCK_ITEMS, stuck ? Status.PROBLEM : Status.OK, stuck ? "stuck" : pending > 0 ? "waiting" : "ok", Map.of("count", pending), facts);
  }

  private static Finding icloudBackup(Evidence evidence) {
    if (!(evidence.backup() instanceof Source.Read read) || !(read.values().get("CloudBackupEnabled") instanceof Boolean on)) {
      return finding(CheckId.ICLOUD_BACKUP, Status.ASK, "ask", List.of());
    }
    var facts = new ArrayList<Fact>();
    facts.add(read.fact("CloudBackupEnabled", on));
    // iCloud Backup is another thing than iCloud Photos: it leaves photos out while iCloud Photos is on.
    return finding(CheckId.ICLOUD_BACKUP, Status.OK, on ? "on" : "off", facts);
  }

  private static @Nullable Double seconds(@Nullable Object value) {
    return value instanceof Number n ? Double.valueOf(n.doubleValue()) : null;
  }

  private static Finding finding(CheckId id, Status status, String advice, List<Fact> facts) {
    return new Finding(id, status, advice, Map.of(), facts);
  }

  private static Map<String, String> ordered(String... pairs) {
    var map = new LinkedHashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
