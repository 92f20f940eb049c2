package org.photokura.virtualphone.demo.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** PNG, as screenshots are stored. */
public final class PngFile {

  /** Signature and IHDR. */
  private static final int HEAD_BYTES = 8 + 25;

  private static final int END_BYTES = 12;

  private PngFile() {}

  public static byte[] encode(BufferedImage picture) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A file of exactly {@code sizeBytes}: with an EXIF chunk, and filling in a private one. */
  public static Content file(byte[] encoded, byte[] exif, long sizeBytes, long seed) {
    int filling = Math.toIntExact(sizeBytes - encoded.length - exif.length - 24);
    if (filling < 0) {
      throw new IllegalArgumentException(sizeBytes + " bytes are " + -filling + " too few");
    }
    return Rope.builder()
        .add(encoded, 0, HEAD_BYTES)
        .add(chunk("eXIf", exif))
        .add(encoded, HEAD_BYTES, encoded.length - END_BYTES)
        .add(chunk("fiLl", new Noise(seed, filling).toBytes()))
        .add(encoded, encoded.length - END_BYTES, encoded.length)
        .build();
  }

  private static byte[] chunk(String type, byte[] data) {
    var out = ByteBuffer.allocate(12 + data.length).putInt(data.length).put(type.getBytes(StandardCharsets.ISO_8859_1)).put(data);
    var crc = new CRC32();
    crc.update(out.array(), 4, 4 + data.length);
    return out.putInt((int) crc.getValue()).array();
  }
}
