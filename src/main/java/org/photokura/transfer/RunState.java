package org.photokura.transfer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.transfer.TransferSnapshot.CurrentFile;
import org.photokura.transfer.TransferSnapshot.Limit;
import org.photokura.transfer.TransferSnapshot.Phase;

/** Where a run stands, for snapshots. Thread-safe. */
final class RunState {

  private static final long LIMIT_EVERY_NANOS = 1_000_000_000L;
  private static final int MAX_CURRENT = 8;

  private final SpeedMeter speed = new SpeedMeter();
  private final LimitFinder limits = new LimitFinder();
  private final long startNanos = System.nanoTime();
  private final Outcomes outcomes;
  private Phase phase = Phase.PREPARING;
  private @Nullable Problem waitingFor;
  private @Nullable RunContext run;
  private long limitNanos = startNanos;
  private @Nullable Duration elapsed;

  RunState(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  synchronized void phase(Phase next) {
    phase = next;
    if (next == Phase.DONE) {
      elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
    }
  }

  /** Why the run waits; null: it goes on. */
  synchronized void waitFor(@Nullable Problem reason) {
    waitingFor = reason;
  }

  /** Takes one moment of a run that works. */
  synchronized void sample(RunContext context, int lanes) {
    run = context;
    long now = System.nanoTime();
    var meter = context.meter();
    boolean going = !context.gate().isShut() && waitingFor == null;
    long received = meter.bytesReceived.sum();
    speed.sample(now, received, toCome(meter), going);
    if (now - limitNanos >= LIMIT_EVERY_NANOS) {
      limitNanos = now;
      limits.sample(now, meter, lanes, speed.bytesPerSecond());
    }
  }

  private static long toCome(Meter meter) {
    return Math.max(0, meter.bytesTotal.get() - meter.bytesDone.get());
  }

  synchronized TransferSnapshot snapshot() {
    var tally = outcomes.tally();
    long done = 0;
    long total = 0;
    boolean paused = false;
    List<CurrentFile> current = List.of();
    if (run != null) {
      total = run.meter().bytesTotal.get();
      done = Math.clamp(run.meter().bytesDone.get(), 0, total);
      paused = run.gate().isShut();
      current = current(run);
    }
    boolean working = phase == Phase.PREPARING || phase == Phase.COPYING;
    var shown = !working ? phase : waitingFor != null ? Phase.WAITING_FOR_DEVICE : paused ? Phase.PAUSED : phase;
    Double left = shown == Phase.COPYING ? speed.secondsLeft() : null;
    return new TransferSnapshot(shown, tally.done(), tally.total(), tally.copied(), tally.alreadyThere(), tally.failed(), done, total,
        shown == Phase.COPYING ? speed.bytesPerSecond() : 0, speed.meanBytesPerSecond(), left == null ? null : Duration.ofMillis((long) (left * 1000)),
        shown == Phase.COPYING ? limits.limit() : Limit.UNKNOWN, waitingFor, current,
        elapsed != null ? elapsed : Duration.ofNanos(System.nanoTime() - startNanos));
  }

  /** Those that data comes for; of the files that lanes took ahead nothing is to be seen yet. */
  private static List<CurrentFile> current(RunContext run) {
    var files = new ArrayList<CurrentFile>();
    for (var fetch : run.active()) {
      if (fetch.receivedUpTo() > fetch.offset() && files.size() < MAX_CURRENT) {
        files.add(new CurrentFile(fetch.job().item.item.id(), fetch.job().file.fileName(), fetch.receivedUpTo(), fetch.endOffset()));
      }
    }
    files.sort(java.util.Comparator.comparing(CurrentFile::name));
    return files;
  }
}
