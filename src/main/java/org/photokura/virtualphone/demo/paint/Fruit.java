package org.photokura.virtualphone.demo.paint;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Random;

/** Slices of citrus laid out on a coloured board. */
record Fruit(int board, List<Palette> kinds) implements Scene {

  @Override
  public void paint(Canvas canvas, int seed) {
    var random = new Random(seed);
    canvas.backdrop(Ramp.of(0, Tone.shade(board, 1.12), 1, Tone.shade(board, .88)));
    double step = .36 * canvas.unit;
    double phaseX = random.nextDouble() * step;
    double phaseY = random.nextDouble() * step;
    long dice = random.nextLong();
    canvas.draw(7, g -> each(canvas, step, phaseX, phaseY, dice, (x, y, r, _, _) -> {
      g.setColor(Tone.awt(Tone.shade(board, .35), .5));
      g.fill(Cup.round(x + r * .10, y + r * .16, r));
    }));
    canvas.draw(g -> each(canvas, step, phaseX, phaseY, dice, (x, y, r, kind, turn) -> slice(g, x, y, r, kinds.get(kind), turn)));
    canvas.glow(.15, .1, 1.3, 0xffffff, .22, 2);
  }

  private void each(Canvas canvas, double step, double phaseX, double phaseY, long dice, Placing placing) {
    var random = new Random(dice);
    for (int row = -1; row * step * .88 < canvas.h + step; row++) {
      for (int column = -1; column * step < canvas.w + step; column++) {
        double x = column * step + (row & 1) * step / 2 + phaseX - step / 2 + random.nextGaussian() * step * .03;
        double y = row * step * .88 + phaseY - step / 2 + random.nextGaussian() * step * .03;
        placing.at(x, y, step * Field.between(random, .36, .45), random.nextInt(kinds.size()), random.nextDouble() * 7);
      }
    }
  }

  private static void slice(Graphics2D g, double x, double y, double r, Palette kind, double turn) {
    int rind = kind.at(0);
    int flesh = kind.at(1);
    g.setColor(Tone.awt(Tone.shade(rind, .9)));
    g.fill(Cup.round(x, y, r));
    g.setColor(Tone.awt(Tone.mix(rind, 0xfffbe6, .82)));
    g.fill(Cup.round(x, y, r * .93));
    int segments = 10;
    for (int i = 0; i < segments; i++) {
      double a = turn + i * Math.PI * 2 / segments;
      double half = Math.PI / segments * .86;
      var wedge = new Path2D.Double();
      wedge.moveTo(x + Math.cos(a) * r * .10, y + Math.sin(a) * r * .10);
      wedge.lineTo(x + Math.cos(a - half) * r * .80, y + Math.sin(a - half) * r * .80);
      wedge.curveTo(x + Math.cos(a - half * .7) * r * .88, y + Math.sin(a - half * .7) * r * .88, x + Math.cos(a + half * .7) * r * .88,
          y + Math.sin(a + half * .7) * r * .88, x + Math.cos(a + half) * r * .80, y + Math.sin(a + half) * r * .80);
      wedge.closePath();
      g.setPaint(Cup.radial(x, y, r, 0, Tone.shade(flesh, 1.28), .5, flesh, 1, Tone.shade(flesh, .86)));
      g.fill(wedge);
      g.setColor(Tone.awt(Tone.shade(flesh, 1.45), .45));
      for (int k = 0; k < 7; k++) {
        double at = r * (.28 + .075 * k);
        double side = half * .5 * ((k * 37 % 11) / 5.5 - 1);
        double s = r * .022;
        g.fill(new Ellipse2D.Double(x + Math.cos(a + side) * at - s, y + Math.sin(a + side) * at - s * 1.4, 2 * s, 2.8 * s));
      }
    }
  }

  private interface Placing {
    void at(double x, double y, double r, int kind, double turn);
  }
}
