package org.photokura.imobiledevice;

import org.jspecify.annotations.Nullable;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFacts;
import org.photokura.device.TrustState;

/**
 * Where a phone stands, as found without raising the dialog.
 *
 * @param facts what could be read in that state
 * @param pairRecord whether this computer has a pairing record of it
 * @param technicalCause what the phone answered where it did not accept the record
 */
record Inspection(TrustState trust, DeviceFacts facts, boolean pairRecord, @Nullable String technicalCause) {

  /** The problem for somebody who needs a trusted phone and has not got one. */
  DeviceException asProblem() {
    var id = switch (trust) {
      case WAITING -> ProblemId.TRUST_WAITING;
      case REFUSED -> ProblemId.TRUST_REFUSED;
      case LOCKED -> ProblemId.DEVICE_LOCKED;
      case STALE -> ProblemId.PAIRING_STALE;
      case TRUSTED -> throw new IllegalStateException("a trusted phone is no problem");
    };
    return DeviceException.device(id, technicalCause);
  }
}
