package org.photokura.library.image.decode;

import java.awt.image.Raster;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a JPEG with four components, as print shops and scanners make. Adobe's programs store the inks inverted, and so does everyone who
 * says so by
 * an Adobe segment. Converted without a profile: good enough to recognise the picture.
 */
final class CmykRows {

  private static final int YCCK = 2;

  private CmykRows() {}

  /**
   * @param raster the raw components
   * @param adobeTransform what the Adobe segment says, null without one
   */
  static AreaScaler.Rows of(Raster raster, @Nullable Integer adobeTransform) {
    int width = raster.getWidth();
    var values = new int[width * 4];
    boolean inverted = adobeTransform != null;
    boolean ycck = adobeTransform != null && adobeTransform == YCCK;
    return (y, argb) -> {
      raster.getPixels(0, y, width, 1, values);
      for (int x = 0; x < width; x++) {
        int at = 4 * x;
        double c = values[at];
        double m = values[at + 1];
        double k3 = values[at + 2];
        int k = inverted ? values[at + 3] : 255 - values[at + 3];
        if (ycck) {
          double luma = c;
          double cb = m - 128;
          double cr = k3 - 128;
          c = luma + 1.402 * cr;
          m = luma - 0.344136 * cb - 0.714136 * cr;
          k3 = luma + 1.772 * cb;
        }
        argb[x] = Argb.opaque(light(c, inverted, k), light(m, inverted, k), light(k3, inverted, k));
      }
    };
  }

  private static int light(double ink, boolean inverted, int k) {
    double level = Math.clamp(inverted ? ink : 255 - ink, 0, 255);
    return (int) (level * k / 255 + 0.5);
  }
}
