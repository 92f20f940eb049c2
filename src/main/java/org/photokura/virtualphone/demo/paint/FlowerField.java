package org.photokura.virtualphone.demo.paint;

import java.awt.geom.Ellipse2D;
import java.util.Random;

/**
 * A field of flowers to the horizon.
 *
 * @param rows how many planted rows run to the vanishing point, 0 for a meadow
 */
record FlowerField(Ramp sky, int soil, Palette flowers, int hills, int rows) implements Scene {

  private static final double HORIZON = .42;

  @Override
  public void paint(Canvas canvas, int seed) {
    var random = new Random(seed);
    canvas.backdrop(sky, 0, HORIZON + .02);
    Sky.clouds(canvas, seed, 0xffffff, .5, 0, HORIZON, 2.2);
    int air = sky.color(1);
    canvas.land(Ridges.crest(canvas, seed + 1, HORIZON - .015, .06, .5), Ramp.of(0, Tone.mix(hills, air, .55), 1, Tone.mix(hills, air,
        .8)), .12);
    canvas.land(Ridges.crest(canvas, seed + 2, HORIZON + .005, .025, .5), Ramp.of(0, Tone.mix(hills, air, .25), 1, Tone.mix(hills, air,
        .4)), .1);
    int carpet = Tone.mix(soil, flowers.at(0), rows > 0 && flowers.size() < 4 ? .55 : .14);
    canvas.backdrop(Ramp.of(0, Tone.mix(carpet, air, .45), .12, carpet, .4, Tone.mix(soil, carpet, .4), 1, Tone.shade(soil, .62)),
        HORIZON + .012, 1);
    double vanish = Field.between(random, .3, .7);
    canvas.draw(g -> {
      int count = 12_000;
      for (int i = 0; i < count; i++) {
        double t = Math.pow((double) i / count, .62);
        t = Math.pow(t, 1.55);
        dot(g, canvas, random, t, vanish);
      }
    });
    canvas.glow(vanish, HORIZON, .6, 0xfff4dc, .25, 2);
  }

  private void dot(java.awt.Graphics2D g, Canvas canvas, Random random, double t, double vanish) {
    double y = (HORIZON + .014 + (1.04 - HORIZON) * t) * canvas.h;
    double spread = .22 + 1.5 * t;
    double side = (random.nextDouble() * 2 - 1) * (.45 + .7 / (.2 + t));
    double bright = 1;
    int color = flowers.pick(random);
    if (rows > 0) {
      int wide = (int) (rows * (1 + .9 / (.25 + t)));
      int row = random.nextInt(wide) - wide / 2;
      double inRow = random.nextGaussian() * .17;
      side = (row + inRow) * 2.6 / rows;
      bright = 1 - .35 * Math.abs(inRow);
      if (flowers.size() > 3) {
        color = flowers.at(row);
      }
    }
    double x = vanish * canvas.w + side * spread * canvas.unit;
    double r = canvas.unit * (.0016 + .0105 * t);
    int air = sky.color(1);
    int shown = Tone.mix(Tone.shade(color, bright * Field.between(random, .78, 1.12)), air, .45 * (1 - Math.min(1, t * 4)));
    g.setColor(Tone.awt(shown));
    g.fill(new Ellipse2D.Double(x - r, y - r * .8, 2 * r, 1.6 * r));
    if (t > .25) {
      g.setColor(Tone.awt(Tone.shade(shown, 1.25), .8));
      g.fill(new Ellipse2D.Double(x - r * .6, y - r * .7, r * .9, r * .7));
    }
  }
}
