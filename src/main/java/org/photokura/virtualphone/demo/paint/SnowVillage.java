package org.photokura.virtualphone.demo.paint;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** Thatched houses under snow at dusk, light in their windows, flakes falling. */
record SnowVillage(Ramp sky, int snow, int wood, int light) implements Scene {

  @Override
  public void paint(Canvas canvas, int seed) {
    var random = new Random(seed);
    canvas.backdrop(sky);
    int air = sky.color(.7);
    for (int i = 0; i < 3; i++) {
      var crest = Ridges.crest(canvas, seed + i, .40 + .11 * i, .14 - .03 * i, .5);
      int color = Tone.mix(Tone.mix(snow, wood, .42), air, .62 - .22 * i);
      var trees = Trees.forest(crest, (.04 + .03 * i) * canvas.unit, (.02 + .008 * i) * canvas.unit, random);
      canvas.draw(g -> {
        g.setColor(Tone.awt(Tone.mix(color, wood, .15)));
        g.fill(trees);
      });
      canvas.land(crest, Ramp.of(0, color, 1, Tone.mix(color, snow, .4)), .26);
    }
    canvas.land(Ridges.crest(canvas, seed + 7, .70, .03, .3), Ramp.of(0, Tone.mix(snow, air, .25), .4, snow, 1, Tone.mix(snow, air, .6)), .5);
    double[][] places = {{.24, .70, .15}, {.78, .72, .17}, {.50, .80, .25}};
    for (var place : places) {
      double x = (place[0] + Field.between(random, -.04, .04)) * canvas.w;
      double y = place[1] * canvas.h;
      double size = place[2] * canvas.unit;
      canvas.glow(x / canvas.w, (y - size * .05) / canvas.h, size / canvas.unit * 1.5, light, .5, 2.2);
      canvas.draw(g -> house(g, x, y, size));
      canvas.glow(x / canvas.w, (y + size * .16) / canvas.h, size / canvas.unit * .8, light, .35, 2.2);
    }
    flakes(canvas, random);
  }

  private void house(Graphics2D g, double x, double y, double s) {
    g.setColor(Tone.awt(wood));
    g.fill(new Rectangle2D.Double(x - s * .38, y - s * .28, s * .76, s * .38));
    g.setColor(Tone.awt(light));
    for (int i = 0; i < 4; i++) {
      g.fill(new Rectangle2D.Double(x - s * .31 + i * s * .165, y - s * .13, s * .12, s * .15));
    }
    g.fill(new Rectangle2D.Double(x - s * .08, y - s * .42, s * .16, s * .10));
    g.setColor(Tone.awt(Tone.shade(wood, .7)));
    for (int i = 0; i < 4; i++) {
      g.fill(new Rectangle2D.Double(x - s * .255 + i * s * .165, y - s * .13, s * .012, s * .15));
    }
    var gable = new Path2D.Double();
    gable.moveTo(x, y - s * .86);
    gable.lineTo(x + s * .50, y - s * .20);
    gable.lineTo(x - s * .50, y - s * .20);
    gable.closePath();
    g.setColor(Tone.awt(Tone.mix(wood, 0x000000, .2)));
    g.fill(gable);
    g.setColor(Tone.awt(light));
    g.fill(new Rectangle2D.Double(x - s * .07, y - s * .44, s * .14, s * .11));
    var roof = new Path2D.Double();
    roof.moveTo(x, y - s * .97);
    roof.quadTo(x + s * .06, y - s * .93, x + s * .60, y - s * .17);
    roof.lineTo(x + s * .50, y - s * .13);
    roof.lineTo(x, y - s * .74);
    roof.lineTo(x - s * .50, y - s * .13);
    roof.lineTo(x - s * .60, y - s * .17);
    roof.quadTo(x - s * .06, y - s * .93, x, y - s * .97);
    roof.closePath();
    g.setPaint(new java.awt.GradientPaint((float) (x - s * .5), 0, Tone.awt(Tone.shade(snow, 1.4)), (float) (x + s * .5), 0,
        Tone.awt(Tone.mix(snow, wood, .28))));
    g.fill(roof);
    g.setColor(Tone.awt(Tone.shade(snow, 1.1)));
    g.fill(new Ellipse2D.Double(x - s * .55, y + s * .03, s * 1.1, s * .13));
  }

  private void flakes(Canvas canvas, Random random) {
    for (int depth = 0; depth < 3; depth++) {
      double r = canvas.unit * new double[] {.0022, .0038, .009}[depth];
      int count = new int[] {260, 120, 26}[depth];
      canvas.draw(depth == 2 ? 3 : 1, g -> {
        for (int i = 0; i < count; i++) {
          double x = random.nextDouble() * canvas.w;
          double y = random.nextDouble() * canvas.h;
          double here = r * Field.between(random, .6, 1.3);
          g.setColor(Tone.awt(0xffffff, Field.between(random, .4, .9)));
          g.fill(new Ellipse2D.Double(x - here, y - here, 2 * here, 2 * here));
        }
      });
    }
  }
}
