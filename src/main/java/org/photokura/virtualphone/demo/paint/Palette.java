package org.photokura.virtualphone.demo.paint;

import java.util.Random;

/** A few colours that go together. */
final class Palette {

  private final int[] colors;

  private Palette(int... colors) {
    this.colors = colors;
  }

  static Palette of(int... colors) {
    return new Palette(colors.clone());
  }

  /** The colour at a place; after the last comes the first. */
  int at(int index) {
    return colors[Math.floorMod(index, colors.length)];
  }

  int pick(Random random) {
    return colors[random.nextInt(colors.length)];
  }

  int size() {
    return colors.length;
  }
}
