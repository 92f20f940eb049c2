package org.photokura.virtualphone.demo.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Point2D;
import java.util.Random;

/** Above the clouds: heaps of them to the horizon, lit from one side. */
record CloudSea(Ramp sky, int lit, int shade, Ridges.Light sun) implements Scene {

  @Override
  public void paint(Canvas canvas, int seed) {
    var random = new Random(seed);
    boolean left = random.nextBoolean();
    double side = left ? sun.x() : 1 - sun.x();
    int air = sky.color(.43);
    canvas.backdrop(sky, 0, .5);
    canvas.backdrop(Ramp.of(0, Tone.mix(air, lit, .5), 1, shade), .44, 1);
    canvas.glow(side, sun.y(), 1.1, sun.halo(), .7, 2.2);
    canvas.glow(side, sun.y(), .22, sun.color(), .9, 2);
    Sky.clouds(canvas, seed + 3, lit, .42, 0, .34, 4);
    int banks = 16;
    for (int i = 0; i < banks; i++) {
      double t = (double) i / (banks - 1);
      int number = i;
      canvas.draw(2.4 + 3.2 * t, g -> bank(g, canvas, random, t, side, air, number));
    }
  }

  private void bank(Graphics2D g, Canvas canvas, Random random, double t, double side, int air, int number) {
    double level = (.455 + .56 * Math.pow(t, 1.55)) * canvas.h;
    double size = (.020 + .20 * Math.pow(t, 1.25)) * canvas.unit;
    double veil = .62 * (1 - t) * (1 - t);
    double gap = size * .55;
    double phase = random.nextDouble() * 9;
    for (double x = -size; x < canvas.w + size; x += gap * Field.between(random, .6, 1.5)) {
      double heap = .5 + .5 * Math.sin(x / size * .33 + phase) * Math.sin(x / size * .13 + number);
      double r = size * (.55 + .75 * heap * random.nextDouble() + .2 * heap);
      double y = level + size * (.55 - .9 * heap) + random.nextGaussian() * size * .12;
      double toward = Math.clamp((side * canvas.w - x) / canvas.w * 1.6, -1, 1) * .45;
      puff(g, x, y, r, toward, Tone.mix(lit, air, veil), Tone.mix(shade, air, veil));
    }
  }

  private void puff(Graphics2D g, double x, double y, double r, double toward, int bright, int dark) {
    var focus = new Point2D.Double(x + r * toward, y - r * .55);
    int half = Tone.mix(bright, dark, .45);
    g.setPaint(new RadialGradientPaint(focus, (float) (r * 1.5), new float[] {0, .30f, .58f, 1},
        new Color[] {Tone.awt(bright), Tone.awt(Tone.mix(bright, half, .5)), Tone.awt(half), Tone.awt(dark)}));
    g.fill(Cup.round(x, y, r));
  }
}
