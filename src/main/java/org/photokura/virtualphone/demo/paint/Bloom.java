package org.photokura.virtualphone.demo.paint;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.Random;

/**
 * One flower, close.
 *
 * @param layers rings of petals
 * @param petals in the outermost ring
 * @param pointed 0 for round petals, 1 for pointed ones
 */
record Bloom(Palette ground, int petal, int inner, int core, int layers, int petals, double pointed, double coreSize) implements Scene {

  @Override
  public void paint(Canvas canvas, int seed) {
    var random = new Random(seed);
    new Bokeh(Ramp.of(0, ground.at(0), 1, ground.at(1)), ground, 36, 0).paint(canvas, seed);
    double cx = Field.between(random, .44, .56) * canvas.w;
    double cy = Field.between(random, .46, .54) * canvas.h;
    double size = Field.between(random, .40, .47) * canvas.unit;
    canvas.draw(8, g -> {
      g.setColor(Tone.awt(0x000000, .35));
      g.fill(Cup.round(cx + size * .05, cy + size * .1, size * .9));
    });
    canvas.draw(g -> {
      for (int layer = 0; layer < layers; layer++) {
        ring(g, cx, cy, size, layer, random);
      }
      heart(g, cx, cy, size * coreSize, random);
    });
    canvas.glow(.25, .1, 1.0, 0xffffff, .16, 2);
  }

  private void ring(Graphics2D g, double cx, double cy, double size, int layer, Random random) {
    double t = layers == 1 ? 0 : (double) layer / (layers - 1);
    double reach = size * (1 - .62 * t);
    int count = Math.max(6, (int) Math.round(petals * (1 - .25 * t)));
    double turn = layer * Math.PI / count + random.nextDouble() * .2;
    int color = Tone.mix(petal, inner, t);
    for (int pass = 0; pass < 2; pass++) {
      for (int i = pass; i < count; i += 2) {
        double angle = turn + i * Math.PI * 2 / count;
        double length = reach * Field.between(random, .92, 1.04);
        petal(g, cx, cy, angle, length, Math.PI * length / count * 1.32, Tone.shade(color, Field.between(random, .93, 1.06)));
      }
    }
  }

  private void petal(Graphics2D g, double cx, double cy, double angle, double length, double half, int color) {
    var old = g.getTransform();
    g.translate(cx, cy);
    g.rotate(angle);
    double tip = 1 - .30 * (1 - pointed);
    var path = new Path2D.Double();
    path.moveTo(0, 0);
    path.curveTo(length * .30, -half * .8, length * tip, -half * (1.35 - pointed), length, -half * .16 * (1 - pointed));
    path.curveTo(length * 1.02, 0, length * 1.02, 0, length, half * .16 * (1 - pointed));
    path.curveTo(length * tip, half * (1.35 - pointed), length * .30, half * .8, 0, 0);
    path.closePath();
    g.setPaint(new java.awt.LinearGradientPaint(0, 0, (float) length, 0, new float[] {.12f, .55f, .92f, 1},
        new java.awt.Color[] {Tone.awt(Tone.shade(color, .42)), Tone.awt(Tone.shade(color, .9)), Tone.awt(Tone.shade(color, 1.14)),
            Tone.awt(Tone.shade(color, 1.3))}));
    g.fill(path);
    g.setStroke(new java.awt.BasicStroke((float) (length * .006)));
    g.setColor(Tone.awt(Tone.shade(color, .6), .55));
    g.draw(path);
    g.setColor(Tone.awt(Tone.shade(color, .7), .25));
    g.draw(new java.awt.geom.Line2D.Double(length * .25, 0, length * .86, 0));
    g.setTransform(old);
  }

  /** Florets in the spirals that seeds grow in. */
  private void heart(Graphics2D g, double cx, double cy, double radius, Random random) {
    g.setPaint(Cup.radial(cx, cy, radius * 1.1, 0, Tone.shade(core, .9), .7, Tone.shade(core, .65), 1, Tone.shade(core, .45)));
    g.fill(Cup.round(cx, cy, radius));
    int count = 320;
    for (int i = 0; i < count; i++) {
      double r = radius * Math.sqrt((double) i / count);
      double a = i * 2.399963;
      double dot = radius * .052;
      g.setColor(Tone.awt(Tone.shade(core, Field.between(random, .75, 1.45))));
      g.fill(new Ellipse2D.Double(cx + Math.cos(a) * r - dot, cy + Math.sin(a) * r - dot, 2 * dot, 2 * dot));
    }
  }
}
