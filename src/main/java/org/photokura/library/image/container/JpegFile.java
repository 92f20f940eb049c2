package org.photokura.library.image.container;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.photokura.core.ProblemException;
import org.photokura.library.image.source.ByteSource;
import org.photokura.library.image.source.SliceSource;

/**
 * What the segments before a JPEG's picture data say. Read by jumping from segment to segment.
 *
 * @param size as coded, before the orientation of its EXIF applies
 * @param progressive whether a decoder must hold the whole picture's coefficients
 * @param decodable false for lossless and arithmetic coding, which only RAW files and laboratories use
 * @param components 1 grey, 3 colour, 4 CMYK
 * @param adobeTransform of the Adobe segment: 0 none, 1 YCbCr, 2 YCCK; null without one
 * @param exif the TIFF structure in the EXIF segment
 * @param icc the colour profile, put together from its parts
 * @param xmp the XMP packet
 */
public record JpegFile(
    Size size,
    boolean progressive,
    boolean decodable,
    int components,
    @Nullable Integer adobeTransform,
    Optional<ByteSource> exif,
    Optional<byte[]> icc,
    Optional<byte[]> xmp) {

  private static final int MOST_SEGMENTS = 2000;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] XMP = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.ISO_8859_1);

  /**
   * Reads the segments up to the picture data.
   *
   * @throws BadPictureException if it is no JPEG or ends before it says its size
   */
  public static JpegFile parse(ByteSource source) throws BadPictureException, ProblemException {
    var start = source.read(0, 2);
    if (start.length < 2 || (start[0] & 0xFF) != 0xFF || (start[1] & 0xFF) != 0xD8) {
      throw new BadPictureException("no JPEG");
    }
    var parser = new Parser(source);
    parser.segments();
    return parser.result();
  }

  private static final class Parser {
    private final ByteSource source;
    private final TreeMap<Integer, byte[]> iccParts = new TreeMap<>();
    private @Nullable Size size;
    private int frameMarker;
    private int components;
    private @Nullable Integer adobeTransform;
    private @Nullable ByteSource exif;
    private byte @Nullable [] xmp;

    Parser(ByteSource source) {
      this.source = source;
    }

    void segments() throws BadPictureException, ProblemException {
      long at = 2;
      for (int i = 0; i < MOST_SEGMENTS; i++) {
        var header = source.read(at, 4);
        if (header.length < 4 || (header[0] & 0xFF) != 0xFF) {
          throw new BadPictureException("no segment at " + at);
        }
        int marker = header[1] & 0xFF;
        if (marker == 0xFF) {
          at++;
          continue;
        }
        if (marker == 0xDA || marker == 0xD9) {
          return;
        }
        int length = ((header[2] & 0xFF) << 8) | (header[3] & 0xFF);
        segment(marker, at + 4, length - 2);
        at += 2 + length;
      }
      throw new BadPictureException("more than " + MOST_SEGMENTS + " segments");
    }

    private void segment(int marker, long offset, int length) throws BadPictureException, ProblemException {
      if (length < 0) {
        throw new BadPictureException("segment of " + length + " bytes");
      }
      switch (marker) {
        case 0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF -> frame(marker, source.read(offset, 6));
        case 0xE1 -> application1(offset, length);
        case 0xE2 -> application2(offset, length);
        case 0xEE -> adobe(source.read(offset, Math.min(length, 12)));
        default -> { }
      }
    }

    private void frame(int marker, byte[] bytes) throws BadPictureException {
      if (bytes.length < 6) {
        throw new BadPictureException("frame header cut off");
      }
      var in = ByteBuffer.wrap(bytes);
      int height = Short.toUnsignedInt(in.getShort(1));
      int width = Short.toUnsignedInt(in.getShort(3));
      if (width == 0 || height == 0) {
        throw new BadPictureException("size " + width + "x" + height);
      }
      size = new Size(width, height);
      components = bytes[5] & 0xFF;
      frameMarker = marker;
    }

    private void application1(long offset, int length) throws ProblemException {
      if (exif == null && startsWith(source.read(offset, Math.min(length, EXIF.length)), EXIF)) {
        exif = new SliceSource(source, offset + EXIF.length, length - EXIF.length);
      } else if (xmp == null && startsWith(source.read(offset, Math.min(length, XMP.length)), XMP)) {
        xmp = source.read(offset + XMP.length, length - XMP.length);
      }
    }

    private void application2(long offset, int length) throws ProblemException {
      if (length > ICC.length + 2 && startsWith(source.read(offset, ICC.length), ICC)) {
        var part = source.read(offset + ICC.length, length - ICC.length);
        if (part.length > 2) {
          iccParts.putIfAbsent(part[0] & 0xFF, Arrays.copyOfRange(part, 2, part.length));
        }
      }
    }

    private void adobe(byte[] bytes) {
      if (bytes.length == 12 && startsWith(bytes, ADOBE)) {
        adobeTransform = bytes[11] & 0xFF;
      }
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
      return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    JpegFile result() throws BadPictureException {
      if (size == null) {
        throw new BadPictureException("no frame");
      }
      var icc = new ByteArrayOutputStream();
      iccParts.values().forEach(icc::writeBytes);
      return new JpegFile(
          size,
          frameMarker == 0xC2,
          frameMarker <= 0xC2,
          components,
          adobeTransform,
          Optional.ofNullable(exif),
          icc.size() == 0 ? Optional.empty() : Optional.of(icc.toByteArray()),
          Optional.ofNullable(xmp));
    }
  }
}
