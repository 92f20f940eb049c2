package org.photokura.diagnose;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A place on the iPhone that advice sends people to. How to get there depends on the generation of iOS: {@link SettingsPaths}. */
public enum Where {
  ICLOUD_PHOTOS,
  ICLOUD,
  ICLOUD_STORAGE,
  ICLOUD_BACKUP,
  ACCOUNT,
  SIGN_OUT,
  WIFI,
  LOW_DATA_MODE,
  RESET_NETWORK,
  SOFTWARE_UPDATE,
  BATTERY,
  IPHONE_STORAGE,
  MOBILE_DATA,
  PHOTOS_SETTINGS,
  SHARED_LIBRARY,
  DATE_AND_TIME,
  DEVICE_MANAGEMENT,
  PHOTOS_STATUS;

  /** As in the table: {@code icloud-photos}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As a placeholder in the texts: {@code icloudPhotos}. */
  public String placeholder() {
    var words = key().split("-");
    return words[0] + Arrays.stream(words).skip(1).map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1)).collect(Collectors.joining());
  }
}
