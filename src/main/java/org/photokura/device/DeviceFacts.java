package org.photokura.device;

import org.jspecify.annotations.Nullable;

/**
 * What the phone says about itself over lockdown. Everything that could not be read (not paired yet, locked, older iOS) is null.
 *
 * <p><b>Source:</b> libimobiledevice lockdown domains: none, {@code com.apple.disk_usage}, {@code com.apple.mobile.battery}.<br>
 * <b>Checked by:</b> LockdownFactsTest against the virtual phone. <b>Unverified:</b> values on iOS 17 and later differ from Settings by purgeable space.
 *
 * @param name what the owner calls it
 * @param productType such as {@code iPhone16,1}
 * @param iosVersion such as {@code 26.1}
 * @param buildVersion such as {@code 23B85}
 * @param capacityBytes the whole disk
 * @param freeBytes what is available for data
 * @param batteryPercent 0 to 100
 * @param charging whether the battery is being charged
 * @param passcodeLocked whether the screen is locked ({@code PasswordProtected})
 * @param timeZone such as {@code Asia/Tokyo}
 */
public record DeviceFacts(
    @Nullable String name,
    @Nullable String productType,
    @Nullable String iosVersion,
    @Nullable String buildVersion,
    @Nullable Long capacityBytes,
    @Nullable Long freeBytes,
    @Nullable Integer batteryPercent,
    @Nullable Boolean charging,
    @Nullable Boolean passcodeLocked,
    @Nullable String timeZone) {

  /** Nothing is known yet. */
  public static final DeviceFacts UNKNOWN = new DeviceFacts(null, null, null, null, null, null, null, null, null, null);
}
