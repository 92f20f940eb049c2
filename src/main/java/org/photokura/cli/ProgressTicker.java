package org.photokura.cli;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.photokura.core.ProblemId;
import org.photokura.transfer.Export;

/** Shows how far an export is, and says at once when it begins to wait. On a thread of its own: a terminal that was stopped takes no more text, and holds up nothing but this. */
final class ProgressTicker implements Runnable, AutoCloseable {

  private static final long EVERY_MILLIS = 500;
  /** Where nobody watches, a line each five seconds does. */
  private static final int QUIET_TICKS = 10;

  private final Console console;
  private final Export run;
  private final Duration patience;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable ProblemId waitingFor;
  private int ticks;

  /**
   * @param patience how long the export waits for a phone
   */
  ProgressTicker(Console console, Export run, Duration patience) {
    this.console = console;
    this.run = run;
    this.patience = patience;
  }

  @Override
  public void run() {
    try {
      while (!closed.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        tick();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void tick() {
    var snapshot = run.snapshot();
    var reason = snapshot.waitingFor();
    if (reason != null && reason.id() != waitingFor) {
      console.note("cli.export.waiting", Map.of("reason", console.texts().what(reason), "seconds", patience.toSeconds()));
    }
    waitingFor = reason == null ? null : reason.id();
    if (console.interactive() || ++ticks % QUIET_TICKS == 0) {
      console.progress(ProgressLine.of(snapshot, console.texts()));
    }
  }
}
