package org.photokura.diagnose;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code syncstatus.plist}, once it was read and is what it claims to be. A flag that is absent is false, because the phone removes those that are; so the file is believed only if
 * it holds at least one key of the phone's own: a property list of another shape (a keyed archive, say) would otherwise look like a phone in perfect health.
 *
 * <p><b>Source:</b> the keys of iOS 26.1 as icloud-facts lists them. <b>Checked by:</b> ChecksTest, ScepticTest. <b>Unverified:</b> the file on a real phone.
 */
final class SyncStatus {

  /** Older than this, the file speaks of the past. */
  static final Duration FRESH = Duration.ofHours(24);

  /** How far a time may lie in the future and still be the present: clocks differ a little. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private static final Set<String> KEYS = Set.of("accountEPPCapability", "accountEPPCapabilityMaximum", "accountFlags", "blockedReason", "busyState", "cellularIsRestricted",
      "cloudAssetCountPerType", "cloudAssetCountPerTypeLastCheckDate", "connectedToNetwork", "constrainedNetwork", "containerHasBeenWiped", "disabledFeatures", "exitDeleteTime",
      "hasBatteryBudgetKey", "hasCellularBudgetKey", "hasChangesToProcess", "hasValidSystemBudgetKey", "heavyResourceUsage", "iCloudLibraryClientIsNotAuthenticated",
      "iCloudLibraryClientVersionTooOld", "iCloudLibraryExists", "iCloudLibraryHasBeenWiped", "inAirplaneMode", "initialDownloadDate", "initialSyncDate", "isBlockedByLowPowerModeKey",
      "isExceedingQuota", "isExceedingSharedLibraryQuota", "isStuckInExitForSharedLibrary", "keychainCDPEnabled", "lastCompletePrefetchDate", "lastPruneDate", "lastSyncDate",
      "lowBatteryLevel", "lowDiskSpace", "moderateThermalPressure", "poorNetworkQuality", "poorSystemConditions", "remainingCountInSharedLibraryExit",
      "serverFeatureCompatibleVersion", "thermalPressure", "unBlockedReason", "upgradeSuggestedToAccessAllPhotos", "veryLowDiskSpace", "walrusEnabled");

  private final Source.Read read;
  private final Evidence evidence;

  private SyncStatus(Source.Read read, Evidence evidence) {
    this.read = read;
    this.evidence = evidence;
  }

  /** The file, if it was read and is one. */
  static Optional<SyncStatus> of(Evidence evidence) {
    return evidence.syncStatus() instanceof Source.Read read && read.values().keySet().stream().anyMatch(KEYS::contains)
        ? Optional.of(new SyncStatus(read, evidence)) : Optional.empty();
  }

  /** A flag; null if something stands there that is none. */
  @Nullable Boolean flag(String key) {
    return read.flag(key);
  }

  boolean has(String key) {
    return read.values().containsKey(key);
  }

  /** A time; null if there is none. */
  @Nullable Instant time(String key) {
    return read.values().get(key) instanceof Instant time ? time : null;
  }

  /** A flag as a fact: its value as it is understood, or as it stands there if it cannot be understood. */
  Fact fact(String key) {
    Boolean set = flag(key);
    if (set != null && key.equals("connectedToNetwork") && !has(key)) {
      return read.fact(key, true);
    }
    return read.fact(key, set == null ? Fact.shown(read.values().get(key)) : set);
  }

  /**
   * Whether the file was written lately. The phone's clock wrote its time, so that clock says how old it is; but this computer's may not call it old. A time in the future proves nothing.
   */
  boolean isFresh() {
    Instant at = read.observedAt();
    if (at == null) {
      return false;
    }
    Instant computer = evidence.computerTime();
    Instant phone = evidence.phoneTime();
    return !at.isAfter((phone == null ? computer : phone).plus(AHEAD)) && isYoung(at, computer) && (phone == null || isYoung(at, phone));
  }

  private static boolean isYoung(Instant at, Instant now) {
    return !at.isBefore(now.minus(FRESH));
  }
}
