package org.photokura.library.image.heif;

import org.photokura.library.image.decode.AreaScaler;

/** libheif's pixels as rows of 0xAARRGGBB, alpha premultiplied. */
final class PixelRows implements AreaScaler.Rows {

  private final HeifImages.Pixels pixels;
  private final byte[] line;

  PixelRows(HeifImages.Pixels pixels) {
    this.pixels = pixels;
    this.line = new byte[pixels.size().width() * pixels.bytesAPixel()];
  }

  @Override
  public void row(int y, int[] argb) {
    pixels.bytes().get(y * pixels.strideBytes(), line);
    int step = pixels.bytesAPixel();
    int width = pixels.size().width();
    for (int x = 0, at = 0; x < width; x++, at += step) {
      int alpha = pixels.alpha() ? line[at + 3] & 0xFF : 255;
      int red = line[at] & 0xFF;
      int green = line[at + 1] & 0xFF;
      int blue = line[at + 2] & 0xFF;
      if (alpha != 255) {
        red = (red * alpha + 127) / 255;
        green = (green * alpha + 127) / 255;
        blue = (blue * alpha + 127) / 255;
      }
      argb[x] = alpha << 24 | red << 16 | green << 8 | blue;
    }
  }
}
