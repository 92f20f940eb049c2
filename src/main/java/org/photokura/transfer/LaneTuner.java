package org.photokura.transfer;

/**
 * Finds how many lanes are worth having: starts with few, adds one while the rate rises by it, takes it away again where it does not, and tries again later.
 * Times come from outside, so that it can be tested without waiting. Not thread-safe.
 */
final class LaneTuner {

  private static final int START = 2;
  private static final int MAX = 6;
  private static final long WINDOW_NANOS = 1_000_000_000L;
  private static final double WORTH_IT = 1.05;
  private static final double BLOCKED_SHARE = 0.5;
  private static final int FIRST_REST_WINDOWS = 8;
  private static final int LONGEST_REST_WINDOWS = 120;
  private static final int LONGEST_REFUSAL_WINDOWS = 1800;

  private final boolean fixed;
  private final int wanted;
  /** As many as the phone grants, as far as it is known. */
  private int max;
  private int target;
  private long windowStartNanos;
  private long bytesAtStart;
  private long blockedAtStart;
  private boolean started;
  private double rateBefore;
  private boolean trying;
  private int rest;
  private int nextRest = FIRST_REST_WINDOWS;
  private int refusalRest = LONGEST_REST_WINDOWS;
  private boolean askedAgain;

  /**
   * @param connections how many the person wants; 0 leaves it to the tuner
   */
  LaneTuner(int connections) {
    this.fixed = connections > 0;
    this.wanted = fixed ? connections : MAX;
    this.max = wanted;
    this.target = fixed ? connections : START;
  }

  int target() {
    return target;
  }

  /** The phone grants only so many now. It may have been busy: one more is tried after a good while, ever more seldom. */
  void refusedAt(int granted) {
    if (askedAgain) {
      askedAgain = false;
      refusalRest = Math.min(refusalRest * 2, LONGEST_REFUSAL_WINDOWS);
    }
    max = Math.max(1, granted);
    target = Math.min(target, max);
    trying = false;
    rest = refusalRest;
  }

  /** Measuring begins anew: lanes broke, or the run was paused. */
  void disturb(long nowNanos, long bytesReceived, long blockedNanos) {
    started = true;
    windowStartNanos = nowNanos;
    bytesAtStart = bytesReceived;
    blockedAtStart = blockedNanos;
  }

  /**
   * Called several times a second.
   *
   * @param lanes lanes that are connected
   * @param filesWaiting files that no lane has yet
   * @param bytesReceived bytes that came in the run
   * @param blockedNanos time that lanes waited for the disk or the processor
   */
  void tick(long nowNanos, int lanes, int filesWaiting, long bytesReceived, long blockedNanos) {
    if (!started || lanes < target) {
      disturb(nowNanos, bytesReceived, blockedNanos);
      return;
    }
    long nanos = nowNanos - windowStartNanos;
    if (nanos < WINDOW_NANOS) {
      return;
    }
    double rate = (bytesReceived - bytesAtStart) / (double) nanos;
    double blocked = (blockedNanos - blockedAtStart) / (double) nanos / lanes;
    disturb(nowNanos, bytesReceived, blockedNanos);
    if (rest > 0) {
      rest--;
      return;
    }
    if (target == max && max < wanted && !trying && filesWaiting > 0) {
      max++;
      askedAgain = true;
    }
    if (fixed) {
      target = max;
    } else if (trying) {
      judge(rate);
    } else if (target < max && filesWaiting > 0 && rate > 0 && blocked < BLOCKED_SHARE) {
      rateBefore = rate;
      trying = true;
      target++;
    }
  }

  private void judge(double rate) {
    trying = false;
    if (rate < rateBefore * WORTH_IT) {
      target--;
      rest = nextRest;
      nextRest = Math.min(nextRest * 2, LONGEST_REST_WINDOWS);
    }
  }
}
