package org.photokura.imobiledevice;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.core.concurrent.Threads.AbandonableCall;
import org.photokura.device.DeviceException;

/** When one public call must have ended, and who may end it earlier; travels with the call through its steps. */
final class Deadline {

  private final long endNanos;
  private final Cancellation cancellation;

  private Deadline(long endNanos, Cancellation cancellation) {
    this.endNanos = endNanos;
    this.cancellation = cancellation;
  }

  static Deadline after(Duration time, Cancellation cancellation) {
    cancellation.throwIfCancelled();
    return new Deadline(System.nanoTime() + time.toNanos(), cancellation);
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /**
   * The time for a step that should take no longer than {@code step}.
   *
   * @return at least 1
   * @throws DeviceException DEVICE_TIMEOUT if nothing is left
   */
  long leftMillis(Duration step) throws DeviceException {
    cancellation.throwIfCancelled();
    long leftNanos = Math.min(endNanos - System.nanoTime(), step.toNanos());
    if (leftNanos <= 0) {
      throw DeviceException.connection(ProblemId.DEVICE_TIMEOUT, "no time left");
    }
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(leftNanos));
  }

  /**
   * Runs a native call that cannot be woken. When the step's time is over, or at once when cancelled, its thread is left behind; such a call
   * must own what it uses and give it back itself.
   *
   * @param what for the log and the problem's details
   * @throws DeviceException DEVICE_TIMEOUT, or what the call threw
   */
  <T> T abandonable(String what, Duration step, AbandonableCall<T> call) throws DeviceException {
    try {
      return Threads.callAbandonable("native-" + what, Duration.ofMillis(leftMillis(step)), cancellation, call);
    } catch (TimeoutException e) {
      throw DeviceException.connection(ProblemId.DEVICE_TIMEOUT, what + " did not end");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DeviceException known) {
        throw known;
      }
      throw new IllegalStateException(what, e.getCause());
    }
  }
}
