package org.photokura.virtualphone.demo.paint;

import java.util.Random;

/** Smooth randomness. It depends on seed and place only, so that a picture is the same picture in every size. */
final class Field {

  private Field() {}

  /**
   * A line of hills: values around 0, mostly within −1 and 1.
   *
   * @param cells how many hills fit between 0 and 1
   * @param roughness how much each finer octave counts, .3 soft to .6 jagged
   */
  static double line(int seed, double x, double cells, int octaves, double roughness) {
    double sum = 0;
    double weight = 1;
    double total = 0;
    double frequency = cells;
    for (int octave = 0; octave < octaves; octave++) {
      sum += weight * lattice(seed + 101 * octave, x * frequency);
      total += weight;
      weight *= roughness;
      frequency *= 2.03;
    }
    return sum / total * 1.7;
  }

  private static double lattice(int seed, double x) {
    double floor = Math.floor(x);
    double f = x - floor;
    double u = f * f * f * (f * (6 * f - 15) + 10);
    int i = (int) floor;
    return value(seed, i, 0) * (1 - u) + value(seed, i + 1, 0) * u;
  }

  /** Clouds: a value for every pixel, from 0 to 1, computed coarsely and drawn out smoothly. */
  static float[] clouds(int seed, int w, int h, double cellsX, double cellsY, int octaves, double roughness) {
    int step = Math.max(1, (int) Math.round(Math.min(w / cellsX, h / cellsY) / Math.pow(2, octaves - 1) / 3));
    step = Math.min(step, 8);
    int gw = w / step + 3;
    int gh = h / step + 3;
    var coarse = new float[gw * gh];
    float low = Float.MAX_VALUE;
    float high = -Float.MAX_VALUE;
    double weight = 1;
    for (int octave = 0; octave < octaves; octave++) {
      double kx = cellsX * Math.pow(2, octave) * step / w;
      double ky = cellsY * Math.pow(2, octave) * step / h;
      addLattice(coarse, gw, gh, seed + 977 * octave, kx, ky, (float) weight);
      weight *= roughness;
    }
    for (float v : coarse) {
      low = Math.min(low, v);
      high = Math.max(high, v);
    }
    return stretch(coarse, gw, w, h, step, low, high);
  }

  private static void addLattice(float[] grid, int gw, int gh, int seed, double kx, double ky, float weight) {
    for (int y = 0; y < gh; y++) {
      double fy = y * ky;
      int iy = (int) fy;
      double v = ease(fy - iy);
      int lastX = Integer.MIN_VALUE;
      double left = 0;
      double right = 0;
      for (int x = 0; x < gw; x++) {
        double fx = x * kx;
        int ix = (int) fx;
        if (ix != lastX) {
          left = value(seed, ix, iy) * (1 - v) + value(seed, ix, iy + 1) * v;
          right = value(seed, ix + 1, iy) * (1 - v) + value(seed, ix + 1, iy + 1) * v;
          lastX = ix;
        }
        double u = ease(fx - ix);
        grid[y * gw + x] += weight * (float) (left * (1 - u) + right * u);
      }
    }
  }

  private static float[] stretch(float[] coarse, int gw, int w, int h, int step, float low, float high) {
    float scale = high > low ? 1 / (high - low) : 0;
    var out = new float[w * h];
    float k = 1f / step;
    for (int y = 0; y < h; y++) {
      int gy = y / step;
      float v = (y - gy * step) * k;
      for (int x = 0; x < w; x++) {
        int gx = x / step;
        float u = (x - gx * step) * k;
        int at = gy * gw + gx;
        float top = coarse[at] + (coarse[at + 1] - coarse[at]) * u;
        float bottom = coarse[at + gw] + (coarse[at + gw + 1] - coarse[at + gw]) * u;
        out[y * w + x] = (top + (bottom - top) * v - low) * scale;
      }
    }
    return out;
  }

  /** One smooth value between −1 and 1 for a place in the plane. */
  static double at(int seed, double x, double y) {
    double fx = Math.floor(x);
    double fy = Math.floor(y);
    double u = ease(x - fx);
    double v = ease(y - fy);
    int ix = (int) fx;
    int iy = (int) fy;
    double top = value(seed, ix, iy) * (1 - u) + value(seed, ix + 1, iy) * u;
    double bottom = value(seed, ix, iy + 1) * (1 - u) + value(seed, ix + 1, iy + 1) * u;
    return top * (1 - v) + bottom * v;
  }

  /** −1 to 1, the same for the same place. */
  static double value(int seed, int x, int y) {
    int n = seed * 0x9E3779B1 ^ x * 0x85EBCA77 ^ y * 0xC2B2AE3D;
    n = (n ^ n >>> 15) * 0x2C1B3C6D;
    n = (n ^ n >>> 12) * 0x297A2D39;
    n ^= n >>> 15;
    return n / (double) Integer.MIN_VALUE;
  }

  static double ease(double t) {
    return t * t * (3 - 2 * t);
  }

  static double between(Random random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }
}
