package org.photokura.virtualphone.demo.paint;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.Random;

/** Japanese maple leaves, on a twig or falling. */
final class Leaves {

  private Leaves() {}

  /** Leaves from the upper edge down, the near ones sharp and large. */
  static void hang(Canvas canvas, Random random, int count, Palette colors) {
    for (int depth = 0; depth < 2; depth++) {
      double blur = depth == 0 ? 3 : 1;
      double size = depth == 0 ? .10 : .16;
      canvas.draw(blur, g -> {
        for (int i = 0; i < count; i++) {
          double x = random.nextDouble() * canvas.w;
          double y = Math.pow(random.nextDouble(), 1.7) * .75 * canvas.h;
          double s = size * Field.between(random, .7, 1.25) * canvas.unit;
          leaf(g, x, y, s, Math.PI + Field.between(random, -.8, .8), colors.pick(random), random);
        }
      });
    }
  }

  /** One leaf; it points along {@code angle}. */
  static void leaf(Graphics2D g, double x, double y, double size, double angle, int color, Random random) {
    var old = g.getTransform();
    g.translate(x, y);
    g.rotate(angle);
    g.scale(size, size * Field.between(random, .8, 1));
    var shape = shape();
    g.setPaint(new java.awt.GradientPaint(0, -.9f, Tone.awt(Tone.shade(color, 1.12)), .3f, .3f, Tone.awt(Tone.shade(color, .72))));
    g.fill(shape);
    g.setColor(Tone.awt(Tone.shade(color, .55), .55));
    g.setStroke(new BasicStroke(.012f));
    for (double lobe : LOBES) {
      double length = length(lobe) * .82;
      g.draw(new java.awt.geom.Line2D.Double(0, 0, Math.sin(lobe) * length, -Math.cos(lobe) * length));
    }
    g.setStroke(new BasicStroke(.022f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.setColor(Tone.awt(Tone.shade(color, .5)));
    g.draw(new java.awt.geom.QuadCurve2D.Double(0, 0, .04, .25, -.03, .5));
    g.setTransform(old);
  }

  private static final double[] LOBES = {-2.15, -1.45, -.72, 0, .72, 1.45, 2.15};

  private static double length(double lobe) {
    return 1 - .13 * lobe * lobe;
  }

  private static Path2D shape() {
    var path = new Path2D.Double();
    path.moveTo(0, .06);
    for (int i = 0; i < LOBES.length; i++) {
      double a = LOBES[i];
      double length = length(a);
      point(path, a - .21, length * .50);
      point(path, a - .14, length * .60);
      path.quadTo(Math.sin(a - .06) * length * .8, -Math.cos(a - .06) * length * .8, Math.sin(a) * length, -Math.cos(a) * length);
      path.quadTo(Math.sin(a + .06) * length * .8, -Math.cos(a + .06) * length * .8, Math.sin(a + .14) * length * .60,
          -Math.cos(a + .14) * length * .60);
      point(path, a + .21, length * .50);
      if (i + 1 < LOBES.length) {
        point(path, (a + LOBES[i + 1]) / 2, .30);
      }
    }
    path.closePath();
    return path;
  }

  private static void point(Path2D path, double angle, double radius) {
    path.lineTo(Math.sin(angle) * radius, -Math.cos(angle) * radius);
  }
}
