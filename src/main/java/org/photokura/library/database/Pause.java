package org.photokura.library.database;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.photokura.core.Cancellation;

/** Waiting a while, unless somebody cancels. */
final class Pause {

  private Pause() {}

  /**
   * @throws CancellationException if cancelled, at once
   */
  static void of(Duration duration, Cancellation cancellation) {
    var cancelled = new CountDownLatch(1);
    try (var _ = cancellation.onCancel(cancelled::countDown)) {
      if (cancelled.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new CancellationException("cancelled");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
