package org.photokura.library;

import org.photokura.core.Cancellation;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceSession;

/** Reads a phone's library: from its database where that can be used, else from its files. */
public interface LibraryReader {

  /**
   * Reads everything and returns when done. Items reach the sink as soon as they are known.
   *
   * @throws DeviceException if the phone was lost; what the sink got until then stays true
   */
  void read(DeviceSession session, LibrarySink sink, Cancellation cancellation) throws DeviceException;
}
