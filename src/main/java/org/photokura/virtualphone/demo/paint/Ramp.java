package org.photokura.virtualphone.demo.paint;

import org.jspecify.annotations.Nullable;

/** A way through several colours, looked up quickly. */
final class Ramp {

  private static final int STEPS = 1024;

  private final double[] stops;
  private float @Nullable [] steps;

  private Ramp(double[] stops) {
    this.stops = stops;
  }

  /** Red, green and blue of each step, 0 to 255. Computed when first asked for: most ramps of a run are never used. */
  float[] rgb() {
    var ready = steps;
    if (ready == null) {
      ready = computed();
      steps = ready;
    }
    return ready;
  }

  private float[] computed() {
    var rgb = new float[3 * (STEPS + 1)];
    int stop = 0;
    for (int i = 0; i <= STEPS; i++) {
      double t = (double) i / STEPS;
      while (stop + 4 < stops.length && t > stops[stop + 2]) {
        stop += 2;
      }
      double from = stops[stop];
      double to = stops[Math.min(stop + 2, stops.length - 2)];
      int color = Tone.mix((int) stops[stop + 1], (int) stops[Math.min(stop + 3, stops.length - 1)],
          to > from ? (t - from) / (to - from) : 0);
      rgb[3 * i] = color >> 16 & 0xFF;
      rgb[3 * i + 1] = color >> 8 & 0xFF;
      rgb[3 * i + 2] = color & 0xFF;
    }
    return smooth(rgb);
  }

  /** Positions from 0 to 1, each followed by its colour: {@code Ramp.of(0, 0x112233, 1, 0xffffff)}. */
  static Ramp of(double... stops) {
    return new Ramp(stops);
  }

  /** Index into {@link #rgb()} for a place between 0 and 1. */
  static int at(double t) {
    return 3 * (int) (Math.clamp(t, 0.0, 1.0) * STEPS);
  }

  int color(double t) {
    var rgb = rgb();
    int i = at(t);
    return (int) rgb[i] << 16 | (int) rgb[i + 1] << 8 | (int) rgb[i + 2];
  }

  /** Takes away the 8-bit steps that mixing left. */
  private static float[] smooth(float[] rgb) {
    for (int round = 0; round < 3; round++) {
      var before = rgb.clone();
      for (int i = 3; i < rgb.length - 3; i++) {
        rgb[i] = (before[i - 3] + 2 * before[i] + before[i + 3]) / 4;
      }
    }
    return rgb;
  }
}
