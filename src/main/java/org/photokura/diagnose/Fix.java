package org.photokura.diagnose;

import java.util.List;
import java.util.Locale;

/**
 * One way to mend what a check found.
 *
 * @param kind what is done
 * @param key its words: {@code check.fix.<key>}
 * @param path where on the iPhone, first place first; empty where nothing is opened there
 * @param risky whether photos that are not in iCloud can vanish from the iPhone by it: it stays locked until they are saved
 */
public record Fix(Kind kind, String key, List<Place> path, boolean risky) {

  public Fix {
    path = List.copyOf(path);
  }

  /** What is done. */
  public enum Kind {
    /** The person goes to a place on the iPhone. */
    PATH,
    /** This program restarts the iPhone over the cable. */
    RESTART,
    /** The person restarts the iPhone by its buttons. */
    KEYS,
    /** This program saves what is not in iCloud. */
    SAVE_PHOTOS,
    /** A page of Apple's is opened in the browser. */
    STATUS_PAGE
  }

  /** What stands at the end of a way. */
  public enum Control {
    /** A row that leads on, or a page. */
    ROW,
    /** A switch that must be on. */
    SWITCH_ON,
    /** A switch that must be off. */
    SWITCH_OFF
  }

  /** Something to tap on the iPhone; its words are {@code check.place.<key>}. */
  public enum Place {
    SETTINGS,
    ACCOUNT,
    ICLOUD,
    APPS,
    PHOTOS,
    SYNC_THIS_IPHONE,
    ICLOUD_PHOTOS_SWITCH,
    STORAGE,
    MANAGE_STORAGE,
    MANAGE_ACCOUNT_STORAGE,
    ICLOUD_BACKUP,
    SIGN_OUT,
    WIFI,
    NETWORK_INFO,
    LOW_DATA_MODE,
    GENERAL,
    TRANSFER_OR_RESET,
    RESET,
    RESET_NETWORK,
    SOFTWARE_UPDATE,
    IPHONE_STORAGE,
    DATE_AND_TIME,
    DEVICE_MANAGEMENT,
    PROFILES,
    BATTERY,
    POWER_MODE,
    LOW_POWER,
    MOBILE_DATA,
    SHARED_LIBRARY,
    PHOTOS_APP,
    OWN_PICTURE,
    END_OF_LIBRARY;

    /** As in the bundles. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is found there. */
    public Control control() {
      return switch (this) {
        case SYNC_THIS_IPHONE, ICLOUD_PHOTOS_SWITCH -> Control.SWITCH_ON;
        case LOW_DATA_MODE, LOW_POWER -> Control.SWITCH_OFF;
        default -> Control.ROW;
      };
    }
  }
}
