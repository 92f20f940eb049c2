package org.photokura.virtualphone.demo.paint;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.Random;

/** Under the surface: jellyfish in a dark tank, koi in a pond. */
final class Deep {

  private Deep() {}

  static void jellyfish(Canvas canvas, int seed, int water, Palette colors) {
    var random = new Random(seed);
    canvas.backdrop(Ramp.of(0, Tone.shade(water, 1.35), .5, water, 1, Tone.shade(water, .35)));
    canvas.glow(.5, -.1, 1.3, Tone.mix(water, 0xffffff, .6), .5, 2);
    int count = 9;
    for (int i = 0; i < count; i++) {
      double t = (double) i / (count - 1);
      double size = (.05 + .17 * t * t) * canvas.unit;
      double x = ((i * .618 + .2 * random.nextDouble()) % 1 * .9 + .05) * canvas.w;
      double y = Field.between(random, .12, .62) * canvas.h;
      int color = colors.pick(random);
      double tilt = Field.between(random, -.5, .5);
      long dice = random.nextLong();
      canvas.glow(x / canvas.w, y / canvas.h, size * 2.1 / canvas.unit, color, .28 + .2 * t, 2);
      canvas.draw(4.5 - 3.3 * t, g -> jelly(g, x, y, size, color, tilt, .45 + .45 * t, new Random(dice)));
    }
  }

  private static void jelly(Graphics2D g, double x, double y, double s, int color, double tilt, double alpha, Random random) {
    g.translate(x, y);
    g.rotate(tilt);
    for (int i = 0; i < 13; i++) {
      double fx = (i / 12.0 * 2 - 1) * s * .82;
      double length = s * Field.between(random, 1.4, 2.7);
      double sway = s * Field.between(random, -.35, .35);
      var thread = new Path2D.Double();
      thread.moveTo(fx, s * .1);
      thread.curveTo(fx + sway, length * .4, fx - sway, length * .7, fx + sway * .5, length);
      g.setStroke(new BasicStroke((float) Math.max(.7, s * (i % 3 == 1 ? .05 : .013)), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.setColor(Tone.awt(Tone.mix(color, 0xffffff, .4), alpha * (i % 3 == 1 ? .30 : .55)));
      g.draw(thread);
    }
    var bell = new Path2D.Double();
    bell.moveTo(-s, s * .16);
    bell.curveTo(-s * 1.06, -s * 1.12, s * 1.06, -s * 1.12, s, s * .16);
    int folds = 8;
    for (int i = 0; i < folds; i++) {
      double from = s - 2 * s * i / folds;
      double to = s - 2 * s * (i + 1) / folds;
      bell.quadTo((from + to) / 2, s * .30, to, s * .16);
    }
    bell.closePath();
    g.setPaint(new java.awt.RadialGradientPaint(new java.awt.geom.Point2D.Double(0, -s * .25), (float) (s * 1.15),
        new float[] {0, .55f, .86f, 1},
        new java.awt.Color[] {Tone.awt(Tone.mix(color, 0xffffff, .55), alpha * .72), Tone.awt(color, alpha * .55),
            Tone.awt(color, alpha * .8),
          Tone.awt(Tone.mix(color, 0xffffff, .6), alpha)}));
    g.fill(bell);
    for (int i = 0; i < 4; i++) {
      double a = (i - 1.5) * s * .34;
      g.setColor(Tone.awt(Tone.mix(color, 0xffffff, .75), alpha * .5));
      g.setStroke(new BasicStroke((float) (s * .05)));
      g.draw(new java.awt.geom.Ellipse2D.Double(a - s * .13, -s * .36, s * .26, s * .24));
    }
  }

  static void koi(Canvas canvas, int seed) {
    var random = new Random(seed);
    canvas.backdrop(Ramp.of(0, 0x1d4a48, .5, 0x123a3c, 1, 0x0b2a30));
    canvas.veil(caustics(canvas, seed), 0x6fc0a8);
    int count = 7;
    for (int i = 0; i < count; i++) {
      double x = ((i * .618 + .15 * random.nextDouble()) % 1 * .86 + .07) * canvas.w;
      double y = ((i * .382 + .2 * random.nextDouble()) % 1 * .8 + .1) * canvas.h;
      double size = Field.between(random, .15, .23) * canvas.unit;
      double turn = random.nextDouble() * 7;
      long dice = random.nextLong();
      canvas.draw(7, g -> fish(g, x + size * .2, y + size * .32, size, turn, new Random(dice), true));
      canvas.draw(1.3, g -> fish(g, x, y, size, turn, new Random(dice), false));
    }
    canvas.draw(g -> {
      for (int i = 0; i < 9; i++) {
        pad(g, random.nextDouble() * canvas.w, (random.nextBoolean() ? random.nextDouble() * .22 : 1 - random.nextDouble() * .22) * canvas.h,
            Field.between(random, .06, .13) * canvas.unit, random.nextDouble() * 7, random);
      }
    });
  }

  private static float[] caustics(Canvas canvas, int seed) {
    var a = Field.clouds(seed, canvas.w, canvas.h, 7 * canvas.w / canvas.unit, 7 * canvas.h / canvas.unit, 3, .55);
    for (int i = 0; i < a.length; i++) {
      float ridge = 1 - Math.abs(a[i] - .5f) * 2;
      float cube = ridge * ridge * ridge;
      a[i] = cube * cube * cube * .36f;
    }
    return a;
  }

  private static void fish(Graphics2D g, double x, double y, double s, double turn, Random random, boolean shadow) {
    var old = g.getTransform();
    g.translate(x, y);
    g.rotate(turn);
    double bend = Field.between(random, -.28, .28) * s;
    int white = 0xf7f2ea;
    int red = new int[] {0xe2502a, 0xf08a2a, 0xd93a2e, 0x2a2a30}[random.nextInt(4)];
    var body = new Path2D.Double();
    body.moveTo(s, 0);
    body.curveTo(s * .85, -s * .24, s * .1, -s * .30 + bend * .3, -s * .62, -s * .05 + bend);
    body.curveTo(-s * .8, -s * .10 + bend, -s * 1.0, -s * .30 + bend * 1.5, -s * 1.18, -s * .32 + bend * 1.7);
    body.curveTo(-s * 1.02, -s * .1 + bend * 1.5, -s * 1.02, s * .1 + bend * 1.5, -s * 1.15, s * .30 + bend * 1.7);
    body.curveTo(-s * .98, s * .28 + bend * 1.4, -s * .8, s * .10 + bend, -s * .62, s * .05 + bend);
    body.curveTo(s * .1, s * .30 + bend * .3, s * .85, s * .24, s, 0);
    body.closePath();
    var fins = new Path2D.Double();
    for (int side = -1; side <= 1; side += 2) {
      fins.moveTo(s * .48, side * s * .18);
      fins.curveTo(s * .46, side * s * .42, s * .2, side * s * .52, s * .06, side * s * .48);
      fins.curveTo(s * .2, side * s * .36, s * .26, side * s * .28, s * .28, side * s * .2);
      fins.closePath();
    }
    if (shadow) {
      g.setColor(Tone.awt(0x041214, .6));
      g.fill(body);
    } else {
      g.setColor(Tone.awt(white, .6));
      g.fill(fins);
      g.setPaint(new java.awt.LinearGradientPaint(0, (float) (-s * .28), 0, (float) (s * .28), new float[] {0, .5f, 1},
          new java.awt.Color[] {Tone.awt(Tone.shade(white, .8)), Tone.awt(0xffffff), Tone.awt(Tone.shade(white, .8))}));
      g.fill(body);
      var clip = g.getClip();
      g.clip(body);
      for (int i = 0; i < 4; i++) {
        double px = Field.between(random, -.7, .85) * s;
        double py = Field.between(random, -.14, .14) * s;
        double r = Field.between(random, .14, .28) * s;
        g.setColor(Tone.awt(red, .93));
        g.fill(new java.awt.geom.Ellipse2D.Double(px - r * 1.3, py - r, r * 2.6, r * 2));
      }
      g.setClip(clip);
    }
    g.setTransform(old);
  }

  private static void pad(Graphics2D g, double x, double y, double r, double turn, Random random) {
    int green = Tone.mix(0x4f8f3f, 0x8fbf4f, random.nextDouble());
    g.setColor(Tone.awt(0x031012, .35));
    g.fill(new java.awt.geom.Arc2D.Double(x - r + r * .12, y - r + r * .16, 2 * r, 2 * r, Math.toDegrees(turn), 330,
        java.awt.geom.Arc2D.PIE));
    g.setPaint(Cup.radial(x - r * .2, y - r * .2, r * 1.2, 0, Tone.shade(green, 1.2), .8, green, 1, Tone.shade(green, .7)));
    g.fill(new java.awt.geom.Arc2D.Double(x - r, y - r, 2 * r, 2 * r, Math.toDegrees(turn), 330, java.awt.geom.Arc2D.PIE));
    g.setStroke(new BasicStroke((float) (r * .02)));
    g.setColor(Tone.awt(Tone.shade(green, 1.35), .6));
    for (int i = 0; i < 11; i++) {
      double a = -turn - .5 - i * .52;
      g.draw(new java.awt.geom.Line2D.Double(x, y, x + Math.cos(a) * r * .9, y + Math.sin(a) * r * .9));
    }
  }
}
