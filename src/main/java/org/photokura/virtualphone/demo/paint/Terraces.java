package org.photokura.virtualphone.demo.paint;

/** Rice terraces: steps of green, each with the sky on its rim of water. */
record Terraces(Ramp sky, Palette greens) implements Scene {

  @Override
  public void paint(Canvas canvas, int seed) {
    double horizon = .32;
    int air = sky.color(1);
    canvas.backdrop(sky, 0, horizon + .1);
    Sky.clouds(canvas, seed, 0xffffff, .45, 0, horizon, 2.2);
    canvas.land(Ridges.crest(canvas, seed + 1, horizon - .04, .09, .5), Ramp.of(0, Tone.mix(greens.at(0), air, .72), 1, air), .2);
    canvas.land(Ridges.crest(canvas, seed + 2, horizon, .06, .48), Ramp.of(0, Tone.mix(greens.at(0), air, .5), 1, Tone.mix(greens.at(0),
        air, .75)), .2);
    int steps = 15;
    for (int i = 0; i < steps; i++) {
      step(canvas, seed, horizon, (double) i / (steps - 1), i, air);
    }
  }

  private void step(Canvas canvas, int seed, double horizon, double t, int index, int air) {
    var top = new float[canvas.w];
    for (int x = 0; x < top.length; x++) {
      double u = (x - canvas.w / 2.0) / canvas.unit + 11;
      double bend = Field.line(seed + 70, u, 1.1, 2, .4) * (.03 + .07 * t) + Field.line(seed + index, u, 1.6, 2, .4) * (.012 + .03 * t);
      top[x] = (float) ((horizon + .03 + .70 * Math.pow(t, 1.25)) * canvas.h - bend * canvas.unit);
    }
    int green = Tone.mix(greens.at(index), air, .5 * (1 - t));
    double depth = .05 + .13 * t;
    canvas.land(top, Ramp.of(0, Tone.mix(air, 0xffffff, .5), .022, Tone.mix(air, green, .3), .05, Tone.shade(green, 1.12), .35, green, 1,
        Tone.shade(green, .6)),
        depth);
  }
}
