package org.photokura.virtualphone.demo.paint;

import java.awt.geom.Ellipse2D;
import java.util.Random;

/** What stands in a sky: clouds, stars, a moon with its seas. */
final class Sky {

  private Sky() {}

  /**
   * Clouds between two heights, thicker towards the lower one.
   *
   * @param amount share of the sky that they cover
   * @param stretch how much wider than high they are
   */
  static void clouds(Canvas canvas, int seed, int color, double amount, double top, double bottom, double stretch) {
    double span = bottom - top;
    double cells = 5 * span * canvas.h / canvas.unit;
    var noise = Field.clouds(seed, canvas.w, canvas.h, cells * canvas.w / canvas.h / stretch / span, cells / span, 6, .55);
    for (int y = 0; y < canvas.h; y++) {
      double t = ((y + .5) / canvas.h - top) / span;
      float fade = t <= 0 || t >= 1 ? 0 : (float) (Math.min(1, t / .25) * Math.min(1, (1 - t) / .2));
      for (int x = 0; x < canvas.w; x++) {
        double n = (noise[y * canvas.w + x] - (1 - amount)) / .32;
        if (n > 0 && fade > 0) {
          double a = Field.ease(Math.min(1, n)) * fade * .9;
          canvas.blend(3 * (y * canvas.w + x), color, (float) a);
        }
      }
    }
  }

  /** Stars down to a height; a few are bright, a few are warm. */
  static void stars(Canvas canvas, int seed, int count, double bottom) {
    var random = new Random(seed);
    double dot = Math.max(.55, canvas.unit / 1000);
    canvas.draw(g -> {
      for (int i = 0; i < count; i++) {
        double x = random.nextDouble() * canvas.w;
        double y = Math.pow(random.nextDouble(), 1.2) * bottom * canvas.h;
        double bright = Math.pow(random.nextDouble(), 3);
        double r = dot * (.7 + 1.5 * bright);
        int color = Tone.mix(0xcfe0ff, 0xfff0d8, random.nextDouble());
        g.setColor(Tone.awt(color, (.35 + .65 * bright) * Math.min(1, 1.6 - y / (bottom * canvas.h))));
        g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
      }
    });
  }

  /** A full moon with its seas and craters. */
  static void moon(Canvas canvas, int seed, double cx, double cy, double radius, int light, int shade) {
    double r = radius * canvas.unit;
    double x0 = cx * canvas.w;
    double y0 = cy * canvas.h;
    var ground = Ramp.of(0, light, 1, shade);
    for (int y = Math.max(0, (int) (y0 - r)); y < Math.min(canvas.h, y0 + r + 1); y++) {
      for (int x = Math.max(0, (int) (x0 - r)); x < Math.min(canvas.w, x0 + r + 1); x++) {
        double u = (x + .5 - x0) / r;
        double v = (y + .5 - y0) / r;
        double d = Math.hypot(u, v);
        double edge = (1 - d) * r + .5;
        if (edge > 0) {
          double bulge = Math.asin(Math.min(1, d)) / Math.max(1e-6, d);
          double seas = fractal(seed, u * bulge * 1.5 + 7, v * bulge * 1.5 + 3, 5, .5);
          double grit = fractal(seed + 5, u * bulge * 11, v * bulge * 11, 3, .6);
          double dark = Field.ease(Math.clamp(.5 + seas * 1.7 - .12, 0, 1)) * .75 + grit * .16;
          double limb = 1 - .28 * Math.pow(d, 6);
          int i = 3 * (y * canvas.w + x);
          canvas.blend(i, ground.color(dark), (float) Math.min(1, edge));
          canvas.blend(i, 0, (float) ((1 - limb) * Math.min(1, edge)));
        }
      }
    }
  }

  private static double fractal(int seed, double x, double y, int octaves, double roughness) {
    double sum = 0;
    double weight = 1;
    for (int i = 0; i < octaves; i++) {
      sum += weight * Field.at(seed + i, x, y);
      weight *= roughness;
      x *= 2.1;
      y *= 2.1;
    }
    return sum * .6;
  }
}
