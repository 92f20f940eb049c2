package org.photokura.virtualphone.demo.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.Random;

/** Silhouettes by the sea: sails, palms, a lighthouse. */
record Coast(Sea sea, Kind kind, int dark) implements Scene {

  enum Kind {
    SAILS,
    PALMS,
    LIGHTHOUSE
  }

  @Override
  public void paint(Canvas canvas, int seed) {
    var random = new Random(seed);
    if (kind == Kind.SAILS) {
      double sunX = sea.sunX(seed);
      sea.sky(canvas, seed, sunX);
      sea.disc(canvas, sunX);
      canvas.draw(g -> {
        for (int i = 0; i < 4; i++) {
          double s = Field.between(random, .05, .16) * canvas.unit;
          sail(g, Field.between(random, .1, .9) * canvas.w, sea.horizon() * canvas.h, s);
        }
      });
      Water.mirror(canvas, seed, sea.horizon(), .8, sea.tint(), sea.deep());
      Water.swell(canvas, seed + 4, sea.horizon(), Tone.mix(sea.glitter(), sea.tint(), .35), Tone.shade(sea.tint(), .6), .6);
      Water.glitter(canvas, seed, sea.horizon(), sunX, sea.glitter(), .95, 1);
      return;
    }
    sea.paint(canvas, seed);
    if (kind == Kind.PALMS) {
      canvas.draw(g -> {
        double side = random.nextBoolean() ? 1 : -1;
        palm(g, canvas, canvas.w * (.5 - side * .34), side, .78, random);
        palm(g, canvas, canvas.w * (.5 - side * .42), side, .55, random);
      });
      canvas.land(Ridges.crest(canvas, seed + 40, .97, .02, .4), Ramp.of(0, dark, 1, Tone.shade(dark, .7)), .1);
    } else {
      lighthouse(canvas, seed, random);
    }
  }

  private void sail(Graphics2D g, double x, double y, double s) {
    g.setColor(Tone.awt(dark));
    var hull = new Path2D.Double();
    hull.moveTo(x - s * .5, y - s * .14);
    hull.lineTo(x + s * .55, y - s * .14);
    hull.quadTo(x + s * .4, y + 1, x + s * .3, y + 1);
    hull.lineTo(x - s * .35, y + 1);
    hull.closePath();
    g.fill(hull);
    g.setColor(Tone.awt(Tone.mix(0xffffff, dark, .12)));
    var main = new Path2D.Double();
    main.moveTo(x, y - s * 1.5);
    main.quadTo(x + s * .55, y - s * .7, x + s * .5, y - s * .2);
    main.lineTo(x + s * .02, y - s * .2);
    main.closePath();
    g.fill(main);
    var jib = new Path2D.Double();
    jib.moveTo(x - s * .03, y - s * 1.3);
    jib.quadTo(x - s * .2, y - s * .6, x - s * .46, y - s * .2);
    jib.lineTo(x - s * .03, y - s * .2);
    jib.closePath();
    g.setColor(Tone.awt(Tone.mix(0xf6e6d0, dark, .2)));
    g.fill(jib);
    g.setColor(Tone.awt(dark));
    g.setStroke(new BasicStroke((float) Math.max(1, s * .025)));
    g.draw(new java.awt.geom.Line2D.Double(x, y - s * 1.55, x, y - s * .14));
  }

  private void palm(Graphics2D g, Canvas canvas, double x, double side, double height, Random random) {
    double foot = canvas.h * 1.0;
    double top = canvas.h - height * canvas.h;
    double lean = side * .13 * canvas.unit * height;
    g.setColor(Tone.awt(dark));
    double half = canvas.unit * .013;
    var trunk = new Path2D.Double();
    trunk.moveTo(x - half * 1.5, foot);
    trunk.quadTo(x - half + lean * .1, (foot + top) / 2, x + lean - half * .6, top);
    trunk.lineTo(x + lean + half * .6, top);
    trunk.quadTo(x + half + lean * .25, (foot + top) / 2, x + half * 1.5, foot);
    trunk.closePath();
    g.fill(trunk);
    int fronds = 11;
    for (int i = 0; i < fronds; i++) {
      double a = Math.PI * (1.12 - 1.24 * i / (fronds - 1)) + Field.between(random, -.1, .1);
      frond(g, x + lean, top, canvas.unit * Field.between(random, .20, .28) * (.6 + .5 * height), a);
    }
  }

  private static void frond(Graphics2D g, double x, double y, double length, double angle) {
    int steps = 26;
    double px = x;
    double py = y;
    for (int i = 1; i <= steps; i++) {
      double t = (double) i / steps;
      double nx = x + Math.cos(angle) * length * t;
      double ny = y - Math.sin(angle) * length * t * (1 - .3 * t) + length * .55 * t * t;
      double dx = nx - px;
      double dy = ny - py;
      double norm = Math.max(1e-6, Math.hypot(dx, dy));
      double leaf = length * .26 * Math.sin(Math.PI * Math.min(1, t * .92 + .06));
      for (int s = -1; s <= 1; s += 2) {
        var blade = new Path2D.Double();
        blade.moveTo(px, py);
        blade.lineTo(nx, ny);
        blade.lineTo(nx + dx / norm * leaf * .6 - s * dy / norm * leaf * .55,
            ny + dy / norm * leaf * .6 + s * dx / norm * leaf * .55 + leaf * .45);
        blade.closePath();
        g.fill(blade);
      }
      px = nx;
      py = ny;
    }
  }

  private void lighthouse(Canvas canvas, int seed, Random random) {
    boolean right = random.nextBoolean();
    double x = (right ? .74 : .26) * canvas.w;
    double foot = sea.horizon() * canvas.h + .06 * canvas.h;
    double s = .40 * canvas.unit;
    var rock = new float[canvas.w];
    for (int i = 0; i < rock.length; i++) {
      double d = Math.abs(i - x) / canvas.unit;
      rock[i] = (float) (foot + .01 * canvas.unit + Math.pow(d, 1.6) * .9 * canvas.unit - .03 * canvas.unit * Field.line(seed,
          i / canvas.unit, 8, 5, .55));
    }
    canvas.draw(8, g -> beam(g, x, foot - s * .94, right ? -1 : 1, canvas));
    canvas.glow(x / canvas.w, (foot - s * .94) / canvas.h, .3, 0xfff2c4, .7, 2.4);
    canvas.draw(g -> tower(g, x, foot, s));
    canvas.land(rock, Ramp.of(0, Tone.shade(dark, 1.25), 1, Tone.shade(dark, .6)), .3);
  }

  private static void beam(Graphics2D g, double x, double y, int side, Canvas canvas) {
    var cone = new Path2D.Double();
    cone.moveTo(x, y);
    cone.lineTo(x + side * canvas.w, y - .24 * canvas.h);
    cone.lineTo(x + side * canvas.w, y - .02 * canvas.h);
    cone.closePath();
    g.setPaint(new java.awt.GradientPaint((float) x, (float) y, new Color(255, 244, 200, 170), (float) (x + side * canvas.w * .85), (float) y,
        new Color(255, 244, 200, 0)));
    g.fill(cone);
  }

  private static void tower(Graphics2D g, double x, double foot, double s) {
    int bands = 6;
    for (int i = 0; i < bands; i++) {
      double t0 = (double) i / bands;
      double t1 = (i + 1.0) / bands;
      double w0 = s * (.13 - .05 * t0);
      double w1 = s * (.13 - .05 * t1);
      var band = new Path2D.Double();
      band.moveTo(x - w0, foot - s * .84 * t0);
      band.lineTo(x + w0, foot - s * .84 * t0);
      band.lineTo(x + w1, foot - s * .84 * t1);
      band.lineTo(x - w1, foot - s * .84 * t1);
      band.closePath();
      int color = i % 2 == 0 ? 0xf4efe6 : 0xc23b30;
      g.setPaint(new java.awt.LinearGradientPaint((float) (x - w0), 0, (float) (x + w0), 0, new float[] {0, .35f, 1},
          new Color[] {Tone.awt(Tone.shade(color, .8)), Tone.awt(color), Tone.awt(Tone.shade(color, .5))}));
      g.fill(band);
    }
    g.setColor(Tone.awt(0x2a2830));
    g.fill(new java.awt.geom.Rectangle2D.Double(x - s * .11, foot - s * .87, s * .22, s * .035));
    g.setColor(Tone.awt(0xfff6d0));
    g.fill(new java.awt.geom.Rectangle2D.Double(x - s * .06, foot - s * .98, s * .12, s * .11));
    g.setColor(Tone.awt(0x9a2c26));
    var cap = new Path2D.Double();
    cap.moveTo(x - s * .085, foot - s * .975);
    cap.quadTo(x, foot - s * 1.13, x + s * .085, foot - s * .975);
    cap.closePath();
    g.fill(cap);
  }
}
