package org.photokura.diagnose;

import java.util.Locale;

/** The checks, in the order in which a person should meet them: the seven that everybody is told to try, then the further causes. */
public enum CheckId {
  ICLOUD_PHOTOS_ON,
  NETWORK,
  ICLOUD_STORAGE,
  SIGN_IN,
  IOS_VERSION,
  LOW_POWER_MODE,
  RESTART,
  PHONE_STORAGE,
  MOBILE_DATA,
  LOW_DATA_MODE,
  PAUSED,
  BATTERY,
  THERMAL,
  CLOCK,
  MANAGED,
  SHARED_LIBRARY,
  LIBRARY_RESET,
  OPTIMISE_STORAGE,
  STUCK_ITEMS,
  ICLOUD_BACKUP,
  APPLE_STATUS;

  /** As in JSON and in the bundles: {@code icloud-photos-on}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
