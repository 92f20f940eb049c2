package org.photokura.virtualphone.demo.media;

import java.nio.charset.StandardCharsets;

/**
 * HEIC files out of pre-encoded templates: Java has no HEVC encoder. A template keeps {@link Exif#ROOM_BYTES} for the EXIF block; each
 * file gets its
 * own there, and a {@code free} box that brings it to its size. Templates are made by packaging/demo-media.
 *
 * <p><b>Source:</b> ISO/IEC 23008-12 (grid, irot, Exif item); the arrangement is that of a genuine iPhone picture. <b>Checked by:</b>
 * HeicFileTest.
 * <b>Unverified:</b> none.
 */
public final class HeicFile {

  private static final byte[] EXIF_MARK = "Exif\0\0MM".getBytes(StandardCharsets.ISO_8859_1);
  private static final int SEARCHED_BYTES = 8192;

  private HeicFile() {}

  /**
   * A file of exactly {@code sizeBytes}.
   *
   * @param exif a block of {@link Exif#ROOM_BYTES}
   */
  public static Content file(byte[] template, byte[] exif, long sizeBytes, long seed) {
    int at = exifAt(template);
    long filling = sizeBytes - template.length - 8;
    if (filling < 0 || exif.length != Exif.ROOM_BYTES) {
      throw new IllegalArgumentException("%d bytes do not hold %d and a block of %d".formatted(sizeBytes, template.length, exif.length));
    }
    return Rope.builder()
        .add(template, 0, at)
        .add(exif)
        .add(template, at + exif.length, template.length)
        .add(Boxes.header("free", filling))
        .add(new Noise(seed, filling))
        .build();
  }

  /** Where the TIFF structure of the EXIF block begins. */
  static int exifAt(byte[] template) {
    for (int i = 0; i < Math.min(template.length, SEARCHED_BYTES) - EXIF_MARK.length; i++) {
      if (java.util.Arrays.equals(template, i, i + EXIF_MARK.length, EXIF_MARK, 0, EXIF_MARK.length)) {
        return i + EXIF_MARK.length - 2;
      }
    }
    throw new IllegalArgumentException("a template without room for EXIF");
  }
}
