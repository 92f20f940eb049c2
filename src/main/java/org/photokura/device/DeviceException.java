package org.photokura.device;

import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;

/** A call to a phone failed. {@link #reach()} tells how far the damage goes, and so who retries. */
public class DeviceException extends ProblemException {

  /** How far a failure reaches. */
  public enum Reach {
    /** Only the file that was asked for; the connection goes on. */
    FILE,
    /** This connection is dead; another one may work. */
    CONNECTION,
    /** The phone is gone, locked or does not trust us: nothing works until that changes. */
    DEVICE
  }

  private final Reach reach;

  public DeviceException(Problem problem, Reach reach) {
    this(problem, reach, null);
  }

  public DeviceException(Problem problem, Reach reach, @Nullable Throwable cause) {
    super(problem, cause);
    this.reach = reach;
  }

  /** A failure of the phone itself. */
  public static DeviceException device(ProblemId id, @Nullable String technicalCause) {
    return new DeviceException(Problem.of(id, technicalCause), Reach.DEVICE);
  }

  /** A failure of one connection. */
  public static DeviceException connection(ProblemId id, @Nullable String technicalCause) {
    return new DeviceException(Problem.of(id, technicalCause), Reach.CONNECTION);
  }

  /** A failure of one file. */
  public static DeviceException file(ProblemId id, String path, @Nullable String technicalCause) {
    return new DeviceException(Problem.of(id, technicalCause).with("path", path), Reach.FILE);
  }

  public Reach reach() {
    return reach;
  }
}
