package org.photokura.ui.fx;

/**
 * Brings a square of pixels to another size. Made smaller, each pixel is the mean of what it covers, shares of pixels included; made larger, it lies on a smooth
 * curve through its neighbours (Catmull-Rom), so that no steps show.
 */
final class Resampling {

  private Resampling() {}

  /**
   * Scales a square part of an image.
   *
   * @param source premultiplied ARGB
   * @param stride pixels in a row of the source
   * @param left where the square begins
   * @param top where the square begins
   * @param side of the square
   * @param edge of the result
   */
  static int[] square(int[] source, int stride, int left, int top, int side, int edge) {
    Taps[] taps = taps(side, edge);
    int[] rows = new int[side * edge];
    for (int y = 0; y < side; y++) {
      int from = (top + y) * stride + left;
      for (int x = 0; x < edge; x++) {
        rows[y * edge + x] = mix(source, from + taps[x].first, 1, taps[x].weights);
      }
    }
    int[] result = new int[edge * edge];
    for (int y = 0; y < edge; y++) {
      for (int x = 0; x < edge; x++) {
        result[y * edge + x] = mix(rows, taps[y].first * edge + x, edge, taps[y].weights);
      }
    }
    return result;
  }

  /** Which source pixels make a target pixel, and with what weight; the weights' sum is 1. */
  private record Taps(int first, float[] weights) {}

  private static Taps[] taps(int side, int edge) {
    var taps = new Taps[edge];
    double ratio = (double) side / edge;
    for (int i = 0; i < edge; i++) {
      taps[i] = ratio >= 1 ? covered(i, ratio, side) : between(i, ratio, side);
    }
    return taps;
  }

  private static Taps covered(int at, double ratio, int side) {
    double from = at * ratio;
    double to = Math.min(side, from + ratio);
    int first = (int) from;
    int last = Math.max(first, (int) Math.ceil(to - 1e-6) - 1);
    var weights = new float[last - first + 1];
    for (int i = first; i <= last; i++) {
      weights[i - first] = (float) ((Math.min(i + 1, to) - Math.max(i, from)) / (to - from));
    }
    return new Taps(first, weights);
  }

  private static Taps between(int at, double ratio, int side) {
    double centre = (at + 0.5) * ratio - 0.5;
    int base = (int) Math.floor(centre);
    int first = Math.max(0, base - 1);
    var weights = new float[Math.min(side - 1, base + 2) - first + 1];
    for (int i = base - 1; i <= base + 2; i++) {
      // Beyond the rim the rim goes on.
      weights[Math.clamp(i, 0, side - 1) - first] += (float) curve(Math.abs(centre - i));
    }
    return new Taps(first, weights);
  }

  private static double curve(double distance) {
    double d = distance;
    return d < 1 ? (1.5 * d - 2.5) * d * d + 1 : d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0;
  }

  private static int mix(int[] pixels, int from, int step, float[] weights) {
    if (weights.length == 1) {
      return pixels[from];
    }
    float a = 0.5f;
    float r = 0.5f;
    float g = 0.5f;
    float b = 0.5f;
    int at = from;
    for (float weight : weights) {
      int pixel = pixels[at];
      a += weight * (pixel >>> 24);
      r += weight * (pixel >> 16 & 0xff);
      g += weight * (pixel >> 8 & 0xff);
      b += weight * (pixel & 0xff);
      at += step;
    }
    int alpha = Math.clamp((int) a, 0, 255);
    return alpha << 24 | Math.clamp((int) r, 0, alpha) << 16 | Math.clamp((int) g, 0, alpha) << 8 | Math.clamp((int) b, 0, alpha);
  }
}
