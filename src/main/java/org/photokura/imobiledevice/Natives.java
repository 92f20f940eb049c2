package org.photokura.imobiledevice;

import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;

/** What native code this package calls: libimobiledevice and the operating system. */
record Natives(LibImobileDevice library, SystemCalls system) {

  /** The name under which the phone sees this program. */
  static final String LABEL = "photokura";

  /**
   * To be called before libimobiledevice opens a socket.
   *
   * @throws DeviceException CONNECTION_LOST where the socket's number would make libusbmuxd abort the program
   */
  void guardSelect() throws DeviceException {
    if (system.tooManyFilesForSelect()) {
      throw DeviceException.connection(ProblemId.CONNECTION_LOST, "too many open files for libusbmuxd's select");
    }
  }
}
