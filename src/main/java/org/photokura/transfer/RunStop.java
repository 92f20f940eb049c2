package org.photokura.transfer;

import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;

/** Whether and why a run ends before its work is done. The first reason stays. */
final class RunStop {

  private final Cancellation lanes = new Cancellation();
  private @Nullable Problem reason;
  private volatile boolean immediate;

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
      immediate = true;
    }
    lanes.cancel();
  }

  synchronized @Nullable Problem reason() {
    return reason;
  }

  boolean isImmediate() {
    return immediate;
  }

  /** Cancelled when the run ends at once; every call to the phone gets it. */
  Cancellation lanes() {
    return lanes;
  }

  /** Whether the person ended it. */
  boolean byPerson() {
    var why = reason();
    return why != null && why.id() == ProblemId.CANCELLED;
  }
}
