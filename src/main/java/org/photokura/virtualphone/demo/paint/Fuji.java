package org.photokura.virtualphone.demo.paint;

import java.util.Random;

/** A lone volcano with snow on its shoulders, in the lake at its foot. */
record Fuji(Ramp sky, int rock, int snow, int forest, int clouds) implements Scene {

  private static final double LINE = .66;

  @Override
  public void paint(Canvas canvas, int seed) {
    var random = new Random(seed);
    canvas.backdrop(sky, 0, LINE);
    canvas.backdrop(Ramp.of(0, forest, 1, forest), LINE, 1);
    Sky.clouds(canvas, seed + 5, clouds, .45, .02, .5, 3);
    mountain(canvas, seed, Field.between(random, .42, .58));
    Sky.clouds(canvas, seed + 8, clouds, .40, .44, LINE, 5);
    for (int i = 0; i < 2; i++) {
      var crest = Ridges.crest(canvas, seed + 20 + i, LINE - .045 + .035 * i, .045 - .02 * i, .5);
      int color = Tone.mix(forest, sky.color(1), .45 - .4 * i);
      var trees = Trees.forest(crest, (.028 + .02 * i) * canvas.unit, .010 * canvas.unit, random);
      canvas.draw(g -> {
        g.setColor(Tone.awt(color));
        g.fill(trees);
      });
      canvas.land(crest, Ramp.of(0, color, 1, Tone.mix(color, sky.color(1), .3)), .12);
    }
    Water.mirror(canvas, seed, LINE, .4, Tone.mix(forest, 0x10202c, .5), .45);
  }

  private void mountain(Canvas canvas, int seed, double centre) {
    double x0 = centre * canvas.w;
    int air = sky.color(.9);
    var sunny = Ramp.of(0, Tone.shade(rock, 1.10), 1, Tone.mix(Tone.shade(rock, 1.10), air, .75));
    var shady = Ramp.of(0, Tone.shade(rock, .88), 1, Tone.mix(Tone.shade(rock, .88), air, .75));
    var cap = Ramp.of(0, snow, 1, Tone.mix(snow, Tone.mix(rock, snow, .55), .6));
    for (int x = 0; x < canvas.w; x++) {
      double d = (x - x0) / canvas.unit;
      double flat = Math.max(0, Math.abs(d) - .045);
      double height = .40 * Math.exp(-flat * 2.5) - .06 * flat + .004 * Field.line(seed, d + 5, 16, 4, .6);
      double top = LINE * canvas.h - height * canvas.unit;
      for (int y = Math.max(0, (int) top); y < LINE * canvas.h; y++) {
        double below = (y + .5 - top) / canvas.unit;
        double up = LINE * canvas.h / canvas.unit - (y + .5) / canvas.unit;
        double ray = d / (.46 - up);
        double gully = Field.line(seed + 2, ray + 9, 6, 4, .62);
        double lit = .5 - d * 1.4 + .6 * Field.line(seed + 4, ray + 3, 4, 4, .6);
        double white = Math.clamp((up - .235 - .055 * gully) / .012, 0, 1);
        int i = 3 * (y * canvas.w + x);
        float cover = (float) Math.min(1, y + 1 - top);
        canvas.blend(i, (lit > .5 ? sunny : shady).color(below * 2.3), cover);
        canvas.blend(i, cap.color(1.03 - lit * 1.33), (float) white * cover);
      }
    }
  }
}
