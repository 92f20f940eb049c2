package org.photokura.virtualphone.demo.paint;

import java.util.function.DoubleUnaryOperator;

/** A function of one number, computed beforehand for a range: what a million pixels ask for must be cheap. */
final class Curve {

  private static final int STEPS = 4096;

  private final float[] values = new float[STEPS + 1];
  private final double from;
  private final double scale;

  Curve(double from, double to, DoubleUnaryOperator function) {
    this.from = from;
    this.scale = STEPS / (to - from);
    for (int i = 0; i <= STEPS; i++) {
      values[i] = (float) function.applyAsDouble(from + i / scale);
    }
  }

  /** The value at a place; outside of the range, that of its end. */
  double at(double x) {
    double place = Math.clamp((x - from) * scale, 0, STEPS - 1e-6);
    int i = (int) place;
    return values[i] + (values[i + 1] - values[i]) * (place - i);
  }
}
