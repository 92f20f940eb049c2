package org.photokura.virtualphone.demo.paint;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Random;

/** Hot-air balloons over a valley. */
record Balloons(Ridges land, List<Palette> envelopes) implements Scene {

  @Override
  public void paint(Canvas canvas, int seed) {
    land.paint(canvas, seed);
    var random = new Random(seed);
    int count = 9;
    canvas.draw(g -> {
      for (int i = 0; i < count; i++) {
        double t = (double) i / (count - 1);
        double size = (.028 + .135 * Math.pow(t, 2.2)) * canvas.unit;
        double x = (((i * .618 + random.nextDouble() * .12) % 1) * .84 + .08) * canvas.w;
        double y = Field.between(random, .16, .58 - .22 * t) * canvas.h;
        balloon(g, x, y, size, envelopes.get(i % envelopes.size()), .55 * (1 - t));
      }
    });
  }

  private void balloon(Graphics2D g, double x, double y, double r, Palette colors, double far) {
    int air = land.haze();
    int gores = 8;
    for (int i = 0; i < gores; i++) {
      double from = Math.cos(Math.PI * i / gores);
      double to = Math.cos(Math.PI * (i + 1) / gores);
      int color = colors.at(i);
      double light = 1.16 - .5 * (double) i / gores;
      g.setColor(Tone.awt(Tone.mix(Tone.shade(color, light), air, far)));
      g.fill(gore(x, y, r, -from, -to));
    }
    g.setColor(Tone.awt(Tone.mix(0x4a3220, air, far)));
    double basket = r * .16;
    g.fill(new java.awt.geom.RoundRectangle2D.Double(x - basket, y + r * 1.62, 2 * basket, basket * 1.4, basket * .4, basket * .4));
    g.setStroke(new java.awt.BasicStroke((float) Math.max(.6, r * .012)));
    g.draw(new java.awt.geom.Line2D.Double(x - r * .17, y + r * 1.28, x - basket, y + r * 1.62));
    g.draw(new java.awt.geom.Line2D.Double(x + r * .17, y + r * 1.28, x + basket, y + r * 1.62));
  }

  /** The part of the envelope between two longitudes (−1 left edge, 1 right edge). */
  private static Path2D gore(double x, double y, double r, double from, double to) {
    var path = new Path2D.Double();
    path.moveTo(x, y - r);
    int steps = 24;
    for (int i = 1; i <= steps; i++) {
      path.lineTo(x + from * half(i / (double) steps) * r, y - r + 2.3 * r * i / steps);
    }
    for (int i = steps; i >= 1; i--) {
      path.lineTo(x + to * half(i / (double) steps) * r, y - r + 2.3 * r * i / steps);
    }
    path.closePath();
    return path;
  }

  private static double half(double t) {
    double round = t < .46 ? Math.sqrt(Math.max(0, 1 - Math.pow((t - .46) / .46, 2))) : 1;
    double taper = t > .46 ? Math.cos((t - .46) / .54 * 1.40) : 1;
    return round * taper;
  }
}
