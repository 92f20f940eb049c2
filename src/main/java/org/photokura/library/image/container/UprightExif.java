package org.photokura.library.image.container;

import java.nio.ByteBuffer;
import org.photokura.core.ProblemException;
import org.photokura.library.image.source.MemorySource;

/**
 * The EXIF block of a picture for a copy whose pixels are upright: everything stays in its place, maker notes too, which cannot be moved.
 */
public final class UprightExif {

  private static final int ORIENTATION = 0x0112;
  private static final int PIXEL_WIDTH = 0xA002;
  private static final int PIXEL_HEIGHT = 0xA003;

  private UprightExif() {}

  /**
   * A copy that says orientation 1 and the copy's size. A thumbnail that still lies on its side is no longer referred to.
   *
   * @param tiff the TIFF structure
   * @throws BadPictureException if it is none
   */
  public static byte[] of(byte[] tiff, Size size) throws BadPictureException, ProblemException {
    var copy = tiff.clone();
    var file = TiffFile.parse(new MemorySource("exif", tiff));
    var out = ByteBuffer.wrap(copy).order(file.order());
    if (file.orientation() != 1) {
      file.placeOfSecondDirectory().ifPresent(place -> put(out, place, 0));
    }
    file.places(ORIENTATION).forEach(place -> put(out, place, 1));
    file.places(PIXEL_WIDTH).forEach(place -> put(out, place, size.width()));
    file.places(PIXEL_HEIGHT).forEach(place -> put(out, place, size.height()));
    return copy;
  }

  private static void put(ByteBuffer out, TiffFile.Place place, int value) {
    if (place.offset() + place.bytes() > out.capacity()) {
      return;
    }
    if (place.bytes() == 2) {
      out.putShort((int) place.offset(), (short) value);
    } else {
      out.putInt((int) place.offset(), value);
    }
  }
}
