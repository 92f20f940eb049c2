package org.photokura.virtualphone.demo.paint;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** A bamboo grove with a path and slanting light. */
record Bamboo(int light, int stalk, int shade) implements Scene {

  @Override
  public void paint(Canvas canvas, int seed) {
    var random = new Random(seed);
    canvas.backdrop(Ramp.of(0, Tone.mix(light, 0xffffff, .35), .5, light, 1, Tone.mix(light, shade, .55)));
    double vanish = Field.between(random, .42, .58);
    canvas.glow(vanish, .34, .8, 0xfffce8, .8, 1.8);
    for (int layer = 0; layer < 5; layer++) {
      double t = layer / 4.0;
      canvas.draw(layer == 4 ? 1 : 3.4 - .7 * layer, g -> row(g, canvas, random, t, vanish));
      if (layer < 4) {
        canvas.glow(vanish, .4, 1.2, 0xf8ffe0, .20 - .04 * layer, 2);
      }
    }
    path(canvas, vanish);
    rays(canvas, random);
    foliage(canvas, random);
  }

  private void row(Graphics2D g, Canvas canvas, Random random, double t, double vanish) {
    int count = (int) (26 - 15 * t);
    double thick = (.010 + .040 * t * t) * canvas.unit;
    double foot = (.62 + .42 * t) * canvas.h;
    for (int i = 0; i < count; i++) {
      double x = ((i + random.nextDouble()) / count * 1.2 - .1) * canvas.w;
      double clear = (.05 + .28 * t) * canvas.unit;
      double off = x - vanish * canvas.w;
      if (Math.abs(off) < clear) {
        x += Math.signum(off) * clear;
      }
      int color = Tone.mix(Tone.mix(light, stalk, .25 + .75 * t), shade, random.nextDouble() * .35 * t);
      cane(g, canvas, x, foot, thick * Field.between(random, .7, 1.2), color, random);
    }
  }

  private void cane(Graphics2D g, Canvas canvas, double x, double foot, double thick, int color, Random random) {
    double lean = Field.between(random, -.03, .03) * canvas.unit;
    g.setPaint(new java.awt.LinearGradientPaint((float) (x - thick / 2), 0, (float) (x + thick / 2 + .1), 0, new float[] {0, .3f, .6f, 1},
        new java.awt.Color[] {Tone.awt(Tone.shade(color, .72)), Tone.awt(Tone.shade(color, 1.22)), Tone.awt(color),
            Tone.awt(Tone.shade(color, .58))}));
    var body = new Path2D.Double();
    body.moveTo(x - thick / 2, foot);
    body.lineTo(x + thick / 2, foot);
    body.lineTo(x + thick * .42 + lean, -2);
    body.lineTo(x - thick * .42 + lean, -2);
    body.closePath();
    g.fill(body);
    double segment = thick * Field.between(random, 4.5, 6.5);
    for (double y = foot - segment * random.nextDouble(); y > 0; y -= segment) {
      double at = x + lean * (1 - y / foot);
      g.setColor(Tone.awt(Tone.shade(color, 1.3), .8));
      g.fill(new Rectangle2D.Double(at - thick * .53, y, thick * 1.06, Math.max(1, thick * .07)));
      g.setColor(Tone.awt(Tone.shade(color, .45), .8));
      g.fill(new Rectangle2D.Double(at - thick * .53, y + thick * .07, thick * 1.06, Math.max(1, thick * .06)));
    }
  }

  private void path(Canvas canvas, double vanish) {
    canvas.draw(2, g -> {
      var ground = new Path2D.Double();
      double y = .60 * canvas.h;
      double x = vanish * canvas.w;
      ground.moveTo(x - .02 * canvas.unit, y);
      ground.curveTo(x - .10 * canvas.unit, .75 * canvas.h, x - .20 * canvas.unit, .9 * canvas.h, x - .46 * canvas.unit, canvas.h + 4.0);
      ground.lineTo(x + .42 * canvas.unit, canvas.h + 4.0);
      ground.curveTo(x + .22 * canvas.unit, .9 * canvas.h, x + .06 * canvas.unit, .75 * canvas.h, x + .02 * canvas.unit, y);
      ground.closePath();
      g.setPaint(new java.awt.GradientPaint(0, (float) y, Tone.awt(Tone.mix(0xe8dcb8, light, .3)), 0, canvas.h,
          Tone.awt(Tone.mix(0x8a7a58, shade, .35))));
      g.fill(ground);
    });
  }

  private void rays(Canvas canvas, Random random) {
    canvas.draw(12, g -> {
      for (int i = 0; i < 6; i++) {
        double x = random.nextDouble() * canvas.w;
        double width = Field.between(random, .03, .10) * canvas.unit;
        var ray = new Path2D.Double();
        ray.moveTo(x, -10);
        ray.lineTo(x + width, -10);
        ray.lineTo(x + width * 1.8 - .45 * canvas.unit, canvas.h);
        ray.lineTo(x - width * .5 - .45 * canvas.unit, canvas.h);
        ray.closePath();
        g.setColor(Tone.awt(0xfdffe0, .14));
        g.fill(ray);
      }
    });
  }

  private void foliage(Canvas canvas, Random random) {
    for (int depth = 0; depth < 2; depth++) {
      int count = depth == 0 ? 90 : 60;
      canvas.draw(depth == 0 ? 3 : 1, g -> {
        for (int i = 0; i < count; i++) {
          double x = random.nextDouble() * canvas.w;
          double y = Math.pow(random.nextDouble(), 2.2) * .42 * canvas.h;
          double s = Field.between(random, .05, .11) * canvas.unit;
          var old = g.getTransform();
          g.translate(x, y);
          g.rotate(Field.between(random, .6, 2.5));
          var blade = new Path2D.Double();
          blade.moveTo(0, 0);
          blade.quadTo(s * .35, -s * .09, s, 0);
          blade.quadTo(s * .35, s * .09, 0, 0);
          g.setColor(Tone.awt(Tone.mix(stalk, random.nextBoolean() ? shade : light, random.nextDouble() * .7), .92));
          g.fill(blade);
          g.setTransform(old);
        }
      });
    }
  }
}
