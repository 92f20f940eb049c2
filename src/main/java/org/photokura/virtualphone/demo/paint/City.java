package org.photokura.virtualphone.demo.paint;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** A skyline across a river, its windows lit. */
record City(Ramp sky, int body, int window, int stars) implements Scene {

  private static final double BANK = .74;

  @Override
  public void paint(Canvas canvas, int seed) {
    canvas.backdrop(sky, 0, BANK);
    canvas.backdrop(Ramp.of(0, body, 1, body), BANK, 1);
    if (stars > 0) {
      Sky.stars(canvas, seed, stars, .4);
    }
    for (int layer = 0; layer < 3; layer++) {
      row(canvas, seed + layer, layer / 2.0, BANK, 1);
    }
    canvas.glow(.5, BANK, .9, window, .22, 2.6);
    quay(canvas, new Random(seed));
    Water.mirror(canvas, seed, BANK, .9, Tone.shade(body, .8), .5);
  }

  /** The lamps along the bank. */
  private void quay(Canvas canvas, Random random) {
    canvas.draw(g -> {
      double y = (BANK - .012) * canvas.h;
      g.setColor(Tone.awt(Tone.shade(body, .7)));
      g.fill(new Rectangle2D.Double(0, y, canvas.w, .014 * canvas.h));
      double r = canvas.unit * .0035;
      for (double x = r * 4; x < canvas.w; x += canvas.unit * .045) {
        g.setColor(Tone.awt(random.nextInt(9) == 0 ? 0x8fd0ff : Tone.mix(window, 0xffffff, .35)));
        g.fill(new Ellipse2D.Double(x - r, y - 2.5 * r, 2 * r, 2 * r));
      }
    });
  }

  /** Only the houses, standing on a line. */
  void skyline(Canvas canvas, int seed, double bank, double scale) {
    row(canvas, seed + 1, .5, bank, scale * 2.2);
    row(canvas, seed + 2, 1, bank, scale * 2.2);
  }

  private void row(Canvas canvas, int seed, double t, double bank, double scale) {
    var random = new Random(seed * 31L + 5);
    int color = Tone.mix(sky.color(.9), body, .34 + .66 * t);
    canvas.draw(g -> {
      g.clip(new Rectangle2D.Double(0, 0, canvas.w, bank * canvas.h));
      double x = -.05 * canvas.unit;
      while (x < canvas.w) {
        double width = Field.between(random, .055, .13) * canvas.unit;
        double height = (.20 - .12 * t + .32 * (1.1 - .3 * t) * Math.pow(random.nextDouble(), 1.4)) * canvas.h;
        tower(g, canvas, x, bank * canvas.h, width, height * scale, t, color, random);
        x += width + Field.between(random, -.008, .022) * canvas.unit;
      }
    });
  }

  private void tower(Graphics2D g, Canvas canvas, double x, double foot, double width, double height, double t, int color, Random random) {
    double top = foot - height;
    g.setPaint(new java.awt.GradientPaint(0, (float) top, Tone.awt(color), 0, (float) foot, Tone.awt(Tone.mix(color, window, .10))));
    g.fill(new Rectangle2D.Double(x, top, width, height));
    double kind = random.nextDouble();
    if (kind < .3) {
      double step = height * .08;
      g.fill(new Rectangle2D.Double(x + width * .22, top - step, width * .56, step + 1));
    }
    if (kind > .78) {
      double mast = canvas.h * Field.between(random, .03, .07);
      g.fill(new Rectangle2D.Double(x + width * .48, top - mast, Math.max(1, width * .03), mast));
      g.setColor(Tone.awt(0xff6a5a, .95));
      double r = Math.max(1, canvas.unit * .0028);
      g.fill(new Ellipse2D.Double(x + width * .495 - r, top - mast - r, 2 * r, 2 * r));
    }
    if (t > .2) {
      windows(g, canvas, x, top, width, height, t, random);
    }
  }

  private void windows(Graphics2D g, Canvas canvas, double x, double top, double width, double height, double t, Random random) {
    double cell = canvas.unit * (.0085 + .0065 * t);
    double share = Field.between(random, .16, .5);
    int warm = Tone.mix(window, random.nextBoolean() ? 0xfff1d8 : 0xffb871, random.nextDouble() * .7);
    for (double y = top + cell; y < top + height - cell * .6; y += cell * 1.45) {
      boolean floorLit = random.nextDouble() < .08;
      for (double left = x + cell * .6; left < x + width - cell; left += cell * 1.25) {
        if (random.nextDouble() < (floorLit ? .95 : share)) {
          g.setColor(Tone.awt(warm, (.35 + .65 * random.nextDouble()) * (.45 + .55 * t)));
          g.fill(new Rectangle2D.Double(left, y, cell * .62, cell * .8));
        }
      }
    }
  }
}
