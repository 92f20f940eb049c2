package org.photokura.cli;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.core.ProblemId;
import org.photokura.transfer.Export;

/** Shows how far an export is, and says at once when it begins to wait. Called on the timer. */
final class ProgressTicker implements Runnable {

  static final long EVERY_MILLIS = 500;
  /** Where nobody watches, a line each five seconds does. */
  private static final int QUIET_TICKS = 10;

  private final Console console;
  private final Export run;
  private final Duration patience;
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
