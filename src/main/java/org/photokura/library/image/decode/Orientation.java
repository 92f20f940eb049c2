package org.photokura.library.image.decode;

import org.photokura.library.image.Picture;

/** Turns a picture upright as EXIF's orientation says. */
public final class Orientation {

  private Orientation() {}

  /** Whether width and height change places. */
  public static boolean turns(int orientation) {
    return orientation >= 5;
  }

  /**
   * The picture upright.
   *
   * @param orientation 1 upright, 2 mirrored, 3 upside down, 4 both, 5 to 8 on a side
   */
  public static Picture upright(Picture picture, int orientation) {
    if (orientation <= 1 || orientation > 8) {
      return picture;
    }
    int width = picture.width();
    int height = picture.height();
    int newWidth = turns(orientation) ? height : width;
    int newHeight = turns(orientation) ? width : height;
    var turned = new int[newWidth * newHeight];
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        turned[y * newWidth + x] = picture.argb()[sourceY(orientation, height, x, y) * width + sourceX(orientation, width, x, y)];
      }
    }
    return new Picture(newWidth, newHeight, turned);
  }

  /** The column of the lying picture that comes to {@code x}, {@code y} of the upright one. */
  public static int sourceX(int orientation, int width, int x, int y) {
    return switch (orientation) {
      case 2, 3 -> width - 1 - x;
      case 5, 6 -> y;
      case 7, 8 -> width - 1 - y;
      default -> x;
    };
  }

  /** The row of the lying picture that comes to {@code x}, {@code y} of the upright one. */
  public static int sourceY(int orientation, int height, int x, int y) {
    return switch (orientation) {
      case 3, 4 -> height - 1 - y;
      case 5, 8 -> x;
      case 6, 7 -> height - 1 - x;
      default -> y;
    };
  }
}
