package org.photokura.virtualphone.demo.paint;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Random;

/** Twigs full of blossoms before a soft background. */
record Blossom(Ramp ground, Palette petals, int heart, int branch) implements Scene {

  @Override
  public void paint(Canvas canvas, int seed) {
    var random = new Random(seed);
    new Bokeh(ground, petals, 34, 0).paint(canvas, seed);
    boolean left = random.nextBoolean();
    for (int depth = 0; depth < 3; depth++) {
      double blur = new double[] {7, 2.5, 1}[depth];
      double size = new double[] {.055, .045, .05}[depth];
      int twigs = 2;
      canvas.draw(blur, g -> {
        for (int twig = 0; twig < twigs; twig++) {
          twig(g, canvas, random, left ? -.06 : 1.06, Field.between(random, .02, .8), left ? 1 : -1, size);
        }
      });
    }
  }

  private void twig(Graphics2D g, Canvas canvas, Random random, double fromX, double fromY, int direction, double size) {
    var joints = new ArrayList<Point2D>();
    double x = fromX * canvas.w;
    double y = fromY * canvas.h;
    double angle = Field.between(random, -.15, .35);
    int steps = 34;
    for (int i = 0; i < steps; i++) {
      double nx = x + direction * Math.cos(angle) * canvas.unit * .036;
      double ny = y + Math.sin(angle) * canvas.unit * .036;
      g.setStroke(new BasicStroke((float) (canvas.unit * .019 * (1 - i / (steps + 6.0))), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.setColor(Tone.awt(Tone.mix(branch, 0x9a8078, .12 * random.nextDouble())));
      g.draw(new Line2D.Double(x, y, nx, ny));
      x = nx;
      y = ny;
      angle = angle * .96 + random.nextGaussian() * .13;
      joints.add(new Point2D.Double(x, y));
    }
    for (var joint : joints) {
      int here = random.nextInt(4);
      for (int i = 0; i < here; i++) {
        double fx = joint.getX() + random.nextGaussian() * size * .75 * canvas.unit;
        double fy = joint.getY() + random.nextGaussian() * size * .75 * canvas.unit;
        flower(g, fx, fy, size * Field.between(random, .65, 1.1) * canvas.unit, random);
      }
    }
  }

  private void flower(Graphics2D g, double x, double y, double size, Random random) {
    int color = petals.pick(random);
    double turn = random.nextDouble() * 7;
    double tilt = Field.between(random, .7, 1);
    var old = g.getTransform();
    g.translate(x, y);
    g.rotate(random.nextDouble() * 7);
    g.scale(size, size * tilt);
    for (int i = 0; i < 5; i++) {
      var petal = petal();
      var at = g.getTransform();
      g.rotate(turn + i * Math.PI * 2 / 5);
      g.setPaint(new RadialGradientPaint(new Point2D.Float(0, 0), .72f, new float[] {0, .35f, 1},
          new java.awt.Color[] {Tone.awt(Tone.mix(color, heart, .55)), Tone.awt(Tone.mix(color, heart, .14)),
              Tone.awt(Tone.shade(color, 1.2))}));
      g.fill(petal);
      g.setTransform(at);
    }
    stamens(g, random);
    g.setTransform(old);
  }

  private void stamens(Graphics2D g, Random random) {
    g.setStroke(new BasicStroke(.02f));
    for (int i = 0; i < 9; i++) {
      double a = i * Math.PI * 2 / 9 + random.nextDouble() * .3;
      double r = Field.between(random, .18, .30);
      g.setColor(Tone.awt(Tone.mix(heart, 0xffffff, .3), .8));
      g.draw(new Line2D.Double(0, 0, Math.cos(a) * r, Math.sin(a) * r));
      g.setColor(Tone.awt(0xf2c14e));
      g.fill(new Ellipse2D.Double(Math.cos(a) * r - .03, Math.sin(a) * r - .03, .06, .06));
    }
  }

  /** One petal upwards from the origin, notched at its end. */
  private static Path2D petal() {
    var path = new Path2D.Double();
    path.moveTo(0, 0);
    path.curveTo(-.32, -.14, -.36, -.52, -.12, -.66);
    path.lineTo(0, -.59);
    path.lineTo(.12, -.66);
    path.curveTo(.36, -.52, .32, -.14, 0, 0);
    path.closePath();
    return path;
  }
}
