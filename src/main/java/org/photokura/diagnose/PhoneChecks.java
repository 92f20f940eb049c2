package org.photokura.diagnose;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.photokura.diagnose.Finding.Status;

/** Checks that rest on what the phone tells of itself now: its version, room, battery, clock and who manages it. */
final class PhoneChecks {

  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);
  private static final long LITTLE_ROOM_BYTES = 1_000_000_000L;
  private static final int LOW_BATTERY_PERCENT = 20;

  private static final Check BATTERY_FLAGS = SyncFlags.check(CheckId.BATTERY, batteryFlags());

  private PhoneChecks() {}

  private static Map<String, String> batteryFlags() {
    var flags = new LinkedHashMap<String, String>();
    flags.put("lowBatteryLevel", "low");
    flags.put("hasBatteryBudgetKey", "budget");
    return flags;
  }

  static Check iosVersion(Function<String, Optional<IosVersions.Newest>> newestIos) {
    return evidence -> iosVersion(evidence, newestIos);
  }

  private static Finding iosVersion(Evidence evidence, Function<String, Optional<IosVersions.Newest>> newestIos) {
    var facts = new ArrayList<Fact>();
    var status = SyncStatus.of(evidence);
    Boolean tooOld = status.isEmpty() ? Boolean.FALSE : status.get().flag("iCloudLibraryClientVersionTooOld");
    if (status.isPresent() && !Boolean.FALSE.equals(tooOld)) {
      facts.add(status.get().fact("iCloudLibraryClientVersionTooOld"));
      return Finding.of(CheckId.IOS_VERSION, tooOld == null ? Status.ASK : Status.PROBLEM, tooOld == null ? "ask" : "tooOld", facts);
    }
    var version = evidence.device().iosVersion();
    var product = evidence.device().productType();
    if (version == null || product == null || !(evidence.lockdown() instanceof Source.Read read)) {
      facts.add(evidence.lockdown().lacking("ProductVersion"));
      return Finding.of(CheckId.IOS_VERSION, Status.ASK, "ask", facts);
    }
    facts.add(read.fact("ProductVersion", version));
    facts.add(read.fact("ProductType", product));
    var newest = newestIos.apply(product);
    var installedMajor = IosVersions.major(version);
    var newestMajor = newest.flatMap(known -> IosVersions.major(known.version()));
    if (newest.isEmpty() || installedMajor.isEmpty() || newestMajor.isEmpty()) {
      return Finding.of(CheckId.IOS_VERSION, Status.ASK, "ask", facts);
    }
    facts.add(new Fact("newestKnown", newest.get().version(), IosVersions.SOURCE, null, evidence.computerTime()));
    facts.add(new Fact("knownOn", newest.get().knownOn().toString(), IosVersions.SOURCE, null, evidence.computerTime()));
    boolean older = installedMajor.get() < newestMajor.get();
    boolean behind = older && installedMajor.get() != newest.get().notBehind();
    var values = Map.<String, Object>of("installed", version, "newest", newest.get().version(), "date", newest.get().knownOn());
    return new Finding(CheckId.IOS_VERSION, behind ? Status.PROBLEM : Status.OK, behind ? "old" : older ? "before" : "ok", values, facts);
  }

  /** What the phone counts now outweighs what it noted long ago. */
  static Finding storage(Evidence evidence) {
    var facts = new ArrayList<Fact>();
    boolean noted = false;
    boolean odd = false;
    boolean fresh = false;
    var status = SyncStatus.of(evidence);
    if (status.isPresent()) {
      fresh = status.get().isFresh();
      for (String flag : List.of("veryLowDiskSpace", "lowDiskSpace")) {
        Boolean set = status.get().flag(flag);
        if (!Boolean.FALSE.equals(set)) {
          facts.add(status.get().fact(flag));
          noted |= set != null;
          odd |= set == null;
        }
      }
    }
    Long free = evidence.device().freeBytes();
    if (free != null && evidence.diskUsage() instanceof Source.Read read) {
      facts.add(read.fact("TotalDataAvailable", free));
    } else {
      free = null;
      facts.add(evidence.diskUsage().lacking("TotalDataAvailable"));
    }
    if (noted && (fresh || free == null) || free != null && free < LITTLE_ROOM_BYTES) {
      return Finding.of(CheckId.PHONE_STORAGE, Status.PROBLEM, "full", facts);
    }
    boolean unsure = free == null || noted || odd;
    return Finding.of(CheckId.PHONE_STORAGE, unsure ? Status.ASK : Status.OK, unsure ? "ask" : "ok", facts);
  }

  static Finding battery(Evidence evidence) {
    var flags = BATTERY_FLAGS.evaluate(evidence);
    var facts = new ArrayList<>(flags.facts());
    Integer percent = evidence.device().batteryPercent();
    if (percent == null || !(evidence.battery() instanceof Source.Read read)) {
      return flags;
    }
    facts.add(read.fact("BatteryCurrentCapacity", percent.longValue()));
    Boolean charging = evidence.device().charging();
    if (charging != null) {
      facts.add(read.fact("BatteryIsCharging", charging));
    }
    if (flags.status() == Status.PROBLEM) {
      return Finding.of(CheckId.BATTERY, Status.PROBLEM, flags.advice(), facts);
    }
    boolean low = percent < LOW_BATTERY_PERCENT && !Boolean.TRUE.equals(charging);
    return Finding.of(CheckId.BATTERY, low ? Status.PROBLEM : flags.status(), low ? "low" : flags.advice(), facts);
  }

  static Finding clock(Evidence evidence) {
    var phone = evidence.phoneTime();
    if (phone == null || !(evidence.lockdown() instanceof Source.Read read)) {
      return Finding.of(CheckId.CLOCK, Status.ASK, "ask", List.of(evidence.lockdown().lacking("TimeIntervalSince1970")));
    }
    boolean wrong = Duration.between(phone, evidence.computerTime()).abs().compareTo(CLOCK_TOLERANCE) > 0;
    return Finding.of(CheckId.CLOCK, wrong ? Status.PROBLEM : Status.OK, wrong ? "wrong" : "ok", List.of(read.fact("TimeIntervalSince1970", phone)));
  }

  /** A profile can forbid iCloud Photos; which of them does, the phone does not tell. */
  static Finding managed(Evidence evidence) {
    if (!(evidence.profiles() instanceof Source.Read read) || !(read.values().get("profiles") instanceof Long count)) {
      return Finding.of(CheckId.MANAGED, Status.ASK, "ask", List.of(evidence.profiles().lacking("profiles")));
    }
    var facts = new ArrayList<Fact>();
    facts.add(read.fact("profiles", count));
    boolean supervised = Boolean.TRUE.equals(read.values().get("IsSupervised"));
    if (read.values().get("IsSupervised") instanceof Boolean told) {
      facts.add(read.fact("IsSupervised", told));
    }
    boolean managed = count > 0 || supervised;
    return new Finding(CheckId.MANAGED, managed ? Status.ASK : Status.OK, managed ? "managed" : "ok", Map.of("count", count), facts);
  }

  /** iCloud Backup is another thing than iCloud Photos: it leaves photos out while iCloud Photos is on. */
  static Finding icloudBackup(Evidence evidence) {
    if (!(evidence.backup() instanceof Source.Read read) || !read.values().containsKey("CloudBackupEnabled") || !(read.flag("CloudBackupEnabled") instanceof Boolean on)) {
      return Finding.of(CheckId.ICLOUD_BACKUP, Status.ASK, "ask", List.of(evidence.backup().lacking("CloudBackupEnabled")));
    }
    return Finding.of(CheckId.ICLOUD_BACKUP, Status.OK, on ? "on" : "off", List.of(read.fact("CloudBackupEnabled", on)));
  }
}
