package org.photokura.ui.fx;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.photokura.library.image.Picture;

/** The square middle of a picture, scaled to the pixels of its tile, with round corners in its alpha: a tile then needs neither clip nor effect. */
final class SquarePicture {

  private SquarePicture() {}

  /**
   * Makes the image; on any thread.
   *
   * @param edge of the image in pixels
   * @param radius of its corners in pixels
   */
  static Image of(Picture picture, int edge, double radius) {
    int[] pixels = scaled(picture, edge);
    roundCorners(pixels, edge, radius);
    var image = new WritableImage(edge, edge);
    image.getPixelWriter().setPixels(0, 0, edge, edge, PixelFormat.getIntArgbPreInstance(), pixels, 0, edge);
    return image;
  }

  /** Averages the source pixels under each target pixel; enlarges by repeating. */
  private static int[] scaled(Picture picture, int edge) {
    int side = Math.min(picture.width(), picture.height());
    int left = (picture.width() - side) / 2;
    int top = (picture.height() - side) / 2;
    int[] source = picture.argb();
    int[] target = new int[edge * edge];
    for (int y = 0; y < edge; y++) {
      int y0 = top + (int) ((long) y * side / edge);
      int y1 = Math.max(y0 + 1, top + (int) ((long) (y + 1) * side / edge));
      for (int x = 0; x < edge; x++) {
        int x0 = left + (int) ((long) x * side / edge);
        int x1 = Math.max(x0 + 1, left + (int) ((long) (x + 1) * side / edge));
        target[y * edge + x] = average(source, picture.width(), x0, x1, y0, y1);
      }
    }
    return target;
  }

  private static int average(int[] source, int stride, int x0, int x1, int y0, int y1) {
    if (x1 - x0 == 1 && y1 - y0 == 1) {
      return source[y0 * stride + x0];
    }
    int a = 0;
    int r = 0;
    int g = 0;
    int b = 0;
    for (int y = y0; y < y1; y++) {
      for (int x = x0; x < x1; x++) {
        int pixel = source[y * stride + x];
        a += pixel >>> 24;
        r += pixel >> 16 & 0xff;
        g += pixel >> 8 & 0xff;
        b += pixel & 0xff;
      }
    }
    int n = (x1 - x0) * (y1 - y0);
    return a / n << 24 | r / n << 16 | g / n << 8 | b / n;
  }

  private static void roundCorners(int[] pixels, int edge, double radius) {
    int reach = (int) Math.ceil(radius);
    for (int y = 0; y < reach; y++) {
      for (int x = 0; x < reach; x++) {
        double outside = Math.hypot(radius - x - 0.5, radius - y - 0.5) - radius;
        double cover = Math.clamp(0.5 - outside, 0, 1);
        if (cover < 1) {
          fade(pixels, y * edge + x, cover);
          fade(pixels, y * edge + edge - 1 - x, cover);
          fade(pixels, (edge - 1 - y) * edge + x, cover);
          fade(pixels, (edge - 1 - y) * edge + edge - 1 - x, cover);
        }
      }
    }
  }

  private static void fade(int[] pixels, int at, double cover) {
    int p = pixels[at];
    pixels[at] = (int) ((p >>> 24) * cover) << 24
        | (int) ((p >> 16 & 0xff) * cover) << 16
        | (int) ((p >> 8 & 0xff) * cover) << 8
        | (int) ((p & 0xff) * cover);
  }
}
