package org.photokura.virtualphone.demo.paint;

/** Water seen from its shore: it mirrors what stands above, in ripples that shrink towards the far side. */
final class Water {

  private Water() {}

  /**
   * Mirrors everything above a height.
   *
   * @param line where the water begins
   * @param rough 0 for a mirror, 1 for a breeze
   * @param tint the water's own colour
   * @param deep how much of it shows at the near side
   */
  static void mirror(Canvas canvas, int seed, double line, double rough, int tint, double deep) {
    int from = (int) (line * canvas.h);
    int depth = canvas.h - from;
    var above = canvas.px.clone();
    for (int y = 0; y < depth; y++) {
      double t = (y + .5) / depth;
      double far = 1 / (t + .06);
      double sway = rough * canvas.unit * (.004 + .028 * t);
      float own = (float) (.12 + (deep - .12) * Math.pow(t, .8));
      for (int x = 0; x < canvas.w; x++) {
        double u = (x - canvas.w / 2.0) / canvas.unit;
        double wave = wave(seed, u, far);
        double dx = wave * sway;
        double dy = Math.abs(wave) * sway * 1.4;
        int sx = Math.clamp((int) (x + dx), 0, canvas.w - 1);
        int sy = Math.clamp((int) (from - 1 - y * (from < depth ? (double) from / depth : 1) - dy), 0, Math.max(0, from - 1));
        int source = 3 * (sy * canvas.w + sx);
        int target = 3 * ((from + y) * canvas.w + x);
        float light = (float) (1 + wave * rough * .10);
        canvas.px[target] = above[source] * light;
        canvas.px[target + 1] = above[source + 1] * light;
        canvas.px[target + 2] = above[source + 2] * light;
        canvas.blend(target, tint, own);
      }
    }
  }

  /** The road of light under a low sun. */
  static void glitter(Canvas canvas, int seed, double line, double cx, int color, double strength, double width) {
    int from = (int) (line * canvas.h);
    int depth = canvas.h - from;
    for (int y = 0; y < depth; y++) {
      double t = (y + .5) / depth;
      double far = 1 / (t + .06);
      double reach = width * (.07 + .20 * t) * canvas.unit;
      for (int x = 0; x < canvas.w; x++) {
        double d = (x - cx * canvas.w) / reach;
        double column = Math.exp(-d * d);
        if (column > .004) {
          double u = (x - canvas.w / 2.0) / canvas.unit;
          double wave = wave(seed + 3, u * .8, far) * .6 + wave(seed + 8, u * 2.1, far * 1.7) * .4;
          double spark = Math.clamp((wave - .42 + .62 * column) * 3.2, 0, 1);
          canvas.blend(3 * ((from + y) * canvas.w + x), color, (float) Math.min(.96, spark * strength * Math.sqrt(column)));
        }
      }
    }
  }

  /** Crests and troughs over the whole surface. */
  static void swell(Canvas canvas, int seed, double line, int light, int dark, double strength) {
    int from = (int) (line * canvas.h);
    int depth = canvas.h - from;
    for (int y = 0; y < depth; y++) {
      double t = (y + .5) / depth;
      double far = 1 / (t + .06);
      for (int x = 0; x < canvas.w; x++) {
        double u = (x - canvas.w / 2.0) / canvas.unit;
        double wave = wave(seed, u * .6, far * .7) * .6 + wave(seed + 1, u * 1.6, far * 1.6) * .4;
        double a = Math.min(1, Math.abs(wave) * strength * (.25 + .75 * t));
        canvas.blend(3 * ((from + y) * canvas.w + x), wave > 0 ? light : dark, (float) (a * a * .9));
      }
    }
  }

  private static double wave(int seed, double u, double far) {
    return Field.at(seed, u * far * 2.6 + 50, far * 9) * .65 + Field.at(seed + 1, u * far * 7 + 90, far * 21) * .35;
  }
}
