package org.photokura.virtualphone.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A state of a phone, as its files and its lockdown values show it. File and key names are those of docs/troubleshooting-facts.md; that a real phone shows exactly this is unverified.
 */
public enum Scenario {
  ALL_WELL(Sync.good()),
  ICLOUD_PHOTOS_OFF(Sync.missing().withoutMarkers()),
  QUOTA_EXCEEDED(Sync.good().with("isExceedingQuota", true)),
  LOW_POWER(Sync.good().with("isBlockedByLowPowerModeKey", true)),
  NO_NETWORK(Sync.good().with("connectedToNetwork", false)),
  AIRPLANE(Sync.good().with("inAirplaneMode", true).with("connectedToNetwork", false)),
  LOW_DATA(Sync.good().with("constrainedNetwork", true)),
  MOBILE_DATA_RESTRICTED(Sync.good().with("cellularIsRestricted", true)),
  PAUSED(Sync.good().pausedFor(Duration.ofHours(8))),
  PAUSE_OVER(Sync.good().pausedFor(Duration.ofHours(-2))),
  SIGNED_OUT(Sync.good().with("iCloudLibraryClientIsNotAuthenticated", true)),
  NO_CLOUD_LIBRARY(Sync.good().with("iCloudLibraryExists", false)),
  OLD_IOS(Sync.good().lockdown(null, "ProductVersion", "15.8.3")),
  PHONE_FULL(Sync.good().with("veryLowDiskSpace", true).lockdown("com.apple.disk_usage", "TotalDataAvailable", 310_000_000L)
      .lockdown("com.apple.disk_usage", "AmountDataAvailable", 100_000_000L)),
  HOT(Sync.good().with("thermalPressure", true)),
  LOW_BATTERY(Sync.good().with("lowBatteryLevel", true).lockdown("com.apple.mobile.battery", "BatteryCurrentCapacity", 9L)
      .lockdown("com.apple.mobile.battery", "BatteryIsCharging", false)),
  WRONG_CLOCK(Sync.good().withClock(Duration.ofHours(-3))),
  MANAGED(Sync.good().managedBy("org.example.school.rules")),
  LIBRARY_WIPED(Sync.good().with("iCloudLibraryHasBeenWiped", true)),
  SHARED_LIBRARY_FULL(Sync.good().with("isExceedingSharedLibraryQuota", true)),
  /** Nothing bad is noted, but the note is days old. */
  STALE(Sync.good().aged(Duration.ofDays(4))),
  /** An old note of a problem. */
  STALE_QUOTA(Sync.good().with("isExceedingQuota", true).aged(Duration.ofDays(4))),
  /** The marker says on, the history says off. */
  CONTRADICTORY(Sync.good().afterSwitchingOff()),
  /** The phone refuses everything below CPL. */
  DENIED(Sync.good().denying(List.of("/PhotoData/cpl_enabled_marker", "/PhotoData/CPL", "/PhotoData/private"))),
  /** No note is there. */
  ABSENT(Sync.missing()),
  /** The note is no property list. */
  CORRUPT(Sync.good().asGarbage());

  private final Sync sync;

  Scenario(Sync sync) {
    this.sync = sync;
  }

  Sync sync() {
    return sync;
  }

  /** As on the command line: {@code quota-exceeded}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The scenario of that key, or null. */
  public static @Nullable Scenario of(String key) {
    for (var scenario : values()) {
      if (scenario.key().equals(key)) {
        return scenario;
      }
    }
    return null;
  }
}
