package org.photokura.virtualphone.demo.paint;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.QuadCurve2D;
import java.util.Random;

/** Fireworks over water, and lanterns on a string. */
final class NightLights {

  private NightLights() {}

  static void fireworks(Canvas canvas, int seed, Palette colors) {
    var random = new Random(seed);
    canvas.backdrop(Ramp.of(0, 0x060816, .6, 0x16183a, 1, 0x2a2450), 0, .76);
    Sky.stars(canvas, seed, 80, .5);
    for (int i = 0; i < 5; i++) {
      double x = Field.between(random, .12, .88);
      double y = Field.between(random, .14, .44);
      double r = Field.between(random, .12, .26);
      int color = colors.at(i);
      canvas.glow(x, y, r * 1.9, color, .34, 2);
      burst(canvas, random, x, y, r, color, colors.pick(random));
    }
    new City(Ramp.of(0, 0x16183a, 1, 0x2a2450), 0x0a0c1c, 0xffcf8a, 0).skyline(canvas, seed, .76, .10);
    Water.mirror(canvas, seed, .76, 1, 0x080a18, .45);
  }

  private static void burst(Canvas canvas, Random random, double cx, double cy, double radius, int color, int second) {
    double r = radius * canvas.unit;
    double x0 = cx * canvas.w;
    double y0 = cy * canvas.h;
    int rays = 90;
    for (int pass = 0; pass < 2; pass++) {
      double blur = pass == 0 ? 4 : 1;
      float width = (float) (canvas.unit * (pass == 0 ? .006 : .0022));
      var dice = new Random(random.nextLong());
      canvas.draw(blur, g -> {
        for (int i = 0; i < rays; i++) {
          double a = i * 2.399963;
          double length = r * Math.sqrt((i + .5) / rays) * Field.between(dice, .92, 1.05);
          double droop = length * length / r * .16;
          double sx = Math.cos(a);
          double sy = Math.sin(a);
          int shade = i < rays * .35 ? second : color;
          for (int k = 0; k < 5; k++) {
            double from = .35 + .13 * k;
            double to = from + .10;
            g.setStroke(new BasicStroke(width * (1.5f - .16f * k), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(Tone.awt(Tone.mix(shade, 0xffffff, .12 * k), .25 + .16 * k));
            g.draw(new Line2D.Double(x0 + sx * length * from, y0 + sy * length * from + droop * from * from, x0 + sx * length * to,
                y0 + sy * length * to + droop * to * to));
          }
          double dot = width * 1.3;
          g.setColor(Tone.awt(Tone.mix(shade, 0xffffff, .7)));
          g.fill(new Ellipse2D.Double(x0 + sx * length - dot, y0 + sy * length + droop - dot, 2 * dot, 2 * dot));
        }
      });
    }
  }

  static void lanterns(Canvas canvas, int seed, int paper) {
    var random = new Random(seed);
    new Bokeh(Ramp.of(0, 0x140e1e, 1, 0x3a1c1c), Palette.of(0xff9a4a, 0xffc46a, 0xe2563a, 0xffe0a0), 60, 0).paint(canvas, seed);
    double slope = Field.between(random, -.10, .10);
    for (int row = 0; row < 3; row++) {
      double size = new double[] {.06, .09, .15}[row] * canvas.unit;
      double y = new double[] {.52, .34, .12}[row] * canvas.h;
      double blur = new double[] {5, 2.2, 1}[row];
      double gap = size * 1.75;
      double phase = random.nextDouble() * gap;
      for (double x = -gap + phase; x < canvas.w + gap; x += gap) {
        canvas.glow(x / canvas.w, (hang(canvas, x, y, slope) + size * .7) / canvas.h, size / canvas.unit * 1.5, paper, .38, 2);
      }
      canvas.draw(blur, g -> {
        g.setStroke(new BasicStroke((float) Math.max(1, size * .03)));
        g.setColor(Tone.awt(0x1a1014));
        g.draw(new QuadCurve2D.Double(-10, hang(canvas, -10, y, slope), canvas.w / 2.0, 2 * hang(canvas, canvas.w / 2.0, y, slope) - y,
            canvas.w + 10,
            hang(canvas, canvas.w + 10, y, slope)));
        for (double x = -gap + phase; x < canvas.w + gap; x += gap) {
          lantern(g, x, hang(canvas, x, y, slope), size, paper);
        }
      });
    }
  }

  private static double hang(Canvas canvas, double x, double y, double slope) {
    double t = x / canvas.w;
    return y + slope * canvas.h * (t - .5) + .10 * canvas.h * (1 - 4 * (t - .5) * (t - .5)) * .6;
  }

  private static void lantern(Graphics2D g, double x, double y, double s, int paper) {
    g.setColor(Tone.awt(0x1d1216));
    g.fill(new java.awt.geom.Rectangle2D.Double(x - s * .2, y + s * .06, s * .4, s * .10));
    g.fill(new java.awt.geom.Rectangle2D.Double(x - s * .2, y + s * 1.24, s * .4, s * .10));
    g.setPaint(Cup.radial(x, y + s * .72, s * .72, 0, Tone.mix(0xfff6d8, paper, .15), .45, Tone.mix(0xffd890, paper, .5), 1,
        Tone.shade(paper, .72)));
    var body = new java.awt.geom.RoundRectangle2D.Double(x - s * .46, y + s * .13, s * .92, s * 1.14, s * .72, s * .62);
    g.fill(body);
    g.setStroke(new BasicStroke((float) Math.max(.6, s * .012)));
    g.setColor(Tone.awt(Tone.shade(paper, .5), .38));
    var clip = g.getClip();
    g.clip(body);
    for (int i = 1; i < 11; i++) {
      double ry = y + s * (.13 + 1.14 * i / 11);
      g.draw(new QuadCurve2D.Double(x - s * .5, ry, x, ry + s * .05, x + s * .5, ry));
    }
    g.setClip(clip);
  }
}
