package org.photokura.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Processes that the benchmark started: measured while they run, ended for certain. */
final class Child {

  private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();
  private static final long LOOK_MILLIS = 20;
  private static final long GRACE_SECONDS = 8;

  private Child() {}

  /**
   * How a process ended.
   *
   * @param status its exit status
   * @param timeUp it was ended because it took too long
   */
  record Ended(int status, boolean timeUp, double seconds, long peakBytes, long endMillis) {}

  static Process start(ProcessBuilder builder) throws IOException {
    var process = builder.start();
    ALIVE.add(process);
    return process;
  }

  /** Starts it and waits until it ends or time is up. */
  static Ended run(ProcessBuilder builder, Duration limit) throws IOException, InterruptedException {
    long start = System.nanoTime();
    var process = start(builder);
    long peak = 0;
    boolean timeUp = false;
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, ProcFiles.peakBytes(process.pid()));
      if (System.nanoTime() - start > limit.toNanos()) {
        timeUp = true;
        break;
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long endMillis = System.currentTimeMillis();
    end(process);
    return new Ended(timeUp ? 0 : process.exitValue(), timeUp, seconds, peak, endMillis);
  }

  /** Asks it to end, and after a while no longer asks. */
  static void end(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      var _ = process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
    }
    ALIVE.remove(process);
  }

  /** For the end of the benchmark, however it comes. */
  static void endAll() {
    ALIVE.forEach(Process::destroyForcibly);
  }
}
