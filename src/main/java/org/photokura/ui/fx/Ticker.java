package org.photokura.ui.fx;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.photokura.core.concurrent.Threads;

/** Calls something on the UI thread again and again; a tick is left out while the one before still waits, so a busy window is not flooded. */
public final class Ticker implements AutoCloseable {

  private final UiThread ui;
  private final Duration interval;
  private final Runnable action;
  private final AtomicBoolean pending = new AtomicBoolean();
  private @Nullable ScheduledFuture<?> future;

  public Ticker(UiThread ui, Duration interval, Runnable action) {
    this.ui = ui;
    this.interval = interval;
    this.action = action;
  }

  /** Starts; a running one goes on. */
  public void start() {
    if (future == null) {
      future = Threads.timer().scheduleAtFixedRate(this::tick, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Stops; may be started again. */
  @Override
  public void close() {
    if (future != null) {
      future.cancel(false);
      future = null;
    }
  }

  private void tick() {
    if (pending.compareAndSet(false, true)) {
      ui.execute(() -> {
        pending.set(false);
        if (future != null) {
          action.run();
        }
      });
    }
  }
}
