package org.photokura.imobiledevice;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.device.DeviceFacts;

/**
 * From lockdown's values to {@link DeviceFacts}; what is not there, or is of another type than it should be, is null.
 *
 * <p><b>Source:</b> libimobiledevice {@code tools/ideviceinfo.c}, pymobiledevice3 {@code lockdown.py}. <b>Checked by:</b> LockdownFactsTest,
 * ImobileDeviceAccessTest. <b>Unverified:</b> on iOS 17 and later the free space differs from Settings by what can be purged.
 */
final class LockdownFacts {

  /** Sizes of the disk and of its parts. */
  static final String DISK = "com.apple.disk_usage";

  /** Charge of the battery. */
  static final String BATTERY = "com.apple.mobile.battery";

  /** What is read of the domain without a name. */
  static final List<String> NAMELESS_KEYS =
      List.of("DeviceName", "ProductType", "ProductVersion", "BuildVersion", "PasswordProtected", "TimeZone");

  private LockdownFacts() {}

  /**
   * @param nameless the domain without a name
   * @param disk of {@link #DISK}, or empty
   * @param battery of {@link #BATTERY}, or empty
   */
  static DeviceFacts of(Map<String, Object> nameless, Map<String, Object> disk, Map<String, Object> battery) {
    Long free = number(disk, "TotalDataAvailable");
    Long percent = number(battery, "BatteryCurrentCapacity");
    return new DeviceFacts(
        text(nameless, "DeviceName"),
        text(nameless, "ProductType"),
        text(nameless, "ProductVersion"),
        text(nameless, "BuildVersion"),
        number(disk, "TotalDiskCapacity"),
        free == null ? number(disk, "AmountDataAvailable") : free,
        percent == null || percent > 100 ? null : Integer.valueOf(percent.intValue()),
        flag(battery, "BatteryIsCharging"),
        flag(nameless, "PasswordProtected"),
        text(nameless, "TimeZone"));
  }

  private static @Nullable String text(Map<String, Object> values, String key) {
    return values.get(key) instanceof String s && !s.isBlank() ? s : null;
  }

  private static @Nullable Long number(Map<String, Object> values, String key) {
    return values.get(key) instanceof Long l && l >= 0 ? l : null;
  }

  private static @Nullable Boolean flag(Map<String, Object> values, String key) {
    return values.get(key) instanceof Boolean b ? b : null;
  }
}
