package org.photokura.library.image.container;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.photokura.core.ProblemException;
import org.photokura.library.image.source.ByteSource;

/**
 * What a PNG says before its picture data: screenshots carry Display P3 in {@code iCCP}, which ImageIO ignores.
 *
 * @param size as coded
 * @param icc the colour profile
 * @param exif the TIFF structure of its EXIF chunk
 */
public record PngFile(Size size, Optional<byte[]> icc, Optional<byte[]> exif) {

  private static final int MOST_PROFILE_BYTES = 4 << 20;
  private static final int MOST_CHUNKS = 200;

  /**
   * Reads the chunks up to the picture data.
   *
   * @throws BadPictureException if it is no PNG
   */
  public static PngFile parse(ByteSource source) throws BadPictureException, ProblemException {
    var head = ByteBuffer.wrap(source.read(0, 33));
    if (head.remaining() < 33 || head.getInt(0) != 0x89504E47 || head.getInt(12) != 0x49484452) {
      throw new BadPictureException("no PNG");
    }
    int width = head.getInt(16);
    int height = head.getInt(20);
    if (width <= 0 || height <= 0) {
      throw new BadPictureException("size " + width + "x" + height);
    }
    Optional<byte[]> icc = Optional.empty();
    Optional<byte[]> exif = Optional.empty();
    long at = 33;
    for (int i = 0; i < MOST_CHUNKS; i++) {
      var header = ByteBuffer.wrap(source.read(at, 8));
      if (header.remaining() < 8) {
        break;
      }
      long length = Integer.toUnsignedLong(header.getInt());
      String type = Box.fourCharacters(header);
      if (type.equals("IDAT")) {
        break;
      }
      if (type.equals("iCCP") && length < MOST_PROFILE_BYTES) {
        icc = profile(source.read(at + 8, (int) length));
      } else if (type.equals("eXIf") && length < MOST_PROFILE_BYTES) {
        exif = Optional.of(source.read(at + 8, (int) length));
      }
      at += 12 + length;
    }
    return new PngFile(new Size(width, height), icc, exif);
  }

  /** A name, a zero, the method, and the profile deflated. */
  private static Optional<byte[]> profile(byte[] chunk) {
    int nameEnd = 0;
    while (nameEnd < chunk.length && chunk[nameEnd] != 0) {
      nameEnd++;
    }
    int start = nameEnd + 2;
    if (start >= chunk.length) {
      return Optional.empty();
    }
    try (var inflater = new Inflater()) {
      inflater.setInput(chunk, start, chunk.length - start);
      var out = new ByteArrayOutputStream();
      var buffer = new byte[8192];
      int count;
      while ((count = inflater.inflate(buffer)) > 0 && out.size() < MOST_PROFILE_BYTES) {
        out.write(buffer, 0, count);
      }
      return out.size() == 0 ? Optional.empty() : Optional.of(out.toByteArray());
    } catch (DataFormatException e) {
      return Optional.empty();
    }
  }
}
