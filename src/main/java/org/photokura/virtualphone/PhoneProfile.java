package org.photokura.virtualphone;

/**
 * What a virtual phone says about itself.
 *
 * @param productType such as {@code iPhone16,1}
 * @param iosVersion such as {@code 26.1}
 * @param capacityBytes of the whole disk
 * @param freeBytes available for data
 * @param batteryPercent 0 to 100
 * @param timeZone such as {@code Asia/Tokyo}
 */
public record PhoneProfile(
    String udid,
    String name,
    String productType,
    String iosVersion,
    String buildVersion,
    String serialNumber,
    long capacityBytes,
    long freeBytes,
    int batteryPercent,
    boolean charging,
    String timeZone) {

  /** A current iPhone with an ordinary life. */
  public static final PhoneProfile IPHONE =
      new PhoneProfile(
          "00008130-001A2B3C4D5E6F70",
          "Hana's iPhone",
          "iPhone16,1",
          "26.1",
          "23B85",
          "F2LV1RTUAL01",
          256_000_000_000L,
          41_873_002_496L,
          87,
          true,
          "Asia/Tokyo");

  public PhoneProfile withUdid(String newUdid) {
    return new PhoneProfile(
        newUdid, name, productType, iosVersion, buildVersion, serialNumber, capacityBytes, freeBytes, batteryPercent, charging, timeZone);
  }

  public PhoneProfile withName(String newName) {
    return new PhoneProfile(
        udid, newName, productType, iosVersion, buildVersion, serialNumber, capacityBytes, freeBytes, batteryPercent, charging, timeZone);
  }

  public PhoneProfile withModel(String newProductType) {
    return new PhoneProfile(
        udid, name, newProductType, iosVersion, buildVersion, serialNumber, capacityBytes, freeBytes, batteryPercent, charging, timeZone);
  }

  public PhoneProfile withIos(String newVersion, String newBuild) {
    return new PhoneProfile(
        udid, name, productType, newVersion, newBuild, serialNumber, capacityBytes, freeBytes, batteryPercent, charging, timeZone);
  }

  public PhoneProfile withStorage(long newCapacityBytes, long newFreeBytes) {
    return new PhoneProfile(
        udid, name, productType, iosVersion, buildVersion, serialNumber, newCapacityBytes, newFreeBytes, batteryPercent, charging, timeZone);
  }

  public PhoneProfile withBattery(int newPercent, boolean newCharging) {
    return new PhoneProfile(
        udid, name, productType, iosVersion, buildVersion, serialNumber, capacityBytes, freeBytes, newPercent, newCharging, timeZone);
  }
}
