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

  private static int[] scaled(Picture picture, int edge) {
    int side = Math.min(picture.width(), picture.height());
    return Resampling.square(picture.argb(), picture.width(), (picture.width() - side) / 2, (picture.height() - side) / 2, side, edge);
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
