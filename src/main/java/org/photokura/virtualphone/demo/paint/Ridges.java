package org.photokura.virtualphone.demo.paint;

import java.util.Random;

/**
 * Mountains one behind another, each melting into the mist before the next.
 *
 * @param sky from the zenith down
 * @param near colour of the nearest ridge
 * @param haze colour of the air between them
 * @param count how many ridges
 * @param from height of the farthest crest
 * @param to height of the nearest crest
 * @param swing how high the crests rise and fall
 * @param rough .4 for hills, .6 for rock
 * @param forest height of the trees on the nearest ridges, 0 for bare ones
 * @param light the sun or moon, or null
 */
record Ridges(Ramp sky, int near, int haze, int count, double from, double to, double swing, double rough, double forest,
    org.photokura.virtualphone.demo.paint.Ridges.@org.jspecify.annotations.Nullable Light light) implements Scene {

  /** Sun or moon. */
  record Light(double x, double y, double radius, int color, int halo) {}

  @Override
  public void paint(Canvas canvas, int seed) {
    var random = new Random(seed);
    canvas.backdrop(sky, 0, Math.min(1, to));
    canvas.backdrop(Ramp.of(0, haze, 1, haze), Math.min(1, to), 1);
    if (light != null) {
      double x = random.nextBoolean() ? light.x : 1 - light.x;
      double y = light.y + Field.between(random, -.03, .03);
      canvas.glow(x, y, 1.0, light.halo, .65, 2.2);
      canvas.glow(x, y, light.radius * 4, light.color, .5, 2.4);
      canvas.disc(x, y, light.radius, light.color, .004, 1);
    }
    for (int i = 0; i < count; i++) {
      ridge(canvas, seed + 37 * i, i, random);
    }
  }

  private void ridge(Canvas canvas, int seed, int index, Random random) {
    double t = count == 1 ? 1 : (double) index / (count - 1);
    var crest = crest(canvas, seed, from + (to - from) * Math.pow(t, 1.15), swing * (1.1 - .5 * t), rough);
    int color = Tone.mix(haze, near, .2 + .8 * Math.pow(t, 1.15));
    int foot = Tone.mix(haze, near, Math.max(0, .72 * t - .14));
    boolean wooded = forest > 0 && index >= count - 3;
    if (wooded) {
      double tall = forest * (index == count - 1 ? 1.25 : index == count - 2 ? .62 : .3) * canvas.unit;
      var trees = Trees.forest(crest, tall, tall * .26, random);
      canvas.draw(g -> {
        g.setColor(Tone.awt(color));
        g.fill(trees);
      });
    }
    canvas.land(crest, Ramp.of(0, color, .16, Tone.mix(color, foot, .22), 1, foot), .34);
  }

  /** A mountain line: its pixel height in every column. */
  static float[] crest(Canvas canvas, int seed, double level, double swing, double rough) {
    var top = new float[canvas.w];
    for (int x = 0; x < top.length; x++) {
      double at = (x - canvas.w / 2.0) / canvas.unit;
      top[x] = (float) (level * canvas.h - swing * canvas.unit * Field.line(seed, at + 40, 1.7, 8, rough));
    }
    return top;
  }
}
