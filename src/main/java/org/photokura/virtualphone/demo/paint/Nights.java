package org.photokura.virtualphone.demo.paint;

import java.awt.BasicStroke;
import java.awt.geom.Path2D;
import java.util.Random;

/** The moon close by, and a tent under the Milky Way. */
final class Nights {

  private Nights() {}

  static void moon(Canvas canvas, int seed, int sky, int light, int shade) {
    var random = new Random(seed);
    canvas.backdrop(Ramp.of(0, Tone.shade(sky, .6), 1, Tone.shade(sky, 1.3)));
    Sky.stars(canvas, seed, 60, 1);
    double x = Field.between(random, .38, .62);
    double y = Field.between(random, .40, .52);
    canvas.glow(x, y, .85, light, .32, 2);
    Sky.moon(canvas, seed, x, y, .29, light, shade);
    Sky.clouds(canvas, seed + 9, Tone.mix(sky, light, .22), .38, .42, 1.1, 4);
    branch(canvas, random);
  }

  private static void branch(Canvas canvas, Random random) {
    boolean left = random.nextBoolean();
    canvas.draw(1.4, g -> {
      if (left) {
        g.translate(canvas.w, 0);
        g.scale(-1, 1);
      }
      g.setColor(Tone.awt(0x070a12));
      double x = canvas.w * 1.03;
      double y = canvas.h * .88;
      double a = Math.PI + .25;
      for (int i = 0; i < 26; i++) {
        double nx = x + Math.cos(a) * canvas.unit * .032;
        double ny = y + Math.sin(a) * canvas.unit * .032;
        g.setStroke(new BasicStroke((float) (canvas.unit * .017 * (1 - i / 30.0)), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new java.awt.geom.Line2D.Double(x, y, nx, ny));
        for (int k = 0; k < 5; k++) {
          needle(g, nx, ny, canvas.unit * Field.between(random, .03, .06), a + Field.between(random, -1.4, 1.4), canvas.unit);
        }
        a += random.nextGaussian() * .10;
        x = nx;
        y = ny;
      }
    });
  }

  private static void needle(java.awt.Graphics2D g, double x, double y, double length, double angle, double unit) {
    g.setStroke(new BasicStroke((float) (unit * .0028), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new java.awt.geom.Line2D.Double(x, y, x + Math.cos(angle) * length, y + Math.sin(angle) * length));
  }

  static void camp(Canvas canvas, int seed, int tent) {
    var random = new Random(seed);
    canvas.backdrop(Ramp.of(0, 0x060a1e, .45, 0x14204a, .72, 0x3a3f74, .85, 0x8a6a86, 1, 0xc98f80));
    galaxy(canvas, seed);
    Sky.stars(canvas, seed, 900, .85);
    var far = Ridges.crest(canvas, seed + 1, .74, .09, .55);
    canvas.land(far, Ramp.of(0, 0x222a52, 1, 0x4a4a78), .2);
    var near = Ridges.crest(canvas, seed + 2, .83, .04, .45);
    var trees = Trees.forest(near, .12 * canvas.unit, .05 * canvas.unit, random);
    canvas.draw(g -> {
      g.setColor(Tone.awt(0x0a0f22));
      g.fill(trees);
    });
    canvas.land(near, Ramp.of(0, 0x0a0f22, 1, 0x060914), .2);
    double x = Field.between(random, .35, .65) * canvas.w;
    double y = .91 * canvas.h;
    double s = .13 * canvas.unit;
    canvas.glow(x / canvas.w, y / canvas.h, .34, tent, .55, 2.2);
    canvas.draw(g -> {
      g.setPaint(Cup.radial(x, y, s * 1.3, 0, Tone.mix(tent, 0xffffff, .55), .5, tent, 1, Tone.shade(tent, .5)));
      var cloth = new Path2D.Double();
      cloth.moveTo(x - s * 1.1, y + s * .1);
      cloth.quadTo(x - s * .35, y - s * .45, x, y - s * .95);
      cloth.quadTo(x + s * .35, y - s * .45, x + s * 1.1, y + s * .1);
      cloth.closePath();
      g.fill(cloth);
      g.setColor(Tone.awt(Tone.shade(tent, .34), .75));
      g.setStroke(new BasicStroke((float) (s * .02)));
      g.draw(cloth);
      var door = new Path2D.Double();
      door.moveTo(x, y - s * .78);
      door.lineTo(x + s * .24, y + s * .1);
      door.lineTo(x - s * .24, y + s * .1);
      door.closePath();
      g.setColor(Tone.awt(0xfff3cf, .9));
      g.fill(door);
      g.setColor(Tone.awt(0x5a3418, .7));
      g.draw(new java.awt.geom.Line2D.Double(x, y - s * .95, x, y + s * .1));
    });
  }

  /** A band of light across the sky, with dark lanes in it. */
  private static void galaxy(Canvas canvas, int seed) {
    var dust = Field.clouds(seed + 3, canvas.w, canvas.h, 6 * canvas.w / canvas.unit, 6 * canvas.h / canvas.unit, 6, .58);
    var lanes = Field.clouds(seed + 4, canvas.w, canvas.h, 4 * canvas.w / canvas.unit, 4 * canvas.h / canvas.unit, 5, .6);
    var colors = Ramp.of(0, 0xb9b4f0, 1, 0xffe0d0);
    double turn = .75 + .4 * Field.value(seed, 2, 2);
    for (int y = 0; y < canvas.h; y++) {
      for (int x = 0; x < canvas.w; x++) {
        int p = y * canvas.w + x;
        double u = (x - canvas.w * .52) / canvas.unit;
        double v = (y - canvas.h * .36) / canvas.unit;
        double across = u * Math.sin(turn) + v * Math.cos(turn) + (dust[p] - .5) * .22;
        double band = Math.exp(-across * across / .035);
        if (band < .004) {
          continue;
        }
        double off = (across + (lanes[p] - .5) * .16) / .045;
        double lane = Math.exp(-off * off) * .75;
        double a = band * (.25 + .75 * dust[p]) * (1 - lane) * .62;
        canvas.blend(3 * p, colors.color(band * dust[p] * 1.2), (float) Math.max(0, a));
      }
    }
  }
}
