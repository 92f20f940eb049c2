package org.photokura.library.image.decode;

/** Small changes to a JPEG's bytes before it is decoded. */
final class JpegBytes {

  private static final int APP2 = 0xE2;
  private static final int APP9 = 0xE9;

  private JpegBytes() {}

  /**
   * Renames the segments that hold colour profiles, in place, so that ImageIO does not look at them: it refuses pictures with a profile
   * that it dislikes,
   * and makes slow images of all others.
   */
  static byte[] withoutProfiles(byte[] jpeg) {
    int at = 2;
    while (at + 4 <= jpeg.length && (jpeg[at] & 0xFF) == 0xFF) {
      int marker = jpeg[at + 1] & 0xFF;
      if (marker == 0xFF) {
        at++;
        continue;
      }
      if (marker == 0xDA || marker == 0xD9) {
        break;
      }
      if (marker == APP2) {
        jpeg[at + 1] = (byte) APP9;
      }
      at += 2 + (((jpeg[at + 2] & 0xFF) << 8) | (jpeg[at + 3] & 0xFF));
    }
    return jpeg;
  }
}
