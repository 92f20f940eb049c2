package org.photokura.virtualphone.demo.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Random;

/** At home: a birthday cake, a cat at the window, rain on the pane, a potted leaf, hydrangeas by the door. */
final class Home {

  private Home() {}

  static void cake(Canvas canvas, int seed, int icing, int sponge) {
    var random = new Random(seed);
    new Bokeh(Ramp.of(0, 0x2a1c2c, 1, 0x4a2a2a), Palette.of(0xffb45e, 0xff7f6a, 0xffe0a0, 0xc88aff), 54, 0).paint(canvas, seed);
    canvas.draw(3, g -> {
      g.setColor(Tone.awt(0x3a2218));
      g.fill(new Ellipse2D.Double(-canvas.w * .2, canvas.h * .80, canvas.w * 1.4, canvas.h * .6));
    });
    double x = canvas.w * .5;
    double s = .31 * canvas.unit;
    double base = .84 * canvas.h;
    canvas.draw(g -> {
      g.setColor(Tone.awt(0xe9e2da));
      g.fill(new Ellipse2D.Double(x - s * 1.35, base - s * .16, s * 2.7, s * .5));
      g.setColor(Tone.awt(0xffffff));
      g.fill(new Ellipse2D.Double(x - s * 1.3, base - s * .18, s * 2.6, s * .44));
      tier(g, x, base + s * .02, s, s * .62, sponge, icing);
      tier(g, x, base - s * .50, s * .68, s * .46, sponge, icing);
      for (int i = 0; i < 11; i++) {
        double a = Math.PI * i / 10;
        berry(g, x - Math.cos(a) * s * .92, base - s * .585 + Math.sin(a) * s * .13, s * .065, 0xd9344a);
      }
    });
    for (int i = 0; i < 5; i++) {
      double cx = x + (i - 2) * s * .24;
      double top = base - s * 1.03 + Math.abs(i - 2) * s * -.015 - s * .26;
      canvas.glow(cx / canvas.w, (top - s * .1) / canvas.h, .19, 0xffd27a, .55, 2.2);
      int wax = new int[] {0xf28aa8, 0x7fc8e8, 0xf6d35e, 0xa8d88a, 0xc3a6ea}[i];
      canvas.draw(g -> candle(g, cx, top, s, wax));
    }
    canvas.glow(random.nextDouble(), .4, .9, 0xffc88a, .12, 2);
  }

  private static void tier(Graphics2D g, double x, double base, double half, double height, int sponge, int icing) {
    var side = new Path2D.Double();
    side.moveTo(x - half, base - height);
    side.lineTo(x - half, base - half * .06);
    side.curveTo(x - half, base + half * .16, x + half, base + half * .16, x + half, base - half * .06);
    side.lineTo(x + half, base - height);
    side.closePath();
    g.setPaint(new java.awt.LinearGradientPaint((float) (x - half), 0, (float) (x + half), 0, new float[] {0, .35f, 1},
        new Color[] {Tone.awt(Tone.shade(sponge, .82)), Tone.awt(Tone.shade(sponge, 1.12)), Tone.awt(Tone.shade(sponge, .62))}));
    g.fill(side);
    var drip = new Path2D.Double();
    drip.moveTo(x - half, base - height);
    int drips = 11;
    for (int i = 0; i < drips; i++) {
      double from = x - half + 2 * half * i / drips;
      double to = x - half + 2 * half * (i + 1) / drips;
      double bow = half * .10 * Math.sqrt(1 - Math.pow((i + .5) / drips * 2 - 1, 2));
      double depth = height * (.26 + .20 * ((i * 7) % 5) / 4) + bow;
      drip.curveTo(from, base - height + depth, to, base - height + depth, to, base - height + bow * .8 + height * .10);
    }
    drip.lineTo(x + half, base - height);
    drip.closePath();
    g.setColor(Tone.awt(Tone.shade(icing, .95)));
    g.fill(drip);
    g.setPaint(Cup.radial(x - half * .3, base - height, half * 1.4, 0, Tone.shade(icing, 1.5), .7, icing, 1, Tone.shade(icing, .88)));
    g.fill(new Ellipse2D.Double(x - half, base - height - half * .14, 2 * half, half * .28));
  }

  private static void berry(Graphics2D g, double x, double y, double r, int color) {
    g.setPaint(Cup.radial(x - r * .3, y - r * .4, r * 1.5, 0, Tone.shade(color, 1.5), .4, color, 1, Tone.shade(color, .5)));
    g.fill(Cup.round(x, y, r));
  }

  private static void candle(Graphics2D g, double x, double top, double s, int wax) {
    double half = s * .026;
    g.setPaint(new java.awt.GradientPaint((float) (x - half), 0, Tone.awt(Tone.shade(wax, 1.3)), (float) (x + half), 0,
        Tone.awt(Tone.shade(wax, .75))));
    g.fill(new RoundRectangle2D.Double(x - half, top, 2 * half, s * .34, half, half));
    var flame = new Path2D.Double();
    double y = top - s * .02;
    flame.moveTo(x, y - s * .19);
    flame.curveTo(x + s * .07, y - s * .08, x + s * .05, y, x, y);
    flame.curveTo(x - s * .05, y, x - s * .07, y - s * .08, x, y - s * .19);
    g.setPaint(Cup.radial(x, y - s * .05, s * .13, 0, 0xfffdf0, .45, 0xffe08a, 1, 0xff9a3a));
    g.fill(flame);
  }

  static void cat(Canvas canvas, int seed, Ramp sky) {
    var random = new Random(seed);
    canvas.backdrop(sky);
    double sunX = Field.between(random, .35, .65);
    canvas.glow(sunX, .56, .9, 0xffe0b0, .7, 2);
    Sky.clouds(canvas, seed, 0xffd9c0, .5, .05, .62, 3);
    canvas.land(Ridges.crest(canvas, seed, .66, .07, .5), Ramp.of(0, Tone.mix(sky.color(1), 0x3a3a5a, .55), 1,
        Tone.mix(sky.color(1), 0x3a3a5a, .2)), .2);
    int dark = 0x1c1622;
    canvas.draw(g -> {
      g.setColor(Tone.awt(dark));
      double bar = canvas.unit * .022;
      double edge = canvas.unit * .06;
      g.fill(new java.awt.geom.Rectangle2D.Double(0, 0, canvas.w, edge));
      g.fill(new java.awt.geom.Rectangle2D.Double(0, 0, edge, canvas.h));
      g.fill(new java.awt.geom.Rectangle2D.Double(canvas.w - edge, 0, edge, canvas.h));
      g.fill(new java.awt.geom.Rectangle2D.Double(canvas.w * .5 - bar / 2, 0, bar, canvas.h));
      g.fill(new java.awt.geom.Rectangle2D.Double(0, canvas.h * .36, canvas.w, bar));
      g.fill(new java.awt.geom.Rectangle2D.Double(0, canvas.h * .84, canvas.w, canvas.h * .2));
      boolean flip = random.nextBoolean();
      sitting(g, canvas.w * (flip ? .30 : .70), canvas.h * .845, canvas.unit * .40, flip ? 1 : -1);
      plant(g, canvas.w * (flip ? .80 : .20), canvas.h * .845, canvas.unit * .20, random);
    });
    canvas.glow(sunX, .6, 1.1, 0xffc890, .20, 2);
  }

  private static void sitting(Graphics2D g, double x, double y, double s, int face) {
    var body = new Path2D.Double();
    body.moveTo(x - face * s * .34, y);
    body.curveTo(x - face * s * .46, y - s * .42, x - face * s * .06, y - s * .46, x + face * s * .06, y - s * .66);
    body.curveTo(x + face * s * .30, y - s * .60, x + face * s * .22, y - s * .20, x + face * s * .22, y);
    body.closePath();
    g.fill(body);
    double hx = x + face * s * .12;
    double hy = y - s * .70;
    g.fill(new Ellipse2D.Double(hx - s * .155, hy - s * .135, s * .31, s * .27));
    for (int side = -1; side <= 1; side += 2) {
      var ear = new Path2D.Double();
      ear.moveTo(hx + side * s * .04, hy - s * .10);
      ear.lineTo(hx + side * s * .135, hy - s * .245);
      ear.lineTo(hx + side * s * .15, hy - s * .03);
      ear.closePath();
      g.fill(ear);
    }
    g.setStroke(new BasicStroke((float) (s * .06), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    var tail = new Path2D.Double();
    tail.moveTo(x - face * s * .26, y - s * .03);
    tail.curveTo(x - face * s * .62, y + s * .02, x - face * s * .60, y - s * .26, x - face * s * .50, y - s * .30);
    g.draw(tail);
  }

  private static void plant(Graphics2D g, double x, double y, double s, Random random) {
    var pot = new Path2D.Double();
    pot.moveTo(x - s * .36, y - s * .5);
    pot.lineTo(x + s * .36, y - s * .5);
    pot.lineTo(x + s * .26, y);
    pot.lineTo(x - s * .26, y);
    pot.closePath();
    g.fill(pot);
    for (int i = 0; i < 9; i++) {
      double a = -Math.PI / 2 + (i - 4) * .26 + Field.between(random, -.08, .08);
      double length = s * Field.between(random, .8, 1.3);
      var leaf = new Path2D.Double();
      leaf.moveTo(x, y - s * .48);
      leaf.quadTo(x + Math.cos(a - .25) * length * .6, y - s * .48 + Math.sin(a - .25) * length * .7, x + Math.cos(a) * length,
          y - s * .48 + Math.sin(a) * length);
      leaf.quadTo(x + Math.cos(a + .25) * length * .6, y - s * .48 + Math.sin(a + .25) * length * .7, x, y - s * .48);
      g.fill(leaf);
    }
  }

  static void rain(Canvas canvas, int seed, Bokeh street) {
    street.paint(canvas, seed);
    var behind = canvas.px.clone();
    var random = new Random(seed + 5);
    for (int i = 0; i < 420; i++) {
      double r = canvas.unit * (.004 + .020 * Math.pow(random.nextDouble(), 3.2));
      drop(canvas, behind, random.nextDouble() * canvas.w, random.nextDouble() * canvas.h, r);
    }
  }

  /** A drop shows what lies behind it upside down. */
  private static void drop(Canvas canvas, float[] behind, double cx, double cy, double r) {
    for (int y = Math.max(0, (int) (cy - r * 1.2)); y < Math.min(canvas.h, cy + r * 1.2); y++) {
      for (int x = Math.max(0, (int) (cx - r)); x < Math.min(canvas.w, cx + r); x++) {
        double u = (x + .5 - cx) / r;
        double v = (y + .5 - cy) / (r * 1.15);
        double d = u * u + v * v;
        if (d < 1) {
          int sx = Math.clamp((int) (cx - u * r * 9), 0, canvas.w - 1);
          int sy = Math.clamp((int) (cy - v * r * 9), 0, canvas.h - 1);
          double light = (.72 + .55 * (v + 1) / 2) * (1 - .45 * d * d) + (Math.hypot(u + .35, v + .45) < .2 ? .7 : 0);
          int i = 3 * (y * canvas.w + x);
          int s = 3 * (sy * canvas.w + sx);
          float cover = (float) Math.min(1, (1 - Math.sqrt(d)) * r);
          for (int k = 0; k < 3; k++) {
            canvas.px[i + k] += ((float) (behind[s + k] * light + 14) - canvas.px[i + k]) * cover;
          }
        }
      }
    }
  }

  static void hydrangea(Canvas canvas, int seed, Palette colors) {
    var random = new Random(seed);
    new Bokeh(Ramp.of(0, 0x2f5a3a, 1, 0x163020), Palette.of(0x4f8a4f, 0x7fb86a, 0x2f6a40), 40, 0).paint(canvas, seed);
    int heads = 7;
    for (int i = 0; i < heads; i++) {
      double t = (double) i / (heads - 1);
      double x = ((i * .618 + .1 * random.nextDouble()) % 1) * canvas.w;
      double y = Field.between(random, .2, .95) * canvas.h;
      double r = (.13 + .11 * t) * canvas.unit;
      int color = colors.at(i);
      long dice = random.nextLong();
      canvas.draw(t > .55 ? 1 : 3.2 - 3 * t, g -> head(g, x, y, r, color, new Random(dice)));
    }
  }

  private static void head(Graphics2D g, double cx, double cy, double r, int color, Random random) {
    g.setColor(Tone.awt(Tone.shade(color, .45)));
    g.fill(Cup.round(cx, cy, r * .97));
    int florets = 150;
    for (int i = 0; i < florets; i++) {
      double d = Math.sqrt((florets - i - .5) / florets);
      double a = i * 2.399963;
      double x = cx + Math.cos(a) * r * d;
      double y = cy + Math.sin(a) * r * d * .94;
      double light = 1.10 - .40 * d - .16 * Math.sin(a) * d * -1 - .12 * Math.sin(a) * d;
      floret(g, x, y, r * .13 * (1.15 - .3 * d), Tone.shade(Tone.mix(color, 0xffffff, .12 * random.nextDouble()), light), random);
    }
  }

  private static void floret(Graphics2D g, double x, double y, double s, int color, Random random) {
    double turn = random.nextDouble() * 2;
    for (int k = 0; k < 4; k++) {
      double a = turn + k * Math.PI / 2;
      g.setColor(Tone.awt(Tone.shade(color, Field.between(random, .9, 1.1))));
      double px = x + Math.cos(a) * s * .55;
      double py = y + Math.sin(a) * s * .55;
      g.fill(new Ellipse2D.Double(px - s * .52, py - s * .52, s * 1.04, s * 1.04));
    }
    g.setColor(Tone.awt(Tone.shade(color, 1.5)));
    g.fill(Cup.round(x, y, s * .15));
  }
}
