package org.photokura.transfer;

import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;

/** Whether and why a run ends before its work is done. The first reason stays. */
final class RunStop {

  private static final long WRITE_OUT_NANOS = 250_000_000L;

  private final Cancellation lanes = new Cancellation();
  private @Nullable Problem reason;
  private volatile boolean immediate;
  private volatile long sinceNanos;

  /** Ends the run; files under way come to their end. */
  synchronized void stop(Problem why) {
    if (reason == null) {
      reason = why;
    }
  }

  /** Ends the run at once: lanes are cut, what is not confirmed is thrown away. */
  void stopNow(Problem why) {
    synchronized (this) {
      if (reason == null) {
        reason = why;
      }
      if (!immediate) {
        sinceNanos = System.nanoTime();
        immediate = true;
      }
    }
    lanes.cancel();
  }

  synchronized @Nullable Problem reason() {
    return reason;
  }

  boolean isImmediate() {
    return immediate;
  }

  /** Whether what came already may still be written: for a moment, so that less has to be read again. */
  boolean leavesTime() {
    return !immediate || System.nanoTime() - sinceNanos < WRITE_OUT_NANOS;
  }

  /** Cancelled when the run ends at once; every call to the phone gets it. */
  Cancellation lanes() {
    return lanes;
  }
}
