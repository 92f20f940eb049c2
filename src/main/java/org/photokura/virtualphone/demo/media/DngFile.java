package org.photokura.virtualphone.demo.media;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;

/**
 * A small but valid DNG: a JPEG preview, and the picture as a sensor behind a Bayer filter would have seen it, 16 bits uncompressed.
 *
 * <p><b>Source:</b> Adobe's DNG specification 1.4. <b>Checked by:</b> FilesTest. <b>Unverified:</b> an iPhone's are linear
 * and lossless-JPEG
 * coded, with more tags.
 */
public final class DngFile {

  private DngFile() {}

  /** The sensor's data: red, green, green, blue in each square of four. */
  public static byte[] mosaic(BufferedImage picture) {
    int w = picture.getWidth();
    int h = picture.getHeight();
    var out = ByteBuffer.allocate(2 * w * h);
    var linear = new short[256];
    for (int i = 0; i < 256; i++) {
      linear[i] = (short) Math.round(Math.pow(i / 255.0, 2.2) * 16_383);
    }
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int shift = (y & 1) == 0 ? (x & 1) == 0 ? 16 : 8 : (x & 1) == 0 ? 8 : 0;
        out.putShort(linear[picture.getRGB(x, y) >> shift & 0xFF]);
      }
    }
    return out.array();
  }

  /**
   * The file.
   *
   * @param capture of the sensor's size
   * @param preview a JPEG
   * @param mosaic from {@link #mosaic}
   * @param previewRoomBytes room kept for the preview, so that the size does not depend on how well it compresses
   */
  public static Content file(Capture capture, byte[] preview, byte[] mosaic, int previewRoomBytes, int previewWidth, int previewHeight) {
    int head = head(capture, preview.length, 0, 0, previewWidth, previewHeight).length;
    byte[] bytes = head(capture, preview.length, head, head + previewRoomBytes, previewWidth, previewHeight);
    return Rope.builder().add(bytes).add(preview).add(new Noise(7, previewRoomBytes - preview.length)).add(mosaic).build();
  }

  /** Bytes of a file with that preview room. */
  public static long sizeBytes(Capture capture, int previewRoomBytes) {
    return head(capture, 0, 0, 0, 1, 1).length + previewRoomBytes + 2L * capture.width() * capture.height();
  }

  private static byte[] head(Capture capture, int previewBytes, int previewAt, int mosaicAt, int previewWidth, int previewHeight) {
    var raw = new Ifd()
        .longs(0x00FE, 0)
        .longs(0x0100, capture.width())
        .longs(0x0101, capture.height())
        .shorts(0x0102, 16)
        .shorts(0x0103, 1)
        .shorts(0x0106, 32803)
        .longs(0x0111, mosaicAt)
        .shorts(0x0115, 1)
        .longs(0x0116, capture.height())
        .longs(0x0117, 2 * capture.width() * capture.height())
        .shorts(0x011C, 1)
        .shorts(0x828D, 2, 2)
        .bytes(0x828E, 0, 1, 1, 2)
        .longs(0xC61D, 16_383);
    var main = Exif.main(capture)
        .longs(0x00FE, 1)
        .longs(0x0100, previewWidth)
        .longs(0x0101, previewHeight)
        .shorts(0x0102, 8, 8, 8)
        .shorts(0x0103, 7)
        .shorts(0x0106, 6)
        .longs(0x0111, previewAt)
        .shorts(0x0115, 3)
        .longs(0x0116, previewHeight)
        .longs(0x0117, previewBytes)
        .shorts(0x011C, 1)
        .sub(0x014A, raw)
        .bytes(0xC612, 1, 4, 0, 0)
        .bytes(0xC613, 1, 1, 0, 0)
        .ascii(0xC614, "iPhone 15 Pro back camera")
        .signedRationals(0xC621, 7208, 10_000, -2034, 10_000, -680, 10_000, -4421, 10_000, 12_421, 10_000, 2230, 10_000, -604, 10_000,
            1487, 10_000, 5961, 10_000)
        .rationals(0xC628, 1, 1, 1, 1, 1, 1)
        .shorts(0xC65A, 21);
    var out = ByteBuffer.allocate(8 + main.sizeBytes());
    out.putShort((short) 0x4D4D).putShort((short) 42).putInt(8);
    main.write(out, 0, 0);
    return out.array();
  }
}
