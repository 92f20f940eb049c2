package org.photokura.imobiledevice;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How a scripted service is slow. */
final class Slowness {

  private Slowness() {}

  static void millis(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
