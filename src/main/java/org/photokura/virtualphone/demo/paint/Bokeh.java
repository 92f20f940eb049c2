package org.photokura.virtualphone.demo.paint;

import java.awt.geom.Ellipse2D;
import java.util.Random;

/**
 * Lights out of focus; and leaves in focus before them, where asked for.
 *
 * @param leaves how many maple leaves hang in front
 */
record Bokeh(Ramp ground, Palette lights, int count, int leaves) implements Scene {

  @Override
  public void paint(Canvas canvas, int seed) {
    var random = new Random(seed);
    canvas.backdrop(ground);
    for (int i = 0; i < 3; i++) {
      canvas.glow(random.nextDouble(), random.nextDouble(), .7, lights.at(i), .45, 2);
    }
    discs(canvas, random, 9, count / 3, .10, .19, .30);
    discs(canvas, random, 4, count / 2, .05, .11, .42);
    discs(canvas, random, 1.6, count / 3, .018, .06, .55);
    if (leaves > 0) {
      Leaves.hang(canvas, random, leaves, lights);
    }
  }

  private void discs(Canvas canvas, Random random, double blur, int number, double small, double large, double alpha) {
    canvas.draw(blur, g -> {
      for (int i = 0; i < number; i++) {
        double r = Field.between(random, small, large) * canvas.unit;
        double x = random.nextDouble() * canvas.w;
        double y = Math.pow(random.nextDouble(), .85) * canvas.h;
        int color = lights.pick(random);
        double a = alpha * Field.between(random, .35, 1);
        var disc = new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
        g.setColor(Tone.awt(color, a * .8));
        g.fill(disc);
        g.setStroke(new java.awt.BasicStroke((float) (r * .07)));
        g.setColor(Tone.awt(Tone.mix(color, 0xffffff, .45), a * .7));
        double inner = r * .96;
        g.draw(new Ellipse2D.Double(x - inner, y - inner, 2 * inner, 2 * inner));
      }
    });
  }
}
