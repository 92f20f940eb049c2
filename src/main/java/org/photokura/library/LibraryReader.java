package org.photokura.library;

import org.photokura.core.Cancellation;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceSession;

/** Reads a phone's library: from its database where that can be used, else from its files. */
public interface LibraryReader {

  /**
   * Reads everything and returns when done. Items reach the sink as soon as they are known.
   *
   * @throws DeviceException if the phone was lost, or keeps its library back because it is locked (DEVICE_LOCKED); what the sink got until then stays true
   */
  void read(DeviceSession session, LibrarySink sink, Cancellation cancellation) throws DeviceException;

  /**
   * Reads as {@link #read} does, but looks into no picture for its date: items that no database row dates come with their file's time. For callers that get the files
   * themselves and can look into them then.
   *
   * @throws DeviceException as {@link #read}
   */
  default void readUndated(DeviceSession session, LibrarySink sink, Cancellation cancellation) throws DeviceException {
    read(session, sink, cancellation);
  }
}
