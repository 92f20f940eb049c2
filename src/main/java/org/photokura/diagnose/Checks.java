package org.photokura.diagnose;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.photokura.diagnose.Finding.Status;

/** All checks, in the order of {@link CheckId}. Whoever runs or shows them knows none by name. */
public final class Checks {

  private final Map<CheckId, Check> checks = new EnumMap<>(CheckId.class);

  /**
   * @param newestIos the newest iOS that a model can run, by product type; empty if the model is not known
   */
  public Checks(Function<String, Optional<IosVersions.Newest>> newestIos) {
    checks.put(CheckId.ICLOUD_PHOTOS_ON, SwitchedOn::check);
    flags(CheckId.NETWORK, "inAirplaneMode", "airplane", "connectedToNetwork", "offline", "constrainedNetwork", "lowData", "poorNetworkQuality", "poor");
    flags(CheckId.ICLOUD_STORAGE, "isExceedingQuota", "full");
    checks.put(CheckId.SIGN_IN, AccountCheck::check);
    checks.put(CheckId.IOS_VERSION, PhoneChecks.iosVersion(newestIos));
    flags(CheckId.LOW_POWER_MODE, "isBlockedByLowPowerModeKey", "on");
    checks.put(CheckId.RESTART, _ -> Finding.of(CheckId.RESTART, Status.ASK, "ask", List.of()));
    checks.put(CheckId.PHONE_STORAGE, PhoneChecks::storage);
    flags(CheckId.MOBILE_DATA, "cellularIsRestricted", "restricted", "hasCellularBudgetKey", "budget");
    flags(CheckId.LOW_DATA_MODE, "constrainedNetwork", "on");
    checks.put(CheckId.PAUSED, LibraryChecks::paused);
    checks.put(CheckId.BATTERY, PhoneChecks::battery);
    flags(CheckId.THERMAL, "thermalPressure", "hot", "moderateThermalPressure", "warm", "heavyResourceUsage", "busy", "poorSystemConditions", "busy");
    checks.put(CheckId.CLOCK, PhoneChecks::clock);
    checks.put(CheckId.MANAGED, PhoneChecks::managed);
    flags(CheckId.SHARED_LIBRARY, "isExceedingSharedLibraryQuota", "full", "isStuckInExitForSharedLibrary", "stuck");
    flags(CheckId.LIBRARY_RESET, "containerHasBeenWiped", "wiped", "iCloudLibraryHasBeenWiped", "wiped");
    checks.put(CheckId.OPTIMISE_STORAGE, LibraryChecks::optimiseStorage);
    checks.put(CheckId.STUCK_ITEMS, LibraryChecks::stuckItems);
    checks.put(CheckId.ICLOUD_BACKUP, PhoneChecks::icloudBackup);
    // Apple's status page is asked only when the person allows it; the command line never does.
    checks.put(CheckId.APPLE_STATUS, _ -> Finding.of(CheckId.APPLE_STATUS, Status.UNKNOWN, "notAsked", List.of()));
  }

  /** Every check's finding, in order. */
  public List<Finding> evaluate(Evidence evidence) {
    return checks.values().stream().map(check -> check.evaluate(evidence)).toList();
  }

  /**
   * @param flagsAndAdvice flags of the phone's own notes, each with the advice that goes with it, most telling first
   */
  private void flags(CheckId id, String... flagsAndAdvice) {
    var map = new LinkedHashMap<String, String>();
    for (int i = 0; i < flagsAndAdvice.length; i += 2) {
      map.put(flagsAndAdvice[i], flagsAndAdvice[i + 1]);
    }
    checks.put(id, SyncFlags.check(id, map));
  }
}
