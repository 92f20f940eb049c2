package org.photokura.virtualphone.demo.paint;

/** Sand: each crest divides a lit flank from a shaded one. */
record Dunes(Ramp sky, int lit, int shade, int count) implements Scene {

  @Override
  public void paint(Canvas canvas, int seed) {
    canvas.backdrop(sky);
    canvas.glow(.5 + .3 * Field.value(seed, 3, 3), .36, .9, 0xfff3dc, .45, 2);
    for (int i = 0; i < count; i++) {
      dune(canvas, seed + 13 * i, i);
    }
  }

  private void dune(Canvas canvas, int seed, int index) {
    double t = (double) index / (count - 1);
    int air = sky.color(1);
    var light = Ramp.of(0, Tone.mix(lit, air, .55 * (1 - t)), 1, Tone.mix(Tone.shade(lit, .82), air, .4 * (1 - t)));
    var dark = Ramp.of(0, Tone.mix(shade, air, .5 * (1 - t)), 1, Tone.mix(Tone.mix(shade, lit, .35), air, .4 * (1 - t)));
    var ripples = Field.clouds(seed + 5, canvas.w, canvas.h, 5 + 4 * t, 60, 2, .5);
    double level = .40 + .44 * Math.pow(t, 1.1);
    var top = new double[canvas.w];
    for (int x = 0; x < canvas.w; x++) {
      double u = (x - canvas.w / 2.0) / canvas.unit + 30;
      top[x] = (level - (.10 - .01 * t) * sharp(seed, u)) * canvas.h;
    }
    double half = canvas.w / 2.0 / canvas.unit;
    var wobble = new Curve(0, 2, d -> .05 * Field.line(seed + 9, d * 4, 1, 2, .4) + d * (1.25 - .9 * d));
    var slopes = new Curve(28 - half, 32 + half, u -> (sharp(seed, u + .004) - sharp(seed, u - .004)) / .008);
    var bands = new Curve(56 - 2 * half, 66 + 2 * half, v -> .25 * Field.line(seed + 3, v, 2, 2, .5));
    for (int y = Math.max(0, (int) ((level - .22) * canvas.h)); y < canvas.h; y++) {
      for (int x = 0; x < canvas.w; x++) {
        double below = y + .5 - top[x];
        if (below > -.5) {
          double d = below / canvas.unit;
          double u = (x - canvas.w / 2.0) / canvas.unit + 30 - wobble.at(d);
          double shaded = Math.clamp(.5 - slopes.at(u) * 1.3 + d * .7 + bands.at(u * 2 + d) * d, 0, 1);
          shaded = Field.ease(Math.clamp((shaded - .5) * 3.2 + .5, 0, 1));
          float ripple = (ripples[y * canvas.w + x] - .5f) * (float) (.10 + .14 * t);
          int i = 3 * (y * canvas.w + x);
          int c = Ramp.at(d / .5);
          float cover = (float) Math.min(1, below + .5);
          for (int k = 0; k < 3; k++) {
            float body = (float) (light.rgb()[c + k] * (1 - shaded) + dark.rgb()[c + k] * shaded) * (1 + ripple);
            canvas.px[i + k] += (body - canvas.px[i + k]) * cover;
          }
        }
      }
    }
  }

  /** A line with edges at its crests, as wind makes them. */
  private static double sharp(int seed, double u) {
    return 1 - 2 * Math.abs(Field.line(seed, u, .8, 1, .4)) + .25 * Field.line(seed + 7, u, 1.7, 2, .4);
  }
}
