package org.photokura.library.image.heif;

import org.photokura.library.image.decode.AreaScaler;
import org.photokura.library.image.decode.Argb;

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
      int alpha = pixels.alpha() ? line[at + 3] & 0xFF : Argb.OPAQUE;
      argb[x] = Argb.premultiplied(alpha, line[at] & 0xFF, line[at + 1] & 0xFF, line[at + 2] & 0xFF);
    }
  }
}
