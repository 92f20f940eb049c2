package org.photokura.virtualphone.demo.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** JPEG: encoding painted pictures, and making a file of its own out of bytes that many share. */
public final class JpegFile {

  private static final int MAX_SEGMENT = 0xFFFF - 2;
  private static final byte[] EXIF_MARK = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);

  private JpegFile() {}

  /** Encodes at the given quality (0 to 1), and at a lower one if the result would be larger than {@code limitBytes}. */
  public static byte[] encode(BufferedImage picture, float quality, long limitBytes) {
    var bytes = encode(picture, quality);
    for (float lower = quality - .1f; bytes.length > limitBytes && lower > .05f; lower -= .1f) {
      bytes = encode(picture, lower);
    }
    return bytes;
  }

  /**
   * A file of exactly {@code sizeBytes}: the encoded picture with an EXIF block after its start, and filling before its scan. Where the
   * picture alone
   * is larger, the file is larger.
   *
   * @param exif a TIFF block, or null
   * @param seed what the filling begins with, so that no two files are equal
   */
  public static Content file(byte[] encoded, byte @Nullable [] exif, long sizeBytes, long seed) {
    int scan = scanAt(encoded);
    int tables = afterApp0(encoded);
    var rope = Rope.builder().add(encoded, 0, 2);
    if (exif != null) {
      rope.add(segment(0xE1, EXIF_MARK.length + exif.length)).add(EXIF_MARK).add(exif);
    }
    rope.add(encoded, tables, scan);
    long left = sizeBytes - rope.sizeBytes() - (encoded.length - scan);
    for (long block = 0; left >= 4; block++) {
      int length = (int) Math.min(left - 4, MAX_SEGMENT);
      int rest = (int) (left - 4 - length);
      if (rest > 0 && rest < 4) {
        length -= 4;
      }
      rope.add(segment(0xFE, length)).add(new Noise(seed * 31 + block, length));
      left -= length + 4;
    }
    return rope.add(encoded, scan, encoded.length).build();
  }

  private static byte[] encode(BufferedImage picture, float quality) {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var out = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      var param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static byte[] segment(int marker, int payload) {
    return ByteBuffer.allocate(4).put((byte) 0xFF).put((byte) marker).putShort((short) (payload + 2)).array();
  }

  private static int afterApp0(byte[] jpeg) {
    return (jpeg[3] & 0xFF) == 0xE0 ? 4 + length(jpeg, 2) : 2;
  }

  /** Where the marker of the first scan stands. */
  private static int scanAt(byte[] jpeg) {
    int at = 2;
    while ((jpeg[at + 1] & 0xFF) != 0xDA) {
      at += 2 + length(jpeg, at);
    }
    return at;
  }

  private static int length(byte[] jpeg, int at) {
    return ((jpeg[at + 2] & 0xFF) << 8) | (jpeg[at + 3] & 0xFF);
  }
}
