package org.photokura.virtualphone.demo.paint;

/** A beach from above: sand, a seam of foam, and water that deepens. */
record Shore(int sand, int shallow, int deep) implements Scene {

  private static final Curve BELL = new Curve(0, 2.5, d -> Math.exp(-d * d));

  @Override
  public void paint(Canvas canvas, int seed) {
    int w = canvas.w;
    int h = canvas.h;
    var coast = Field.clouds(seed, w, h, 2.6 * w / canvas.unit, 2.6 * h / canvas.unit, 6, .5);
    var foam = Field.clouds(seed + 31, w, h, 17 * w / canvas.unit, 17 * h / canvas.unit, 4, .6);
    var grain = Field.clouds(seed + 57, w, h, 70 * w / canvas.unit, 70 * h / canvas.unit, 2, .7);
    var beach = Ramp.of(0, Tone.shade(sand, .96), .55, sand, .8, Tone.mix(sand, 0x8a6a45, .35), 1, Tone.mix(sand, 0x6b4f35, .55));
    var water = Ramp.of(0, Tone.mix(shallow, 0xffffff, .45), .12, shallow, .5, Tone.mix(shallow, deep, .55), 1, deep);
    int damp = Tone.mix(sand, 0x5f4630, .6);
    double turn = (seed & 3) * .35 + .35;
    double ax = Math.cos(turn);
    double ay = Math.sin(turn);
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int p = y * w + x;
        double u = (x - w / 2.0) / canvas.unit;
        double v = (y - h / 2.0) / canvas.unit;
        double e = u * ax + v * ay + (coast[p] - .5) * .42;
        float g = (grain[p] - .5f);
        if (e < 0) {
          set(canvas, p, beach, 1 + e / .34, 1 + g * .10f);
        } else {
          set(canvas, p, water, e / .62, 1 + g * .06f);
        }
        double lace = Math.clamp(foam[p] * 2.1 - .45, 0, 1);
        double white = seam(e - .008, .016) * .96 + lace * (seam(e - .06, .030) * .8 + seam(e - .16, .022) * .55 + seam(e - .27, .018) * .3);
        canvas.blend(3 * p, 0xfbfffe, (float) Math.min(.97, white));
        double wet = seam(e + .028, .02) * .25;
        canvas.blend(3 * p, damp, (float) wet);
      }
    }
  }

  private static double seam(double e, double width) {
    double d = Math.abs(e / width);
    return d > 2.5 ? 0 : BELL.at(d);
  }

  private static void set(Canvas canvas, int p, Ramp ramp, double t, float light) {
    int c = Ramp.at(t);
    canvas.px[3 * p] = ramp.rgb()[c] * light;
    canvas.px[3 * p + 1] = ramp.rgb()[c + 1] * light;
    canvas.px[3 * p + 2] = ramp.rgb()[c + 2] * light;
  }
}
