package org.photokura.imobiledevice;

import org.photokura.core.Problem;
import org.photokura.device.DeviceException;

/** The phone answered a lockdown request with an error; the connection goes on. */
final class LockdownException extends DeviceException {

  private final LockdownError error;

  /**
   * @param technicalCause the request and the phone's own word
   */
  LockdownException(LockdownError error, String technicalCause) {
    super(Problem.of(error.problem(), technicalCause), error.reach());
    this.error = error;
  }

  LockdownError error() {
    return error;
  }
}
