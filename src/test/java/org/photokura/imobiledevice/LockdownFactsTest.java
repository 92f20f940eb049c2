package org.photokura.imobiledevice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.photokura.device.DeviceFacts;

class LockdownFactsTest {

  @Test
  void takesEachFactFromItsDomain() {
    var facts = LockdownFacts.of(
        Map.of("DeviceName", "Aya’s iPhone", "ProductType", "iPhone16,1", "ProductVersion", "26.1", "BuildVersion", "23B85",
            "PasswordProtected", false, "TimeZone", "Asia/Tokyo"),
        Map.of("TotalDiskCapacity", 16_000_000_000L, "TotalDataAvailable", 6_872_793_088L, "AmountDataAvailable", 6_663_077_888L),
        Map.of("BatteryCurrentCapacity", 57L, "BatteryIsCharging", true));
    assertThat(facts).isEqualTo(new DeviceFacts(
        "Aya’s iPhone", "iPhone16,1", "26.1", "23B85", 16_000_000_000L, 6_872_793_088L, 57, true, false, "Asia/Tokyo"));
  }

  @Test
  void takesTheOlderNumberOfFreeSpaceWhereTheOtherIsMissing() {
    assertThat(LockdownFacts.of(Map.of(), Map.of("AmountDataAvailable", 5L), Map.of()).freeBytes()).isEqualTo(5);
  }

  @Test
  void knowsNothingOfWhatWasNotTold() {
    assertThat(LockdownFacts.of(Map.of(), Map.of(), Map.of())).isEqualTo(DeviceFacts.UNKNOWN);
  }

  @Test
  void takesNothingThatMakesNoSense() {
    var facts = LockdownFacts.of(
        Map.of("DeviceName", " ", "ProductType", 5L, "PasswordProtected", "yes"),
        Map.of("TotalDiskCapacity", -1L, "TotalDataAvailable", "much"),
        Map.of("BatteryCurrentCapacity", 101L, "BatteryIsCharging", 1L));
    assertThat(facts).isEqualTo(DeviceFacts.UNKNOWN);
  }
}
