package org.photokura.virtualphone.demo.paint;

import java.util.Random;

/** Northern lights above a lake. */
record Aurora(int low, int high) implements Scene {

  @Override
  public void paint(Canvas canvas, int seed) {
    canvas.backdrop(Ramp.of(0, 0x050a1c, .5, 0x0a1c34, .75, 0x14344a, 1, 0x1c4456));
    Sky.stars(canvas, seed, 420, .7);
    for (int i = 0; i < 3; i++) {
      curtain(canvas, seed + 17 * i, .52 - .13 * i, 1 - .22 * i);
    }
    var random = new Random(seed);
    var far = Ridges.crest(canvas, seed + 3, .66, .08, .55);
    canvas.land(far, Ramp.of(0, 0x12283a, 1, 0x28566a), .2);
    var near = Ridges.crest(canvas, seed + 5, .715, .03, .5);
    var trees = Trees.forest(near, .10 * canvas.unit, .022 * canvas.unit, random);
    canvas.draw(g -> {
      g.setColor(Tone.awt(0x071019));
      g.fill(trees);
    });
    canvas.land(near, Ramp.of(0, 0x071019, 1, 0x071019), .2);
    Water.mirror(canvas, seed, .74, .45, 0x06121e, .5);
  }

  private void curtain(Canvas canvas, int seed, double base, double strength) {
    var ramp = Ramp.of(0, Tone.mix(low, 0xffffff, .25), .12, low, .5, Tone.mix(low, high, .6), 1, high);
    for (int x = 0; x < canvas.w; x++) {
      double u = (x - canvas.w / 2.0) / canvas.unit;
      double foot = (base + .09 * Field.line(seed, u + 9, 1.1, 3, .45)) * canvas.h;
      double rays = .45 + .55 * Math.clamp(.5 + Field.line(seed + 1, u + 4, 7, 4, .65), 0, 1);
      double alive = Math.clamp(.75 + .9 * Field.line(seed + 2, u + 2, 1.4, 2, .5), 0, 1);
      double height = (.26 + .16 * rays) * canvas.h;
      for (int y = Math.max(0, (int) (foot - height * 1.6)); y < Math.min(canvas.h, foot + .05 * canvas.h); y++) {
        double up = (foot - y) / height;
        double light = up < 0 ? Math.exp(up * 26) : Math.exp(-up * 2.6) * (1 - Math.min(1, up / 1.6));
        double a = light * rays * alive * strength * .95;
        int c = Ramp.at(Math.max(0, up));
        int i = 3 * (y * canvas.w + x);
        canvas.px[i] += (float) ((255 - canvas.px[i]) * ramp.rgb()[c] / 255 * a);
        canvas.px[i + 1] += (float) ((255 - canvas.px[i + 1]) * ramp.rgb()[c + 1] / 255 * a);
        canvas.px[i + 2] += (float) ((255 - canvas.px[i + 2]) * ramp.rgb()[c + 2] / 255 * a);
      }
    }
  }
}
