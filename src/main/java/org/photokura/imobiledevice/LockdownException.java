package org.photokura.imobiledevice;

import org.photokura.core.Problem;
import org.photokura.device.DeviceException;

/** The phone answered a lockdown request with an error; the connection goes on. */
final class LockdownException extends DeviceException {

  private final LockdownCode code;

  /**
   * @param technicalCause the request and the phone's own word
   */
  LockdownException(LockdownCode code, String technicalCause) {
    super(Problem.of(code.problem(), technicalCause), code.reach());
    this.code = code;
  }

  LockdownCode code() {
    return code;
  }
}
