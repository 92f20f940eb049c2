package org.photokura.transfer;

import java.time.Duration;
import org.photokura.device.DeviceException;

/**
 * Tells when a phone that leaves questions unanswered must be taken for lost. That is counted apart from what happens to lanes: an idle lane stays connected to a
 * phone that has fallen silent, and notices nothing. Used by the run's thread.
 */
final class Unanswered {

  private static final int MAX_IN_A_ROW = 3;
  private static final long FIRST_PAUSE_NANOS = 100_000_000L;
  private static final int MAX_DOUBLINGS = 5;

  private final long waitNanos;
  private int inARow;
  private long signOfLifeNanos;

  /**
   * @param wait how long a silent phone is waited for
   */
  Unanswered(Duration wait, long now) {
    this.waitNanos = wait.toNanos();
    this.signOfLifeNanos = now;
  }

  /** The phone answered, sent bytes, or came back. */
  void signOfLife(long now) {
    inARow = 0;
    signOfLifeNanos = now;
  }

  /** One more question without an answer; whether that was the last: there were several in a row, or nothing came for as long as may be waited. */
  boolean isTooMuch(DeviceException reason, long now) {
    inARow++;
    return reason.reach() == DeviceException.Reach.DEVICE || inARow >= MAX_IN_A_ROW || isTimeout(reason) && now - signOfLifeNanos >= waitNanos;
  }

  /** How long to rest before the next question. */
  long pauseNanos() {
    return FIRST_PAUSE_NANOS << Math.min(inARow, MAX_DOUBLINGS);
  }

  private static boolean isTimeout(DeviceException reason) {
    return switch (reason.problem().id()) {
      case FILE_TIMEOUT, DEVICE_TIMEOUT -> true;
      default -> false;
    };
  }
}
