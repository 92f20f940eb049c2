package org.photokura.imobiledevice;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Barks when a guarded call takes longer than it may. One guards the calls of one connection, thousands a second, so it does not put a task on
 * the timer for each: a task that finds its call ended, or another one begun, goes back to sleep until that one's time.
 */
final class Watchdog implements AutoCloseable {

  private final ScheduledExecutorService timer;
  private final Runnable bark;
  private boolean guarding;
  private boolean barked;
  private boolean closed;
  private long deadlineNanos;
  private @Nullable ScheduledFuture<?> task;
  private long taskNanos;

  /**
   * @param bark quick; runs on the timer's thread
   */
  Watchdog(ScheduledExecutorService timer, Runnable bark) {
    this.timer = timer;
    this.bark = bark;
  }

  /** A call begins. */
  synchronized void begin(long timeoutMillis) {
    long now = System.nanoTime();
    deadlineNanos = now + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    guarding = true;
    if (task == null || taskNanos - deadlineNanos > 0) {
      if (task != null) {
        task.cancel(false);
      }
      schedule(now);
    }
  }

  /**
   * The call ended.
   *
   * @return whether its time was over
   */
  synchronized boolean end() {
    guarding = false;
    return barked;
  }

  @Override
  public synchronized void close() {
    closed = true;
    guarding = false;
    if (task != null) {
      task.cancel(false);
      task = null;
    }
  }

  private void schedule(long now) {
    taskNanos = deadlineNanos;
    task = timer.schedule(this::look, deadlineNanos - now, TimeUnit.NANOSECONDS);
  }

  private void look() {
    synchronized (this) {
      task = null;
      if (closed || !guarding) {
        return;
      }
      long now = System.nanoTime();
      if (deadlineNanos - now > 0) {
        schedule(now);
        return;
      }
      barked = true;
    }
    bark.run();
  }
}
