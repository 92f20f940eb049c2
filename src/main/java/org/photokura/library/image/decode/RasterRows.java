package org.photokura.library.image.decode;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import org.photokura.library.image.container.Size;

/**
 * The stored samples of an AWT image as rows of pixels. It goes around AWT's colour models on purpose: they would convert grey and profiled
 * pictures one
 * pixel at a time, and by other rules than every other program.
 */
final class RasterRows {

  private RasterRows() {}

  /** Rows of an image: palette, grey or RGB, with or without alpha, of any depth. */
  static AreaScaler.Rows of(BufferedImage image) {
    var raster = image.getRaster();
    if (image.getColorModel() instanceof IndexColorModel palette) {
      return palette(raster, palette);
    }
    boolean alreadyMultiplied = image.isAlphaPremultiplied() || !image.getColorModel().hasAlpha();
    return samples(raster, alreadyMultiplied);
  }

  static Size sizeOf(Raster raster) {
    return new Size(raster.getWidth(), raster.getHeight());
  }

  private static AreaScaler.Rows palette(Raster raster, IndexColorModel model) {
    var colours = new int[model.getMapSize()];
    model.getRGBs(colours);
    for (int i = 0; i < colours.length; i++) {
      colours[i] = Argb.premultiplied(colours[i]);
    }
    var indexes = new int[raster.getWidth()];
    return (y, argb) -> {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, indexes.length, 1, 0, indexes);
      for (int x = 0; x < indexes.length; x++) {
        argb[x] = indexes[x] < colours.length ? colours[indexes[x]] : 0;
      }
    };
  }

  private static AreaScaler.Rows samples(Raster raster, boolean alreadyMultiplied) {
    if (raster.getNumBands() == 3 && raster.getDataBuffer() instanceof DataBufferByte bytes && raster.getSampleModel() instanceof PixelInterleavedSampleModel model
        && raster.getParent() == null && bytes.getNumBanks() == 1) {
      return bytes(raster.getWidth(), bytes.getData(), bytes.getOffset(), model);
    }
    int bands = raster.getNumBands();
    int width = raster.getWidth();
    int maximum = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
    var values = new int[width * bands];
    return (y, argb) -> {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, values);
      for (int x = 0; x < width; x++) {
        int at = x * bands;
        int red = level(values[at], maximum);
        int green = bands < 3 ? red : level(values[at + 1], maximum);
        int blue = bands < 3 ? red : level(values[at + 2], maximum);
        int alpha = bands == 2 || bands == 4 ? level(values[at + bands - 1], maximum) : 255;
        argb[x] = alreadyMultiplied ? Argb.of(alpha, red, green, blue) : Argb.premultiplied(alpha, red, green, blue);
      }
    };
  }

  private static AreaScaler.Rows bytes(int width, byte[] data, int start, PixelInterleavedSampleModel model) {
    int[] offsets = model.getBandOffsets();
    int red = offsets[0];
    int green = offsets[1];
    int blue = offsets[2];
    int step = model.getPixelStride();
    return (y, argb) -> {
      int at = start + y * model.getScanlineStride();
      for (int x = 0; x < width; x++, at += step) {
        argb[x] = Argb.opaque(data[at + red] & 0xFF, data[at + green] & 0xFF, data[at + blue] & 0xFF);
      }
    };
  }

  private static int level(int value, int maximum) {
    return maximum == 255 ? value : (int) ((long) value * 255 / maximum);
  }
}
