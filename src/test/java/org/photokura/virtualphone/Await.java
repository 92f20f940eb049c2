package org.photokura.virtualphone;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something to become true, with a deadline. */
final class Await {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final long LOOK_NANOS = 2_000_000;

  private Await() {}

  static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("still not: " + what);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
