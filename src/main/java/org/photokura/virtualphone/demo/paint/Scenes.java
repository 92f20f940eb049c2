package org.photokura.virtualphone.demo.paint;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that can be painted, by name. */
public final class Scenes {

  private static final Map<String, Scene> ALL = new LinkedHashMap<>();

  static {
    ALL.put("ridge-dusk", new Ridges(Ramp.of(0, 0x2f4a78, .35, 0xc58a8c, .62, 0xf6c79a, 1, 0xf9dcb4), 0x1c2440, 0xf0b48f, 6, .46, .97, .13, .5, 0,
        new Ridges.Light(.66, .38, .035, 0xfff2d6, 0xffd9a0)));
    ALL.put("ridge-bamboo", new Ridges(Ramp.of(0, 0xdfe9df, 1, 0xc4d6c4), 0x17362a, 0xdbe7da, 6, .34, .96, .15, .5, .12, null));
    ALL.put("ridge-pink", new Ridges(Ramp.of(0, 0x6a5a9a, .5, 0xe79ab0, 1, 0xfbd3c0), 0x2b2348, 0xeeb0b8, 5, .5, .97, .12, .5, .1,
        new Ridges.Light(.3, .42, .03, 0xfff0e4, 0xffd0c0)));
    ALL.put("ridge-fog", new Ridges(Ramp.of(0, 0xa9bccb, .5, 0xf1e6da), 0x3a4f5c, 0xefe5da, 7, .42, .98, .11, .5, .1,
        new Ridges.Light(.5, .34, .03, 0xfffaf0, 0xfff0d8)));
  }

  private Scenes() {}

  /** All names, in a fixed order. */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /**
   * Paints.
   *
   * @param name one of {@link #names}
   * @param seed another seed gives another picture of the same thing
   */
  public static BufferedImage paint(String name, int seed, int width, int height) {
    var scene = ALL.get(name);
    if (scene == null) {
      throw new IllegalArgumentException("no scene " + name);
    }
    var canvas = new Canvas(width, height);
    scene.paint(canvas, 31 * name.hashCode() + 7919 * seed);
    return canvas.toImage();
  }
}
