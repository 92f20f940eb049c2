package org.photokura.library.database;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.photokura.device.DeviceException;
import org.photokura.library.Item.CloudState;
import org.photokura.library.files.PhoneListing;

/**
 * Whether an original reached iCloud. Nothing is called pending while iCloud Photos is off, because then nothing waits for anything; nothing is called
 * uploaded unless the phone noted that the upload is done, because people delete what they believe to be safe.
 *
 * <p><b>Source:</b> icloud-facts 1.1 and 1.3 (iLEAPP, ScottKjr3347, iDescriptor).<br>
 * <b>Checked by:</b> CloudRuleTest. <b>Unverified:</b> the values on a phone that uploads just now.
 */
final class CloudRule {

  /** The phone keeps this file while iCloud Photos is on. */
  static final String MARKER = "/PhotoData/cpl_enabled_marker";

  private final boolean on;

  /**
   * @param on whether iCloud Photos is switched on
   */
  CloudRule(boolean on) {
    this.on = on;
  }

  /** Asks for the marker; where it is not there, an asset that iCloud handles tells as well. */
  static CloudRule ask(PhoneListing phone, Collection<AssetRow> rows) throws DeviceException {
    boolean marker;
    try {
      marker = phone.stat(MARKER).isPresent();
    } catch (DeviceException e) {
      if (e.reach() != DeviceException.Reach.FILE) {
        throw e;
      }
      marker = false;
    }
    return new CloudRule(marker || rows.stream().anyMatch(CloudRule::isHandledByICloud));
  }

  private static boolean isHandledByICloud(AssetRow row) {
    return row.belongs() == AssetRow.Belongs.LIBRARY && is(row.cloud().asset(), 1);
  }

  CloudState state(AssetRow row, ResourceFacts facts) {
    if (!on || row.belongs() != AssetRow.Belongs.LIBRARY) {
      return CloudState.UNKNOWN;
    }
    if (isRefused(row) && !is(row.cloud().master(), 3)) {
      return CloudState.PENDING;
    }
    Long noted = row.cloud().master() != null ? row.cloud().master() : facts.originalUploadState();
    if (noted != null) {
      return noted == 3 ? CloudState.UPLOADED : noted == 0 || noted == 1 ? CloudState.PENDING : CloudState.UNKNOWN;
    }
    if (Boolean.TRUE.equals(facts.originalInCloud())) {
      return CloudState.UPLOADED;
    }
    // 1 means "can be or has been synced", which is no promise.
    return is(row.cloud().asset(), 0) ? CloudState.PENDING : CloudState.UNKNOWN;
  }

  /** The states by which Photos itself fills its album "Unable to Upload": a genuine database's index of that name has them. */
  private static boolean isRefused(AssetRow row) {
    return is(row.cloud().asset(), 2) || is(row.cloud().asset(), 4);
  }

  /** Whether the phone noted that iCloud holds the original. */
  static boolean isSaidToBeInICloud(AssetRow row, ResourceFacts facts) {
    return is(row.cloud().master(), 3) || is(facts.originalUploadState(), 3) || Boolean.TRUE.equals(facts.originalInCloud());
  }

  /** Whether an original that is not on the phone is in iCloud: only then it may be called "only in iCloud". */
  boolean holdsOriginal(AssetRow row, ResourceFacts facts) {
    if (isSaidToBeInICloud(row, facts)) {
      return true;
    }
    if (Boolean.FALSE.equals(facts.originalInCloud()) || is(row.cloud().master(), 0) || is(row.cloud().master(), 1)) {
      return false;
    }
    return facts.originalHere() == null ? on && is(row.cloud().asset(), 1) : !facts.originalHere();
  }

  private static boolean is(@Nullable Long number, long value) {
    return number != null && number == value;
  }
}
