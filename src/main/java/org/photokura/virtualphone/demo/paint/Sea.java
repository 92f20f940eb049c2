package org.photokura.virtualphone.demo.paint;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * An open sea under a low sun.
 *
 * @param horizon its height
 * @param tint the water's own colour
 * @param clouds their colour, null for none
 * @param island colour of a coast on the horizon, null for none
 */
record Sea(Ramp sky, double horizon, int tint, double deep, Ridges.Light sun, int glitter, @Nullable Integer clouds, @Nullable Integer island)
    implements Scene {

  @Override
  public void paint(Canvas canvas, int seed) {
    double sunX = sunX(seed);
    sky(canvas, seed, sunX);
    if (island != null) {
      coast(canvas, seed, island, horizon, .10);
    }
    Water.mirror(canvas, seed, horizon, .8, tint, deep);
    disc(canvas, sunX);
    if (island != null) {
      coast(canvas, seed, island, horizon, .10);
    }
    Water.swell(canvas, seed + 4, horizon, Tone.mix(glitter, tint, .35), Tone.shade(tint, .6), .6);
    Water.glitter(canvas, seed, horizon, sunX, glitter, .95, 1);
  }

  double sunX(int seed) {
    double offset = Field.between(new Random(seed), -.06, .06);
    return (seed & 1) == 0 ? sun.x() + offset : 1 - sun.x() + offset;
  }

  void sky(Canvas canvas, int seed, double sunX) {
    canvas.backdrop(sky, 0, horizon + .01);
    canvas.backdrop(Ramp.of(0, tint, 1, tint), horizon + .01, 1);
    canvas.glow(sunX, sun.y(), 1.05, sun.halo(), .8, 2.1);
    if (clouds != null) {
      Sky.clouds(canvas, seed + 2, clouds, .56, 0, horizon, 2.6);
    }
    canvas.glow(sunX, sun.y(), sun.radius() * 3.5, sun.color(), .6, 2.2);
  }

  /** The sun itself, down to the horizon: painted after the water, whose glitter stands for its reflection. */
  void disc(Canvas canvas, double sunX) {
    double r = sun.radius() * canvas.unit;
    double x = sunX * canvas.w;
    double y = sun.y() * canvas.h;
    canvas.draw(g -> {
      g.clip(new java.awt.geom.Rectangle2D.Double(0, 0, canvas.w, Math.round(horizon * canvas.h)));
      g.setColor(Tone.awt(sun.color()));
      g.fill(Cup.round(x, y, r));
    });
  }

  /** Land that rises here and there out of the horizon. */
  static void coast(Canvas canvas, int seed, int color, double horizon, double height) {
    var top = new float[canvas.w];
    for (int x = 0; x < top.length; x++) {
      double u = (x - canvas.w / 2.0) / canvas.unit;
      double rise = Math.max(0, Field.line(seed + 9, u + 20, 1.3, 2, .4) - .1) * (.7 + .3 * Field.line(seed + 11, u + 20, 7, 5, .55));
      top[x] = (float) (horizon * canvas.h - Math.max(0, rise) * height * canvas.unit + (rise <= 0 ? 4 : 0));
    }
    int line = (int) (horizon * canvas.h);
    canvas.draw(g -> {
      g.setColor(Tone.awt(color));
      g.setClip(0, 0, canvas.w, line);
      var path = new java.awt.geom.Path2D.Double();
      path.moveTo(0, canvas.h);
      for (int x = 0; x < top.length; x++) {
        path.lineTo(x, top[x]);
      }
      path.lineTo(canvas.w, canvas.h);
      path.closePath();
      g.fill(path);
    });
  }
}
