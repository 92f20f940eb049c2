package org.photokura.imobiledevice;

import org.jspecify.annotations.Nullable;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException.Reach;
import org.photokura.device.TrustState;

/**
 * Every error of lockdown, by the name the phone gives it on the wire and by the code libimobiledevice gives it, with what it means for trust
 * and which problem it is otherwise. The only place where one is turned into the other.
 *
 * <p><b>Source:</b> libimobiledevice {@code include/libimobiledevice/lockdown.h}, {@code src/lockdown.c} (1.3.0). <b>Checked by:</b>
 * LockdownCodeTest. <b>Unverified:</b> which of the rare ones (FMiP, MC, escrow, activation) a phone sends when.
 */
enum LockdownCode {
  INVALID_ARGUMENT(-1, null, null, ProblemId.PROTOCOL_BROKEN, Reach.CONNECTION),
  INVALID_CONFIGURATION(-2, null, TrustState.STALE, ProblemId.PAIRING_STALE, Reach.DEVICE),
  PLIST(-3, null, null, ProblemId.PROTOCOL_BROKEN, Reach.CONNECTION),
  PAIRING_FAILED(-4, null, null, ProblemId.PROTOCOL_BROKEN, Reach.DEVICE),
  TLS(-5, null, TrustState.STALE, ProblemId.PAIRING_STALE, Reach.DEVICE),
  DICTIONARY(-6, null, null, ProblemId.PROTOCOL_BROKEN, Reach.CONNECTION),
  RECEIVE_TIMEOUT(-7, null, null, ProblemId.DEVICE_TIMEOUT, Reach.CONNECTION),
  MUX(-8, null, null, ProblemId.CONNECTION_LOST, Reach.CONNECTION),
  NO_RUNNING_SESSION(-9, null, null, ProblemId.CONNECTION_LOST, Reach.CONNECTION),
  INVALID_RESPONSE(-10, "InvalidResponse", null, ProblemId.PROTOCOL_BROKEN, Reach.CONNECTION),
  MISSING_KEY(-11, "MissingKey", null, ProblemId.PROTOCOL_BROKEN, Reach.CONNECTION),
  MISSING_VALUE(-12, "MissingValue", null, ProblemId.PROTOCOL_BROKEN, Reach.CONNECTION),
  GET_PROHIBITED(-13, "GetProhibited", null, ProblemId.PROTOCOL_BROKEN, Reach.CONNECTION),
  SET_PROHIBITED(-14, "SetProhibited", null, ProblemId.PROTOCOL_BROKEN, Reach.CONNECTION),
  REMOVE_PROHIBITED(-15, "RemoveProhibited", null, ProblemId.PROTOCOL_BROKEN, Reach.CONNECTION),
  IMMUTABLE_VALUE(-16, "ImmutableValue", null, ProblemId.PROTOCOL_BROKEN, Reach.CONNECTION),
  PASSWORD_PROTECTED(-17, "PasswordProtected", TrustState.LOCKED, ProblemId.DEVICE_LOCKED, Reach.DEVICE),
  USER_DENIED_PAIRING(-18, "UserDeniedPairing", TrustState.REFUSED, ProblemId.TRUST_REFUSED, Reach.DEVICE),
  PAIRING_DIALOG_RESPONSE_PENDING(-19, "PairingDialogResponsePending", TrustState.WAITING, ProblemId.TRUST_WAITING, Reach.DEVICE),
  MISSING_HOST_ID(-20, "MissingHostID", TrustState.STALE, ProblemId.PAIRING_STALE, Reach.DEVICE),
  INVALID_HOST_ID(-21, "InvalidHostID", TrustState.STALE, ProblemId.PAIRING_STALE, Reach.DEVICE),
  SESSION_ACTIVE(-22, "SessionActive", null, ProblemId.CONNECTION_LOST, Reach.CONNECTION),
  SESSION_INACTIVE(-23, "SessionInactive", null, ProblemId.CONNECTION_LOST, Reach.CONNECTION),
  MISSING_SESSION_ID(-24, "MissingSessionID", null, ProblemId.CONNECTION_LOST, Reach.CONNECTION),
  INVALID_SESSION_ID(-25, "InvalidSessionID", null, ProblemId.CONNECTION_LOST, Reach.CONNECTION),
  MISSING_SERVICE(-26, "MissingService", null, ProblemId.SERVICE_REFUSED, Reach.CONNECTION),
  INVALID_SERVICE(-27, "InvalidService", null, ProblemId.SERVICE_REFUSED, Reach.CONNECTION),
  SERVICE_LIMIT(-28, "ServiceLimit", null, ProblemId.SERVICE_LIMIT, Reach.CONNECTION),
  MISSING_PAIR_RECORD(-29, "MissingPairRecord", TrustState.STALE, ProblemId.PAIRING_STALE, Reach.DEVICE),
  SAVE_PAIR_RECORD_FAILED(-30, "SavePairRecordFailed", null, ProblemId.PROTOCOL_BROKEN, Reach.DEVICE),
  INVALID_PAIR_RECORD(-31, "InvalidPairRecord", TrustState.STALE, ProblemId.PAIRING_STALE, Reach.DEVICE),
  INVALID_ACTIVATION_RECORD(-32, "InvalidActivationRecord", null, ProblemId.SERVICE_REFUSED, Reach.CONNECTION),
  MISSING_ACTIVATION_RECORD(-33, "MissingActivationRecord", null, ProblemId.SERVICE_REFUSED, Reach.CONNECTION),
  SERVICE_PROHIBITED(-34, "ServiceProhibited", null, ProblemId.SERVICE_REFUSED, Reach.CONNECTION),
  ESCROW_LOCKED(-35, "EscrowLocked", TrustState.LOCKED, ProblemId.DEVICE_LOCKED, Reach.DEVICE),
  PAIRING_PROHIBITED_OVER_THIS_CONNECTION(
      -36, "PairingProhibitedOverThisConnection", null, ProblemId.PAIRING_PROHIBITED, Reach.DEVICE),
  FMIP_PROTECTED(-37, "FMiPProtected", null, ProblemId.PAIRING_PROHIBITED, Reach.DEVICE),
  MC_PROTECTED(-38, "MCProtected", null, ProblemId.PAIRING_PROHIBITED, Reach.DEVICE),
  MC_CHALLENGE_REQUIRED(-39, "MCChallengeRequired", null, ProblemId.PAIRING_PROHIBITED, Reach.DEVICE),
  UNKNOWN(-256, null, null, ProblemId.PROTOCOL_BROKEN, Reach.CONNECTION);

  private final int code;
  private final @Nullable String wireName;
  private final @Nullable TrustState trust;
  private final ProblemId problem;
  private final Reach reach;

  LockdownCode(int code, @Nullable String wireName, @Nullable TrustState trust, ProblemId problem, Reach reach) {
    this.code = code;
    this.wireName = wireName;
    this.trust = trust;
    this.problem = problem;
    this.reach = reach;
  }

  /** By libimobiledevice's code, which is not 0; a code that a later version added is UNKNOWN. */
  static LockdownCode ofCode(int code) {
    for (var error : values()) {
      if (error.code == code) {
        return error;
      }
    }
    return UNKNOWN;
  }

  /** By the phone's word; a word that a later iOS added is UNKNOWN. */
  static LockdownCode ofWireName(String name) {
    for (var error : values()) {
      if (name.equals(error.wireName)) {
        return error;
      }
    }
    return UNKNOWN;
  }

  int code() {
    return code;
  }

  /** Where the phone stands with this computer if it answers a pairing or the start of a session so; null if that does not follow. */
  @Nullable TrustState trust() {
    return trust;
  }

  ProblemId problem() {
    return problem;
  }

  Reach reach() {
    return reach;
  }
}
