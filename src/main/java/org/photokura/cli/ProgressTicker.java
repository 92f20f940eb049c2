package org.photokura.cli;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.transfer.Export;

/** Shows how far an export is, and says at once when it begins to wait. On a thread of its own: a terminal that was stopped takes no more text, and holds up nothing but this. */
final class ProgressTicker implements Runnable, AutoCloseable {

  private static final long EVERY_MILLIS = 500;
  /** Where nobody watches, a line each five seconds does. */
  private static final int QUIET_TICKS = 10;
  private static final long LAST_LINE_MILLIS = 500;

  private final Console console;
  private final Export run;
  private final Duration patience;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ReentrantLock printing = new ReentrantLock();
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

  /** From now on it prints nothing: what follows is the end of the run. A line that is just being printed is waited for, but not for long. */
  @Override
  public void close() {
    closed.countDown();
    try {
      if (printing.tryLock(LAST_LINE_MILLIS, TimeUnit.MILLISECONDS)) {
        printing.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tick() {
    var snapshot = run.snapshot();
    var line = ProgressLine.of(snapshot, console.texts());
    printing.lock();
    try {
      if (closed.getCount() > 0) {
        print(snapshot.waitingFor(), line);
      }
    } finally {
      printing.unlock();
    }
  }

  private void print(@Nullable Problem reason, String line) {
    if (reason != null && reason.id() != waitingFor) {
      console.note("cli.export.waiting", Map.of("reason", console.texts().what(reason), "seconds", patience.toSeconds()));
    }
    waitingFor = reason == null ? null : reason.id();
    if (console.interactive() || ++ticks % QUIET_TICKS == 0) {
      console.progress(line);
    }
  }
}
