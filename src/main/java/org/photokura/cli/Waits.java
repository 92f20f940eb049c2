package org.photokura.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.photokura.core.Cancellation;

/** Waiting that ends at once when cancelled. */
final class Waits {

  private Waits() {}

  /**
   * @throws java.util.concurrent.CancellationException if cancelled meanwhile
   */
  static void pause(long nanos, Cancellation cancellation) throws InterruptedException {
    var woken = new CountDownLatch(1);
    try (var _ = cancellation.onCancel(woken::countDown)) {
      boolean _ = woken.await(nanos, TimeUnit.NANOSECONDS);
    }
    cancellation.throwIfCancelled();
  }
}
