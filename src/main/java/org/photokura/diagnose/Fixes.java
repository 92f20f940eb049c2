package org.photokura.diagnose;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.photokura.diagnose.Fix.Kind;

/** What can be done about each check, gentlest first, with the way there as the iPhone's own generation of iOS has it. */
public final class Fixes {

  private Fixes() {}

  /**
   * The fixes for a check.
   *
   * @param iosVersion such as {@code 17.6.1}; null or odd counts as the newest
   */
  public static List<Fix> of(CheckId check, @Nullable String iosVersion) {
    return switch (check) {
      case ICLOUD_PHOTOS_ON -> List.of(open(Where.ICLOUD_PHOTOS, iosVersion));
      case NETWORK -> List.of(open(Where.WIFI, iosVersion), step("reset-network", Where.RESET_NETWORK, false, iosVersion));
      case ICLOUD_STORAGE -> List.of(open(Where.ICLOUD_STORAGE, iosVersion));
      case SIGN_IN -> List.of(open(Where.ACCOUNT, iosVersion), restart(), step("sign-out", Where.SIGN_OUT, true, iosVersion));
      case IOS_VERSION -> List.of(open(Where.SOFTWARE_UPDATE, iosVersion));
      case LOW_POWER_MODE -> List.of(open(Where.BATTERY, iosVersion));
      case RESTART -> List.of(restart(), new Fix(Kind.KEYS, "keys", List.of(), false));
      case PHONE_STORAGE -> List.of(save(), open(Where.IPHONE_STORAGE, iosVersion));
      case MOBILE_DATA -> List.of(open(Where.MOBILE_DATA, iosVersion));
      case LOW_DATA_MODE -> List.of(open(Where.LOW_DATA_MODE, iosVersion));
      case PAUSED -> List.of(open(Where.PHOTOS_STATUS, iosVersion));
      case BATTERY, THERMAL -> List.of();
      case CLOCK -> List.of(open(Where.DATE_AND_TIME, iosVersion));
      case MANAGED -> List.of(open(Where.DEVICE_MANAGEMENT, iosVersion));
      case SHARED_LIBRARY -> List.of(open(Where.SHARED_LIBRARY, iosVersion));
      case LIBRARY_RESET -> List.of(save());
      case OPTIMISE_STORAGE -> List.of(open(Where.PHOTOS_SETTINGS, iosVersion));
      case STUCK_ITEMS -> List.of(save(), open(Where.PHOTOS_STATUS, iosVersion), restart(), step("switch-off", Where.ICLOUD_PHOTOS, true, iosVersion));
      case ICLOUD_BACKUP -> List.of(open(Where.ICLOUD_BACKUP, iosVersion));
      case APPLE_STATUS -> List.of(new Fix(Kind.STATUS_PAGE, "status-page", List.of(), false));
    };
  }

  private static Fix open(Where where, @Nullable String iosVersion) {
    return step("open", where, false, iosVersion);
  }

  private static Fix step(String key, Where where, boolean risky, @Nullable String iosVersion) {
    return new Fix(Kind.PATH, key, SettingsPaths.to(where, iosVersion), risky);
  }

  private static Fix restart() {
    return new Fix(Kind.RESTART, "restart", List.of(), false);
  }

  private static Fix save() {
    return new Fix(Kind.SAVE_PHOTOS, "save", List.of(), false);
  }
}
