package org.photokura.library.image.container;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What a file is by its first bytes; names lie. */
public enum PictureFormat {
  JPEG,
  PNG,
  GIF,
  BMP,
  /** HEIC, HEIF, AVIF. */
  HEIF,
  /** TIFF and the RAW formats built on it, DNG above all. */
  TIFF,
  /** QuickTime and MP4. */
  MOVIE,
  UNKNOWN;

  /** So many bytes are enough to tell. */
  public static final int HEAD_BYTES = 64;

  private static final Set<String> STILL_BRANDS = Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "mif2", "msf1", "miaf", "avif", "avis");
  private static final Set<String> MOVIE_BOXES = Set.of("moov", "mdat", "wide", "free", "skip", "pnot");

  /** Looks at the first bytes of a file. */
  public static PictureFormat of(byte[] head) {
    var in = ByteBuffer.wrap(head);
    if (head.length < 12) {
      return UNKNOWN;
    }
    int first = in.getInt(0);
    if (first >>> 8 == 0xFFD8FF) {
      return JPEG;
    }
    if (in.getLong(0) == 0x89504E470D0A1A0AL) {
      return PNG;
    }
    if (first == 0x47494638) {
      return GIF;
    }
    if (first == 0x49492A00 || first == 0x4D4D002A) {
      return TIFF;
    }
    if (first >>> 16 == 0x424D) {
      return BMP;
    }
    String box = ascii(head, 4);
    if (box.equals("ftyp")) {
      return brands(head, Math.min(first, head.length));
    }
    return MOVIE_BOXES.contains(box) ? MOVIE : UNKNOWN;
  }

  private static PictureFormat brands(byte[] head, int end) {
    for (int at = 8; at + 4 <= end; at += 4) {
      if (at != 12 && STILL_BRANDS.contains(ascii(head, at))) {
        return HEIF;
      }
    }
    return MOVIE;
  }

  private static String ascii(byte[] bytes, int at) {
    return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
  }
}
