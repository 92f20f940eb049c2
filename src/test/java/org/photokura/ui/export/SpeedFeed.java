package org.photokura.ui.export;

/** Gives a run the speeds of the last minute, so that its graph is the same in each picture. */
public final class SpeedFeed {

  private static final int SAMPLES = 100;
  private static final double MEGABYTE = 1e6;

  private SpeedFeed() {}

  /** Forgets what was measured and takes a minute of a good USB 2 cable. */
  public static void feed(ExportRuns runs) {
    runs.speeds().clear();
    for (int i = 0; i < SAMPLES; i++) {
      double rise = Math.min(1, (i + 2) / 9.0);
      runs.speeds().add((33.5 * rise + 3.2 * Math.sin(i / 3.1) + 1.7 * Math.sin(i / 1.3 + 1)) * MEGABYTE);
    }
  }

  /** The same for a link that is worth a thirtieth of that. */
  public static void feedSlowly(ExportRuns runs) {
    runs.speeds().clear();
    for (int i = 0; i < SAMPLES; i++) {
      runs.speeds().add((1.1 + 0.12 * Math.sin(i / 3.1) + 0.08 * Math.sin(i / 1.3 + 1)) * MEGABYTE);
    }
  }
}
