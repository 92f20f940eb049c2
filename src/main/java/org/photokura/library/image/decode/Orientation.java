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
    int[] from = picture.argb();
    var to = new int[from.length];
    int newWidth = turns(orientation) ? height : width;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int mirroredX = width - 1 - x;
        int mirroredY = height - 1 - y;
        int target = switch (orientation) {
          case 2 -> y * newWidth + mirroredX;
          case 3 -> mirroredY * newWidth + mirroredX;
          case 4 -> mirroredY * newWidth + x;
          case 5 -> x * newWidth + y;
          case 6 -> x * newWidth + mirroredY;
          case 7 -> mirroredX * newWidth + mirroredY;
          default -> mirroredX * newWidth + y;
        };
        to[target] = from[y * width + x];
      }
    }
    return new Picture(newWidth, turns(orientation) ? width : height, to);
  }
}
