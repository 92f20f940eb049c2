package org.photokura.ui.grid;

/**
 * Tells whether somebody rushes past: then pictures would be gone before they came, and fetching them would only take the processor from the scrolling.
 * A single jump, however far, is no rush.
 */
final class ScrollPace {

  /** Faster than that nobody recognises a picture. */
  private static final double PAGES_PER_SECOND = 4;

  private static final long SAMPLE_NANOS = 50_000_000;
  private static final long REST_NANOS = 150_000_000;

  private double sampleY;
  private long sampleNanos = Long.MIN_VALUE;
  private long movedNanos = Long.MIN_VALUE;
  private double lastY;
  private boolean rushing;

  /**
   * Takes note of where the content stands.
   *
   * @param y how far it is scrolled
   * @param pageHeight what is visible of it
   * @param nanos by {@link System#nanoTime()}
   * @return whether it rushes past
   */
  boolean rushes(double y, double pageHeight, long nanos) {
    boolean rested = movedNanos == Long.MIN_VALUE || nanos - movedNanos > REST_NANOS;
    if (y != lastY) {
      movedNanos = nanos;
      lastY = y;
    }
    if (rested) {
      sampleY = y;
      sampleNanos = nanos;
      rushing = false;
    } else if (nanos - sampleNanos >= SAMPLE_NANOS) {
      rushing = Math.abs(y - sampleY) / ((nanos - sampleNanos) / 1e9) > PAGES_PER_SECOND * Math.max(1, pageHeight);
      sampleY = y;
      sampleNanos = nanos;
    }
    return rushing;
  }
}
