package org.photokura.protocol.lockdown;

import java.util.Arrays;
import java.util.Optional;

/**
 * What lockdownd says under {@code Error}.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/lockdown.c}. <b>Checked by:</b> Debian's idevicepair against the virtual phone.
 * <b>Unverified:</b> which of them newer phones send when.
 */
public enum LockdownError {
  INVALID_RESPONSE("InvalidResponse"),
  MISSING_KEY("MissingKey"),
  MISSING_VALUE("MissingValue"),
  GET_PROHIBITED("GetProhibited"),
  SET_PROHIBITED("SetProhibited"),
  REMOVE_PROHIBITED("RemoveProhibited"),
  PASSWORD_PROTECTED("PasswordProtected"),
  USER_DENIED_PAIRING("UserDeniedPairing"),
  PAIRING_DIALOG_RESPONSE_PENDING("PairingDialogResponsePending"),
  MISSING_HOST_ID("MissingHostID"),
  INVALID_HOST_ID("InvalidHostID"),
  SESSION_ACTIVE("SessionActive"),
  SESSION_INACTIVE("SessionInactive"),
  MISSING_SESSION_ID("MissingSessionID"),
  INVALID_SESSION_ID("InvalidSessionID"),
  MISSING_SERVICE("MissingService"),
  INVALID_SERVICE("InvalidService"),
  SERVICE_LIMIT("ServiceLimit"),
  SERVICE_PROHIBITED("ServiceProhibited"),
  MISSING_PAIR_RECORD("MissingPairRecord"),
  INVALID_PAIR_RECORD("InvalidPairRecord"),
  ESCROW_LOCKED("EscrowLocked"),
  PAIRING_PROHIBITED_OVER_THIS_CONNECTION("PairingProhibitedOverThisConnection"),
  MC_PROTECTED("MCProtected");

  private final String wireName;

  LockdownError(String wireName) {
    this.wireName = wireName;
  }

  /** As it stands in a reply. */
  public String wireName() {
    return wireName;
  }

  /** The error of that name, if it is one of those known here. */
  public static Optional<LockdownError> of(String wireName) {
    return Arrays.stream(values()).filter(e -> e.wireName.equals(wireName)).findFirst();
  }
}
