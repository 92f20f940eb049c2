package org.photokura.library.files;

import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceSession;

/**
 * Tells whether what the phone keeps back is kept back because its screen is locked: then it is to be waited for, and what else the phone shows is no library.
 *
 * <p><b>Source:</b> device-facts §6: lockdown's {@code PasswordProtected} is the state of the screen. <b>Checked by:</b> RefusedDatabaseTest,
 * RefusedRenderingsTest, FileScanTest. <b>Unverified:</b> whether a real phone that was unlocked once since its start denies anything while it is locked; a
 * phone that denies its database and does not say that it is locked is taken at its word.
 */
public final class ScreenLock {

  private static final String ROOT = "/DCIM";

  private final DeviceSession session;
  private final Cancellation cancellation;

  public ScreenLock(DeviceSession session, Cancellation cancellation) {
    this.session = session;
    this.cancellation = cancellation;
  }

  /**
   * A file is refused that the library cannot be told without.
   *
   * @throws DeviceException DEVICE_LOCKED with {@code path}, if the phone says that it is locked; or the phone is lost
   */
  public void throwIfLocked(String refusedFile) throws DeviceException {
    if (isLocked()) {
      var problem = Problem.of(ProblemId.DEVICE_LOCKED, "PasswordProtected, and " + refusedFile + " is denied").with("path", refusedFile);
      throw new DeviceException(problem, DeviceException.Reach.DEVICE);
    }
  }

  /**
   * Some folder is refused: a locked phone refuses the camera's folders as well, one that only hides this folder does not.
   *
   * @throws DeviceException DEVICE_LOCKED, if so; or the phone is lost
   */
  public void throwIfAllIsRefused(PhoneListing phone) throws DeviceException {
    try {
      var _ = phone.namesNow(ROOT);
    } catch (DeviceException e) {
      if (e.reach() != DeviceException.Reach.FILE) {
        throw e;
      }
      throwIfRootsAreRefused();
    }
  }

  /**
   * A folder that holds everything is refused.
   *
   * @throws DeviceException DEVICE_LOCKED, if the phone says that it is locked: an empty library would be a lie; or the phone is lost
   */
  void throwIfRootsAreRefused() throws DeviceException {
    if (isLocked()) {
      throw DeviceException.device(ProblemId.DEVICE_LOCKED, "PasswordProtected, and the media folders are denied");
    }
  }

  private boolean isLocked() throws DeviceException {
    return Boolean.TRUE.equals(session.values(null, cancellation).get("PasswordProtected"));
  }
}
