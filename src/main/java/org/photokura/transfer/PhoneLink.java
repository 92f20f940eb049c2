package org.photokura.transfer;

import java.time.Duration;
import org.photokura.core.Cancellation;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceSession;

/** How the engine gets a session with the phone, and gets it again after the cable came out. */
public interface PhoneLink {

  /** The session to start with; it belongs to the caller. */
  DeviceSession session();

  /**
   * Waits for the same phone (by UDID) to come back, unlocked and trusted, and opens a new session; the old one is closed by then.
   *
   * @param limit how long to wait
   * @throws DeviceException the last reason why it did not come back: DEVICE_GONE, DEVICE_LOCKED …
   */
  DeviceSession reconnect(Duration limit, Cancellation cancellation) throws DeviceException;
}
