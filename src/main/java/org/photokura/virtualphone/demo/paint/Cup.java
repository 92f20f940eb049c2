package org.photokura.virtualphone.demo.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.Random;

/** A cup from above on a wooden table, with a leaf drawn in its foam. */
record Cup(int wood, int china, int drink) implements Scene {

  @Override
  public void paint(Canvas canvas, int seed) {
    var random = new Random(seed);
    table(canvas, seed, wood);
    double cx = Field.between(random, .42, .58) * canvas.w;
    double cy = Field.between(random, .46, .54) * canvas.h;
    double r = Field.between(random, .34, .38) * canvas.unit;
    canvas.draw(9, g -> {
      g.setColor(Tone.awt(0x140c06, .62));
      g.fill(round(cx + r * .13, cy + r * .17, r * 1.02));
    });
    double turn = Field.between(random, -.9, .9);
    canvas.draw(g -> {
      g.rotate(turn, cx, cy);
      saucer(g, cx, cy, r);
      handle(g, cx, cy, r);
    });
    canvas.draw(6, g -> {
      g.setColor(Tone.awt(0x2a1c12, .45));
      g.fill(round(cx + r * .06, cy + r * .09, r * .66));
    });
    canvas.draw(g -> {
      g.rotate(turn, cx, cy);
      bowl(g, cx, cy, r * .62);
      rosetta(g, cx, cy, r * .52);
      shine(g, cx, cy, r * .62);
    });
    canvas.glow(.1, .05, 1.3, 0xfff0d6, .18, 2);
  }

  /** Planks with grain. */
  static void table(Canvas canvas, int seed, int wood) {
    int w = canvas.w;
    int h = canvas.h;
    var grain = Field.clouds(seed + 4, w, h, 2.2, 70, 4, .62);
    var bend = Field.clouds(seed + 6, w, h, 3, 3, 2, .5);
    int planks = 4;
    for (int y = 0; y < h; y++) {
      double v = (double) y / h * planks;
      int plank = (int) v;
      double seam = Math.min(v - plank, plank + 1 - v) * canvas.h / planks / canvas.unit;
      double tone = 1 + .10 * Field.value(seed, plank, 1);
      for (int x = 0; x < w; x++) {
        int p = y * w + x;
        double rings = Math.sin((grain[p] * 2.2 + bend[p] * 1.6 + plank * 3) * 9);
        double light = tone * (.93 + .10 * grain[p] + .035 * rings) * (seam < .004 ? .55 : 1);
        int i = 3 * p;
        canvas.px[i] = (float) ((wood >> 16 & 0xFF) * light);
        canvas.px[i + 1] = (float) ((wood >> 8 & 0xFF) * light);
        canvas.px[i + 2] = (float) ((wood & 0xFF) * light);
      }
    }
  }

  private void saucer(Graphics2D g, double cx, double cy, double r) {
    g.setPaint(radial(cx - r * .25, cy - r * .3, r * 1.5, 0, Tone.shade(china, 1.25), .7, china, 1, Tone.shade(china, .8)));
    g.fill(round(cx, cy, r));
    g.setStroke(new BasicStroke((float) (r * .012)));
    g.setColor(Tone.awt(Tone.shade(china, .84)));
    g.draw(round(cx, cy, r * .78));
    g.setColor(Tone.awt(0xffffff, .5));
    g.draw(round(cx - r * .008, cy - r * .008, r * .985));
  }

  private void handle(Graphics2D g, double cx, double cy, double r) {
    g.setStroke(new BasicStroke((float) (r * .10), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.setColor(Tone.awt(Tone.shade(china, .88)));
    g.draw(new Ellipse2D.Double(cx + r * .52, cy - r * .13, r * .34, r * .26));
    g.setStroke(new BasicStroke((float) (r * .055), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.setColor(Tone.awt(Tone.shade(china, 1.3)));
    g.draw(new Ellipse2D.Double(cx + r * .51, cy - r * .14, r * .34, r * .26));
  }

  private void bowl(Graphics2D g, double cx, double cy, double r) {
    g.setPaint(radial(cx - r * .3, cy - r * .3, r * 1.7, 0, Tone.shade(china, 1.5), .8, Tone.shade(china, .95), 1, Tone.shade(china, .8)));
    g.fill(round(cx, cy, r));
    g.setPaint(radial(cx + r * .1, cy + r * .12, r * 1.1, 0, Tone.shade(china, .9), .8, Tone.shade(china, .72), 1, Tone.shade(china, .6)));
    g.fill(round(cx, cy, r * .93));
    int crema = Tone.mix(drink, 0xf0dcb0, .30);
    g.setPaint(radial(cx, cy, r * .9, 0, crema, .72, drink, 1, Tone.shade(drink, .55)));
    g.fill(round(cx, cy, r * .86));
  }

  /** Foam poured back and forth: chevrons on a stem, a heart above. */
  private void rosetta(Graphics2D g, double cx, double cy, double r) {
    int foam = Tone.mix(0xfff6e6, drink, .08);
    g.setColor(Tone.awt(foam, .95));
    for (int i = 0; i < 6; i++) {
      double t = i / 5.0;
      double y = cy + r * (.62 - 1.02 * t);
      double half = r * (.26 + .40 * Math.sin(Math.PI * (.25 + .6 * t)));
      double thick = r * (.14 - .025 * t);
      var chevron = new Path2D.Double();
      chevron.moveTo(cx, y + thick * .6);
      chevron.curveTo(cx - half * .5, y + thick * .2, cx - half, y - thick * 1.2, cx - half * .96, y - thick * 2.4);
      chevron.curveTo(cx - half * .7, y - thick * 1.0, cx - half * .3, y - thick * .5, cx, y - thick * .35);
      chevron.curveTo(cx + half * .3, y - thick * .5, cx + half * .7, y - thick * 1.0, cx + half * .96, y - thick * 2.4);
      chevron.curveTo(cx + half, y - thick * 1.2, cx + half * .5, y + thick * .2, cx, y + thick * .6);
      g.fill(chevron);
    }
    var heart = new Path2D.Double();
    double y = cy - r * .56;
    heart.moveTo(cx, y + r * .2);
    heart.curveTo(cx - r * .34, y - r * .02, cx - r * .2, y - r * .3, cx, y - r * .14);
    heart.curveTo(cx + r * .2, y - r * .3, cx + r * .34, y - r * .02, cx, y + r * .2);
    g.fill(heart);
    g.setStroke(new BasicStroke((float) (r * .022), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.setColor(Tone.awt(drink, .8));
    g.draw(new java.awt.geom.Line2D.Double(cx, cy - r * .36, cx, cy + r * .74));
  }

  private static void shine(Graphics2D g, double cx, double cy, double r) {
    g.setStroke(new BasicStroke((float) (r * .03), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.setColor(new Color(255, 255, 255, 150));
    g.draw(new java.awt.geom.Arc2D.Double(cx - r * .96, cy - r * .96, r * 1.92, r * 1.92, 110, 50, java.awt.geom.Arc2D.OPEN));
  }

  static Ellipse2D round(double cx, double cy, double r) {
    return new Ellipse2D.Double(cx - r, cy - r, 2 * r, 2 * r);
  }

  static RadialGradientPaint radial(double cx, double cy, double r, double... stops) {
    var fractions = new float[stops.length / 2];
    var colors = new Color[stops.length / 2];
    for (int i = 0; i < fractions.length; i++) {
      fractions[i] = (float) stops[2 * i];
      colors[i] = Tone.awt((int) stops[2 * i + 1]);
    }
    return new RadialGradientPaint(new Point2D.Double(cx, cy), (float) r, fractions, colors);
  }
}
