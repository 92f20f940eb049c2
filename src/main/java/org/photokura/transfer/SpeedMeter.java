package org.photokura.transfer;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Rates and the time left, from byte counts at moments. The rate is that of the last seconds; the time left comes from a slower one and runs down like a clock
 * that is corrected gently, so that it does not jump. Moments are of {@link System#nanoTime}, so a clock that is set meanwhile changes nothing. Not thread-safe.
 */
final class SpeedMeter {

  private static final long WINDOW_NANOS = 5_000_000_000L;
  private static final double SLOW_SECONDS = 20;
  private static final double FIRST_SECONDS = 2;
  private static final double CORRECT_SECONDS = 8;

  private record Sample(long atNanos, long bytes) {}

  private final Deque<Sample> samples = new ArrayDeque<>();
  private double activeSeconds;
  private long bytesCounted;
  private double slowRate;
  private double left = Double.NaN;

  /**
   * Takes one moment.
   *
   * @param bytesReceived bytes that came until then
   * @param bytesToCome bytes still to come
   * @param going whether the run was working since the last moment: pauses count for nothing
   */
  void sample(long nowNanos, long bytesReceived, long bytesToCome, boolean going) {
    var last = samples.peekLast();
    if (last == null || !going) {
      samples.clear();
      samples.addLast(new Sample(nowNanos, bytesReceived));
      return;
    }
    double seconds = (nowNanos - last.atNanos) / 1e9;
    if (seconds <= 0) {
      return;
    }
    long bytes = bytesReceived - last.bytes;
    activeSeconds += seconds;
    bytesCounted += bytes;
    samples.addLast(new Sample(nowNanos, bytesReceived));
    while (samples.size() > 2 && nowNanos - samples.peekFirst().atNanos > WINDOW_NANOS) {
      samples.removeFirst();
    }
    double weight = Math.max(1 - Math.exp(-seconds / SLOW_SECONDS), seconds / activeSeconds); // The mean of all at first.
    slowRate += weight * (bytes / seconds - slowRate);
    estimate(seconds, bytesToCome);
  }

  private void estimate(double seconds, long bytesToCome) {
    if (activeSeconds < FIRST_SECONDS || slowRate < 1) {
      return;
    }
    double now = bytesToCome / slowRate;
    if (Double.isNaN(left)) {
      left = now;
    } else {
      left = Math.max(0, left - seconds);
      left += (now - left) * (1 - Math.exp(-seconds / CORRECT_SECONDS));
    }
  }

  /** Over the last seconds; 0 if nothing came. */
  double bytesPerSecond() {
    var first = samples.peekFirst();
    var last = samples.peekLast();
    if (first == null || last == null || last.atNanos == first.atNanos) {
      return 0;
    }
    return (last.bytes - first.bytes) / ((last.atNanos - first.atNanos) / 1e9);
  }

  /** Over all the time that the run was working. */
  double meanBytesPerSecond() {
    return activeSeconds < 0.05 ? 0 : bytesCounted / activeSeconds;
  }

  /** Null while nobody can tell. */
  @Nullable Double secondsLeft() {
    return Double.isNaN(left) ? null : left;
  }
}
