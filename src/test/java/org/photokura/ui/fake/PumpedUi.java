package org.photokura.ui.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.photokura.ui.fx.UiThread;

/** The test's own thread as that of the window: what is given to it is done while the test waits. */
public final class PumpedUi implements UiThread {

  private static final long PATIENCE_SECONDS = 120;

  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Thread owner = Thread.currentThread();

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  @Override
  public boolean isCurrent() {
    return Thread.currentThread() == owner;
  }

  /** Works until something holds. */
  public void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain until " + what).isLessThan(deadline);
      pumpFor(Duration.ofMillis(10));
    }
  }

  /** Works for so long. */
  public void pumpFor(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    try {
      for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
        var task = tasks.poll(left, TimeUnit.NANOSECONDS);
        if (task != null) {
          task.run();
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
