package org.photokura.ui.fx;

/**
 * Brings a square of pixels to another size. Made smaller, each pixel is the mean of what it covers, shares of pixels included; made larger, it lies on a smooth
 * curve through its neighbours (Catmull-Rom), so that no steps show.
 */
final class Resampling {

  /** Weights are whole numbers of this share: scaling runs beside the scrolling, and packed whole numbers take a third of the time. */
  private static final int ONE = 256;

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
    if (side == edge) {
      return part(source, stride, left, top, side);
    }
    boolean shrinks = side > edge;
    Taps[] taps = taps(side, edge, shrinks);
    int[] rows = new int[side * edge];
    for (int y = 0; y < side; y++) {
      int from = (top + y) * stride + left;
      for (int x = 0; x < edge; x++) {
        rows[y * edge + x] = mix(source, from + taps[x].first, 1, taps[x].weights, shrinks);
      }
    }
    int[] result = new int[edge * edge];
    for (int y = 0; y < edge; y++) {
      for (int x = 0; x < edge; x++) {
        result[y * edge + x] = mix(rows, taps[y].first * edge + x, edge, taps[y].weights, shrinks);
      }
    }
    return result;
  }

  /** Of the right size already: nothing is to be weighed. */
  private static int[] part(int[] source, int stride, int left, int top, int side) {
    int[] part = new int[side * side];
    for (int y = 0; y < side; y++) {
      System.arraycopy(source, (top + y) * stride + left, part, y * side, side);
    }
    return part;
  }

  /** Which source pixels make a target pixel, and with what weight; the weights' sum is {@link #ONE}. */
  private record Taps(int first, int[] weights) {

    static Taps of(int first, double[] shares) {
      int[] weights = new int[shares.length];
      int left = ONE;
      int heaviest = 0;
      for (int i = 0; i < shares.length; i++) {
        weights[i] = (int) Math.round(shares[i] * ONE);
        left -= weights[i];
        heaviest = weights[i] > weights[heaviest] ? i : heaviest;
      }
      weights[heaviest] += left;
      return new Taps(first, weights);
    }
  }

  private static Taps[] taps(int side, int edge, boolean shrinks) {
    var taps = new Taps[edge];
    double ratio = (double) side / edge;
    for (int i = 0; i < edge; i++) {
      taps[i] = shrinks ? covered(i, ratio, side) : between(i, ratio, side);
    }
    return taps;
  }

  private static Taps covered(int at, double ratio, int side) {
    double from = at * ratio;
    double to = Math.min(side, from + ratio);
    int first = (int) from;
    int last = Math.max(first, (int) Math.ceil(to - 1e-6) - 1);
    var shares = new double[last - first + 1];
    for (int i = first; i <= last; i++) {
      shares[i - first] = (Math.min(i + 1, to) - Math.max(i, from)) / (to - from);
    }
    return Taps.of(first, shares);
  }

  private static Taps between(int at, double ratio, int side) {
    double centre = (at + 0.5) * ratio - 0.5;
    int base = (int) Math.floor(centre);
    int first = Math.max(0, base - 1);
    var shares = new double[Math.min(side - 1, base + 2) - first + 1];
    for (int i = base - 1; i <= base + 2; i++) {
      // Beyond the rim the rim goes on.
      shares[Math.clamp(i, 0, side - 1) - first] += curve(Math.abs(centre - i));
    }
    return Taps.of(first, shares);
  }

  private static double curve(double distance) {
    double d = distance;
    return d < 1 ? (1.5 * d - 2.5) * d * d + 1 : d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0;
  }

  private static int mix(int[] pixels, int from, int step, int[] weights, boolean shrinks) {
    if (weights.length == 1) {
      return pixels[from];
    }
    return shrinks ? mean(pixels, from, step, weights) : onCurve(pixels, from, step, weights);
  }

  /** No weight is negative: two channels fit into a number, and none can flow over. */
  private static int mean(int[] pixels, int from, int step, int[] weights) {
    int alphaGreen = 0x00800080;
    int redBlue = 0x00800080;
    int at = from;
    for (int weight : weights) {
      int pixel = pixels[at];
      alphaGreen += (pixel >>> 8 & 0x00ff00ff) * weight;
      redBlue += (pixel & 0x00ff00ff) * weight;
      at += step;
    }
    return alphaGreen & 0xff00ff00 | redBlue >>> 8 & 0x00ff00ff;
  }

  private static int onCurve(int[] pixels, int from, int step, int[] weights) {
    int a = ONE / 2;
    int r = ONE / 2;
    int g = ONE / 2;
    int b = ONE / 2;
    int at = from;
    for (int weight : weights) {
      int pixel = pixels[at];
      a += weight * (pixel >>> 24);
      r += weight * (pixel >> 16 & 0xff);
      g += weight * (pixel >> 8 & 0xff);
      b += weight * (pixel & 0xff);
      at += step;
    }
    int alpha = Math.clamp(a >> 8, 0, 255);
    return alpha << 24 | Math.clamp(r >> 8, 0, alpha) << 16 | Math.clamp(g >> 8, 0, alpha) << 8 | Math.clamp(b >> 8, 0, alpha);
  }
}
