package org.photokura.library.image.heif;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import org.photokura.library.image.container.Size;
import org.photokura.library.image.decode.Orientation;

/** libheif's pixels as an image for an encoder, without a copy of them on the Java heap. Valid only while the pixels are lent. */
final class PlaneImage {

  private PlaneImage() {}

  static BufferedImage of(HeifImages.Pixels pixels) {
    var size = Orientation.turns(pixels.orientation()) ? pixels.size().turned() : pixels.size();
    var model = new PixelInterleavedSampleModel(DataBuffer.TYPE_BYTE, size.width(), size.height(), 3, 3 * size.width(), new int[] {0, 1, 2});
    var colours = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
    return new BufferedImage(colours, Raster.createWritableRaster(model, new Plane(pixels, size), null), false, null);
  }

  /** Turns while it is read. */
  private static final class Plane extends DataBuffer {
    private final HeifImages.Pixels pixels;
    private final int rowBytes;

    Plane(HeifImages.Pixels pixels, Size size) {
      super(DataBuffer.TYPE_BYTE, Math.toIntExact(3 * size.pixels()));
      this.pixels = pixels;
      this.rowBytes = 3 * size.width();
    }

    @Override
    public int getElem(int bank, int index) {
      int y = index / rowBytes;
      int inRow = index % rowBytes;
      int x = inRow / 3;
      int sourceX = Orientation.sourceX(pixels.orientation(), pixels.size().width(), x, y);
      int sourceY = Orientation.sourceY(pixels.orientation(), pixels.size().height(), x, y);
      return pixels.bytes().get(sourceY * pixels.strideBytes() + 3 * sourceX + inRow % 3) & 0xFF;
    }

    @Override
    public void setElem(int bank, int index, int value) {
      throw new UnsupportedOperationException("lent for reading");
    }
  }
}
