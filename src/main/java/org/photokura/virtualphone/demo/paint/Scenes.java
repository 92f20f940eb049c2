package org.photokura.virtualphone.demo.paint;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that can be painted, by name. */
public final class Scenes {

  private static final Map<String, Scene> ALL = new LinkedHashMap<>();

  static {
    Landscapes.addTo(ALL);
    Gardens.addTo(ALL);
    Journeys.addTo(ALL);
    Screens.addTo(ALL);
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
