package org.photokura.virtualphone.demo.paint;

import java.awt.Color;

/** Colours as 0xRRGGBB, mixed in Oklab so that a way from one to another stays bright and clean. */
final class Tone {

  private Tone() {}

  /** From {@code a} (0) to {@code b} (1). */
  static int mix(int a, int b, double t) {
    double u = Math.clamp(t, 0, 1);
    double[] x = toLab(a);
    double[] y = toLab(b);
    return toRgb(x[0] + (y[0] - x[0]) * u, x[1] + (y[1] - x[1]) * u, x[2] + (y[2] - x[2]) * u);
  }

  /** Lighter (above 1) or darker (below 1). */
  static int shade(int color, double factor) {
    return factor <= 1 ? mix(0x000000, color, factor) : mix(color, 0xffffff, factor - 1);
  }

  /** For Java2D. */
  static Color awt(int color, double alpha) {
    return new Color(color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF, (int) Math.round(Math.clamp(alpha, 0, 1) * 255));
  }

  static Color awt(int color) {
    return new Color(color);
  }

  private static double[] toLab(int color) {
    double r = linear(color >> 16 & 0xFF);
    double g = linear(color >> 8 & 0xFF);
    double b = linear(color & 0xFF);
    double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  private static int toRgb(double lightness, double a, double b) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16
        | gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8
        | gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
  }

  private static double cube(double x) {
    return x * x * x;
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static int gamma(double c) {
    double v = c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
    return (int) Math.round(Math.clamp(v, 0, 1) * 255);
  }
}
