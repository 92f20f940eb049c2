package org.photokura.virtualphone;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.photokura.protocol.lockdown.LockdownError;

/**
 * What lockdownd answers to {@code GetValue}, by domain and key. Thread-safe.
 *
 * <p><b>Source:</b> libimobiledevice {@code tools/ideviceinfo.c} (domains); dumps of phones in libimobiledevice's issues 153, 752, 835,
 * 1199 and idb's 795 (keys and their types). <b>Checked by:</b> PairingTest, StrangersTest. <b>Unverified:</b> which keys iOS 18 and
 * later give away before pairing; the error for the others.
 */
final class PhoneValues {

  private static final String NO_DOMAIN = "";
  private static final long BLOCK_BYTES = 4096;
  private static final double SYSTEM_SHARE = 0.06;
  private static final long RESERVED_BYTES = 209_715_200;

  /** What a phone tells any computer. */
  private static final Set<String> PUBLIC =
      Set.of(
          "BluetoothAddress", "BoardId", "BuildVersion", "CPUArchitecture", "ChipID", "DeviceClass", "DeviceColor", "DeviceName",
          "DevicePublicKey", "DieID", "HardwareModel", "HasSiDP", "HumanReadableProductVersionString", "PartitionType", "ProductName",
          "ProductType", "ProductVersion", "ProductionSOC", "ProtocolVersion", "SupportedDeviceFamilies", "TelephonyCapability",
          "UniqueChipID", "UniqueDeviceID", "WiFiAddress");

  /** Given when asked for by name, not with the whole domain. */
  private static final Set<String> ONLY_BY_NAME = Set.of("DevicePublicKey");

  private static final Set<String> PUBLIC_DOMAINS = Set.of(NO_DOMAIN, "com.apple.mobile.iTunes");

  private final PhoneProfile profile;
  private final PhoneKeys keys;
  private final java.util.function.BooleanSupplier locked;
  private final Map<String, Map<String, Object>> extra = new ConcurrentHashMap<>();

  PhoneValues(PhoneProfile profile, PhoneKeys keys, java.util.function.BooleanSupplier locked) {
    this.profile = profile;
    this.keys = keys;
    this.locked = locked;
  }

  /** Sets a value that overrides or joins the usual ones. */
  void put(@Nullable String domain, String key, Object value) {
    extra.computeIfAbsent(domain == null ? NO_DOMAIN : domain, _ -> new ConcurrentHashMap<>()).put(key, value);
  }

  /** Takes back what {@link #put} set. */
  void remove(@Nullable String domain, String key) {
    var changed = extra.get(domain == null ? NO_DOMAIN : domain);
    if (changed != null) {
      changed.remove(key);
    }
  }

  /** {@code Value}, or {@code Error}. */
  Map<String, Object> answer(@Nullable String domain, @Nullable String key, boolean inSession) {
    String name = domain == null ? NO_DOMAIN : domain;
    Map<String, Object> values = domainValues(name);
    if (!inSession) {
      if (!PUBLIC_DOMAINS.contains(name)) {
        return error(LockdownError.GET_PROHIBITED);
      }
      if (name.equals(NO_DOMAIN)) {
        if (key != null && values.containsKey(key) && !PUBLIC.contains(key)) {
          return error(LockdownError.GET_PROHIBITED);
        }
        values.keySet().retainAll(PUBLIC);
      }
    }
    if (key == null) {
      values.keySet().removeAll(ONLY_BY_NAME);
      return Map.of("Value", values);
    }
    Object value = values.get(key);
    return value == null ? error(LockdownError.MISSING_VALUE) : Map.of("Value", value);
  }

  private static Map<String, Object> error(LockdownError error) {
    return Map.of("Error", error.wireName());
  }

  private Map<String, Object> domainValues(String domain) {
    var values = new LinkedHashMap<>(usual(domain));
    values.putAll(extra.getOrDefault(domain, Map.of()));
    return values;
  }

  private Map<String, Object> usual(String domain) {
    return switch (domain) {
      case NO_DOMAIN -> identity();
      case "com.apple.disk_usage" -> diskUsage();
      case "com.apple.disk_usage.factory" -> Map.of("TotalDiskCapacity", profile.capacityBytes());
      case "com.apple.mobile.battery" -> battery();
      case "com.apple.mobile.backup" -> Map.of("WillEncrypt", false, "CloudBackupEnabled", true, "RequiresEncryption", false);
      case "com.apple.mobile.wireless_lockdown" -> Map.of("EnableWifiConnections", false, "SupportsWifi", true);
      case "com.apple.fmip" -> Map.of("IsAssociated", true);
      case "com.apple.mobile.iTunes" ->
          Map.of("MinITunesVersion", "12.12.10", "MinMacOSVersion", "10.5.8", "iTunesSetupComplete", true, "SupportsAirTraffic", true);
      case "com.apple.international" -> Map.of("Language", "en", "Locale", "en_GB", "Keyboard", "en_GB");
      case "com.apple.purplebuddy", "com.apple.PurpleBuddy" -> Map.of("SetupDone", true, "SetupState", "SetupUsingAssistant");
      case "com.apple.mobile.data_sync" -> Map.of();
      case "com.apple.mobile.restriction" -> Map.of("ProhibitAppInstall", false, "ProhibitAppDelete", false);
      case "com.apple.mobile.software_behavior" -> Map.of("Valid", true);
      case "com.apple.security.mac.amfi" -> Map.of("DeveloperModeStatus", false);
      case "com.apple.xcode.developerdomain" -> Map.of("DeveloperStatus", "Unknown");
      case "com.apple.mobile.chaperone" -> Map.of("DeviceIsChaperoned", false);
      default -> Map.of();
    };
  }

  private Map<String, Object> identity() {
    var values = new LinkedHashMap<String, Object>();
    var now = Instant.now();
    values.put("ActivationState", "Activated");
    values.put("ActivationStateAcknowledged", true);
    values.put("BluetoothAddress", "02:00:00:00:00:02");
    values.put("BoardId", 8L);
    values.put("BrickState", false);
    values.put("BuildVersion", profile.buildVersion());
    values.put("CPUArchitecture", "arm64e");
    values.put("ChipID", 33_072L);
    values.put("DeviceClass", "iPhone");
    values.put("DeviceColor", "1");
    values.put("DeviceName", profile.name());
    values.put("DevicePublicKey", keys.publicKeyPem());
    values.put("DieID", 7_463_229_410_574_750L);
    values.put("EthernetAddress", "02:00:00:00:00:03");
    values.put("HardwareModel", "D83AP");
    values.put("HasSiDP", true);
    values.put("HostAttached", true);
    values.put("HumanReadableProductVersionString", profile.iosVersion());
    values.put("ModelNumber", "MTUX3");
    values.put("NonVolatileRAM", Map.of("auto-boot", "true".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    values.put("PartitionType", "GUID_partition_scheme");
    values.put("PasswordProtected", locked.getAsBoolean());
    values.put("ProductName", "iPhone OS");
    values.put("ProductType", profile.productType());
    values.put("ProductVersion", profile.iosVersion());
    values.put("ProductionSOC", true);
    values.put("ProtocolVersion", "2");
    values.put("RegionInfo", "J/A");
    values.put("SerialNumber", profile.serialNumber());
    values.put("SupportedDeviceFamilies", List.of(1L));
    values.put("TelephonyCapability", true);
    values.put("TimeIntervalSince1970", now.toEpochMilli() / 1000.0);
    values.put("TimeZone", profile.timeZone());
    values.put("TimeZoneOffsetFromUTC", (double) ZoneId.of(profile.timeZone()).getRules().getOffset(now).getTotalSeconds());
    values.put("TrustedHostAttached", true);
    values.put("UniqueChipID", 7_463_229_410_574_750L);
    values.put("UniqueDeviceID", profile.udid());
    values.put("Uses24HourClock", true);
    values.put("WiFiAddress", "02:00:00:00:00:01");
    return values;
  }

  private Map<String, Object> diskUsage() {
    long system = wholeBlocks((long) (profile.capacityBytes() * SYSTEM_SHARE));
    var values = new LinkedHashMap<String, Object>();
    values.put("AmountDataAvailable", Math.max(0, profile.freeBytes() - RESERVED_BYTES));
    values.put("AmountDataReserved", Math.min(profile.freeBytes(), RESERVED_BYTES));
    values.put("AmountRestoreAvailable", profile.freeBytes());
    values.put("CalculateDiskUsage", "OkilyDokily");
    values.put("NANDInfo", new byte[] {1, 0, 0, 0});
    values.put("TotalDataAvailable", profile.freeBytes());
    values.put("TotalDataCapacity", wholeBlocks(profile.capacityBytes()) - system);
    values.put("TotalDiskCapacity", profile.capacityBytes());
    values.put("TotalSystemAvailable", 0L);
    values.put("TotalSystemCapacity", system);
    return values;
  }

  private static long wholeBlocks(long bytes) {
    return bytes / BLOCK_BYTES * BLOCK_BYTES;
  }

  private Map<String, Object> battery() {
    var values = new LinkedHashMap<String, Object>();
    values.put("BatteryCurrentCapacity", (long) profile.batteryPercent());
    values.put("BatteryIsCharging", profile.charging());
    values.put("ExternalChargeCapable", profile.charging());
    values.put("ExternalConnected", true);
    values.put("FullyCharged", profile.batteryPercent() == 100);
    values.put("GasGaugeCapability", true);
    values.put("HasBattery", true);
    return values;
  }
}
