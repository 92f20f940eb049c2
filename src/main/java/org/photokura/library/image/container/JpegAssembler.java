package org.photokura.library.image.container;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Puts metadata into a JPEG that an encoder wrote. */
public final class JpegAssembler {

  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP2 = 0xE2;
  private static final int MOST_SEGMENT_BYTES = 65_533;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] XMP = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);

  private JpegAssembler() {}

  /**
   * The JPEG with an EXIF block in front, as cameras write it, and with a colour profile. The encoder's JFIF header is left out where there
   * is EXIF: each of the two
   * standards demands to be first.
   *
   * @throws BadPictureException if the EXIF block does not fit into a segment
   */
  public static byte[] withMetadata(byte[] jpeg, Optional<byte[]> exif, Optional<byte[]> xmp, Optional<byte[]> icc) throws BadPictureException {
    var out = new ByteArrayOutputStream(jpeg.length + 8192);
    out.write(jpeg, 0, 2);
    int rest = 2;
    boolean jfif = (jpeg[2] & 0xFF) == 0xFF && (jpeg[3] & 0xFF) == APP0;
    if (jfif) {
      int length = 2 + (((jpeg[4] & 0xFF) << 8) | (jpeg[5] & 0xFF));
      if (exif.isEmpty()) {
        out.write(jpeg, 2, length);
      }
      rest += length;
    }
    if (exif.isPresent()) {
      segment(out, APP1, EXIF, exif.get(), 0, exif.get().length);
    }
    if (xmp.isPresent() && XMP.length + xmp.get().length <= MOST_SEGMENT_BYTES) {
      segment(out, APP1, XMP, xmp.get(), 0, xmp.get().length);
    }
    if (icc.isPresent()) {
      profile(out, icc.get());
    }
    out.write(jpeg, rest, jpeg.length - rest);
    return out.toByteArray();
  }

  /** A profile is cut into numbered parts, as many as needed. */
  private static void profile(ByteArrayOutputStream out, byte[] icc) throws BadPictureException {
    int part = MOST_SEGMENT_BYTES - ICC.length - 2;
    int count = (icc.length + part - 1) / part;
    if (count > 255) {
      throw new BadPictureException("colour profile of " + icc.length + " bytes");
    }
    for (int i = 0; i < count; i++) {
      var head = new byte[ICC.length + 2];
      System.arraycopy(ICC, 0, head, 0, ICC.length);
      head[ICC.length] = (byte) (i + 1);
      head[ICC.length + 1] = (byte) count;
      segment(out, APP2, head, icc, i * part, Math.min(part, icc.length - i * part));
    }
  }

  private static void segment(ByteArrayOutputStream out, int marker, byte[] head, byte[] body, int offset, int length) throws BadPictureException {
    int size = head.length + length + 2;
    if (size > MOST_SEGMENT_BYTES + 2) {
      throw new BadPictureException("segment of " + size + " bytes");
    }
    out.write(0xFF);
    out.write(marker);
    out.write(size >> 8);
    out.write(size);
    out.writeBytes(head);
    out.write(body, offset, length);
  }
}
