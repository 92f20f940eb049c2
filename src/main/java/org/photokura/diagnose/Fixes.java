package org.photokura.diagnose;

import static org.photokura.diagnose.Fix.Place.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.photokura.diagnose.Fix.Kind;
import org.photokura.diagnose.Fix.Place;

/**
 * What can be done about each check, gentlest first, as the iPhone's own generation of iOS has it: apps' settings moved below "Apps" with iOS 18.
 *
 * <p><b>Source:</b> Apple's user guides for iOS 15 to 26. <b>Checked by:</b> FixesTest. <b>Unverified:</b> every path on a phone; docs/troubleshooting-facts.md says which are doubtful.
 */
public final class Fixes {

  private static final int APPS_FOLDER = 18;
  private static final int NEWEST = 99;

  private Fixes() {}

  /**
   * The fixes for a check.
   *
   * @param iosVersion such as {@code 17.6.1}; null or odd counts as the newest
   */
  public static List<Fix> of(CheckId check, @Nullable String iosVersion) {
    int ios = iosVersion == null ? NEWEST : IosVersions.major(iosVersion).orElse(NEWEST);
    return switch (check) {
      case ICLOUD_PHOTOS_ON -> List.of(open(photosOfICloud(ios)));
      case NETWORK -> List.of(open(List.of(SETTINGS, WIFI)),
          new Fix(Kind.PATH, "reset-network", List.of(SETTINGS, GENERAL, TRANSFER_OR_RESET, RESET, RESET_NETWORK), false));
      case ICLOUD_STORAGE -> List.of(open(List.of(SETTINGS, ACCOUNT, ICLOUD, ios >= APPS_FOLDER ? STORAGE : MANAGE_STORAGE)));
      case SIGN_IN -> List.of(open(List.of(SETTINGS, ACCOUNT)), restart(),
          new Fix(Kind.PATH, "sign-out", List.of(SETTINGS, ACCOUNT, SIGN_OUT), true));
      case IOS_VERSION -> List.of(open(List.of(SETTINGS, GENERAL, SOFTWARE_UPDATE)));
      case LOW_POWER_MODE -> List.of(open(ios >= 26 ? List.of(SETTINGS, BATTERY, POWER_MODE) : List.of(SETTINGS, BATTERY)));
      case RESTART -> List.of(restart(), new Fix(Kind.KEYS, "keys", List.of(), false));
      case PHONE_STORAGE -> List.of(save(), open(List.of(SETTINGS, GENERAL, IPHONE_STORAGE)));
      case MOBILE_DATA -> List.of(open(photosSettings(ios, MOBILE_DATA)));
      case LOW_DATA_MODE -> List.of(open(List.of(SETTINGS, WIFI, NETWORK_INFO, LOW_DATA_MODE)));
      case PAUSED -> List.of(open(List.of(PHOTOS_APP, ios >= APPS_FOLDER ? OWN_PICTURE : END_OF_LIBRARY)));
      case BATTERY, THERMAL -> List.of();
      case CLOCK -> List.of(open(List.of(SETTINGS, GENERAL, DATE_AND_TIME)));
      case MANAGED -> List.of(open(List.of(SETTINGS, GENERAL, DEVICE_MANAGEMENT)));
      case SHARED_LIBRARY -> List.of(open(photosSettings(ios, SHARED_LIBRARY)));
      case LIBRARY_RESET -> List.of(save());
      case OPTIMISE_STORAGE -> List.of(open(photosSettings(ios)));
      case STUCK_ITEMS -> List.of(save(), restart(), new Fix(Kind.PATH, "switch-off", photosOfICloud(ios), true));
      case ICLOUD_BACKUP -> List.of(open(List.of(SETTINGS, ACCOUNT, ICLOUD, ICLOUD_BACKUP)));
      case APPLE_STATUS -> List.of(new Fix(Kind.STATUS_PAGE, "status-page", List.of(), false));
    };
  }

  private static List<Place> photosOfICloud(int ios) {
    return List.of(SETTINGS, ACCOUNT, ICLOUD, PHOTOS, ios >= 16 ? SYNC_THIS_IPHONE : ICLOUD_PHOTOS_SWITCH);
  }

  private static List<Place> photosSettings(int ios, Place... last) {
    var path = new ArrayList<Place>();
    path.add(SETTINGS);
    if (ios >= APPS_FOLDER) {
      path.add(APPS);
    }
    path.add(PHOTOS);
    path.addAll(List.of(last));
    return path;
  }

  private static Fix open(List<Place> path) {
    return new Fix(Kind.PATH, "open", path, false);
  }

  private static Fix restart() {
    return new Fix(Kind.RESTART, "restart", List.of(), false);
  }

  private static Fix save() {
    return new Fix(Kind.SAVE_PHOTOS, "save", List.of(), false);
  }
}
