package org.photokura.afc;

import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceException.Reach;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.protocol.afc.MalformedFrameException;

/**
 * What a status code of the phone means to us; the only place that knows. The code itself stays visible in the technical cause.
 *
 * <p><b>Source:</b> libimobiledevice {@code include/libimobiledevice/afc.h}, ifuse issue 54 (20 and 1 while the phone frees space).
 * <b>Checked by:</b> AfcLaneFaultTest, AfcConnectionTest. <b>Unverified:</b> which code a locked phone gives; 10 for everything is expected.
 */
final class AfcProblems {

  static final long SUCCESS = 0;
  static final long NO_RESOURCES = 3;
  static final long END_OF_DATA = 14;
  static final long OBJECT_BUSY = 17;

  private AfcProblems() {}

  /** The failure that a status other than success stands for. It came in step, so it speaks of its path only, whatever it says of connections. */
  static DeviceException of(long code, AfcOperation operation, String path) {
    String cause = "AFC status " + code + " to " + operation;
    return switch ((int) code) {
      case 8 -> DeviceException.file(ProblemId.FILE_VANISHED, path, cause);
      case 9 -> DeviceException.file(ProblemId.FILE_IS_DIRECTORY, path, cause);
      case 10 -> DeviceException.file(ProblemId.FILE_DENIED, path, cause);
      default -> DeviceException.file(ProblemId.FILE_UNREADABLE, path, cause);
    };
  }

  /** Whether the same request may well succeed a moment later. */
  static boolean isTransient(long code) {
    return code == NO_RESOURCES || code == OBJECT_BUSY;
  }

  /** The stream makes no sense any more. */
  static DeviceException broken(@Nullable String cause) {
    return DeviceException.connection(ProblemId.PROTOCOL_BROKEN, cause);
  }

  /** A reply that came in step holds nonsense: only what was asked for is lost. */
  static DeviceException nonsense(String path, MalformedFrameException cause) {
    return new DeviceException(Problem.of(ProblemId.FILE_UNREADABLE, cause.getMessage()).with("path", path), Reach.FILE, cause);
  }

  /** The awaited reply did not come in time. */
  static DeviceException timeout(String path, @Nullable Throwable cause) {
    return connection(ProblemId.FILE_TIMEOUT, path, cause == null ? "no progress" : cause.getMessage(), cause);
  }

  /** The same failure of the connection, as that of the file that was awaited. */
  static DeviceException ofAwaited(String path, DeviceException e) {
    return isTimeout(e) ? timeout(path, e) : connection(e.problem().id(), path, e.problem().technicalCause(), e);
  }

  /** A failure of the connection while this path was awaited. */
  static DeviceException connection(ProblemId id, String path, @Nullable String technicalCause, @Nullable Throwable cause) {
    return new DeviceException(Problem.of(id, technicalCause).with("path", path), Reach.CONNECTION, cause);
  }

  /** Whether a connection could not be had because the phone grants no more: it says so, refuses, closes it at once, or accepts it and never answers. */
  static boolean isRefusal(DeviceException e) {
    return switch (e.problem().id()) {
      case SERVICE_LIMIT, SERVICE_REFUSED, CONNECTION_LOST, DEVICE_TIMEOUT -> e.reach() == Reach.CONNECTION;
      default -> false;
    };
  }

  /** The phone grants no more connections, as it already serves some; how it refused is the cause. */
  static DeviceException limit(DeviceException refusal) {
    return switch (refusal.problem().id()) {
      case SERVICE_LIMIT, SERVICE_REFUSED -> refusal;
      default -> new DeviceException(Problem.of(ProblemId.SERVICE_LIMIT, refusal.problem().toString()), Reach.CONNECTION, refusal);
    };
  }

  /** Whether the reply came in step but held nonsense. */
  static boolean isNonsense(DeviceException e) {
    return e.getCause() instanceof MalformedFrameException;
  }

  /** Whether the connection came to its end. */
  static boolean isClosed(DeviceException e) {
    return e.problem().id() == ProblemId.CONNECTION_LOST && e.reach() == Reach.CONNECTION;
  }

  /** Whether a reply or a send did not come to its end in time. */
  static boolean isTimeout(DeviceException e) {
    return e.problem().id() == ProblemId.DEVICE_TIMEOUT;
  }
}
