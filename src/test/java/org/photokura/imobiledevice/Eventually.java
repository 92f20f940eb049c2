package org.photokura.imobiledevice;

import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.photokura.device.DeviceException;

/** Waits for what another thread is about to do, or for a loaded machine to be quick enough. */
final class Eventually {

  private static final long MILLIS = 10_000;

  private Eventually() {}

  static void holds(BooleanSupplier condition) {
    for (long waited = 0; !condition.getAsBoolean(); waited += 10) {
      if (waited >= MILLIS) {
        fail("did not come true within " + MILLIS + " ms");
      }
      Slowness.millis(10);
    }
  }

  /** The first result of a call that may time out on the way. */
  static <T> T returns(Callable<T> call) throws Exception {
    long end = System.nanoTime() + MILLIS * 1_000_000;
    while (true) {
      try {
        return call.call();
      } catch (DeviceException e) {
        if (System.nanoTime() - end >= 0) {
          throw e;
        }
      }
    }
  }
}
