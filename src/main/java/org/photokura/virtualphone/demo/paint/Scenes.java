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

  /** Paints a motif upright, {@code longSide} by {@code shortSide} pixels or the other way round. */
  public static BufferedImage paint(Shot shot, int longSide, int shortSide) {
    var picture = paint(shot.scene(), shot.seed(), shot.tall() ? shortSide : longSide, shot.tall() ? longSide : shortSide);
    shot.grade().apply(picture);
    return picture;
  }

  /** The picture turned by quarters, clockwise. */
  public static BufferedImage turned(BufferedImage picture, int quarters) {
    int w = picture.getWidth();
    int h = picture.getHeight();
    var out = new BufferedImage(quarters % 2 == 0 ? w : h, quarters % 2 == 0 ? h : w, BufferedImage.TYPE_INT_RGB);
    var g = out.createGraphics();
    switch (Math.floorMod(quarters, 4)) {
      case 1 -> g.translate(h, 0);
      case 2 -> g.translate(w, h);
      case 3 -> g.translate(0, w);
      default -> { }
    }
    g.rotate(Math.PI / 2 * quarters);
    g.drawImage(picture, 0, 0, null);
    g.dispose();
    return out;
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
