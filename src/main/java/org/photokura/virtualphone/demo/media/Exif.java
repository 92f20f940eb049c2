package org.photokura.virtualphone.demo.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The EXIF block of a still, with the tags that iPhones write.
 *
 * <p><b>Source:</b> tags as exiftool names them in genuine iPhone pictures; maker note tags 0x000b (burst) and 0x0011 (content identifier) as
 * documented by exiftool's Apple.pm. <b>Checked by:</b> ExifTest. <b>Unverified:</b> exposure values are invented.
 */
public final class Exif {

  /** Large enough for every block without a thumbnail; HEIC templates keep that much room. */
  public static final int ROOM_BYTES = 2048;

  private static final String MAKE = "Apple";
  private static final String MODEL = "iPhone 15 Pro";
  private static final String SOFTWARE = "26.1";
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter GPS_DATE = DateTimeFormatter.ofPattern("uuuu:MM:dd", Locale.ROOT);
  private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("SSS", Locale.ROOT);

  private Exif() {}

  /**
   * The TIFF structure, without the {@code Exif\0\0} that a JPEG puts before it.
   *
   * @param thumbnail a small JPEG for IFD1, or null
   * @param roomBytes the block is filled with zeros up to this size; 0 for no filling
   */
  public static byte[] block(Capture capture, byte @Nullable [] thumbnail, int roomBytes) {
    var main = main(capture);
    var second = thumbnail == null ? null : thumbnailDirectory(thumbnail);
    int mainSize = main.sizeBytes();
    int size = 8 + mainSize + (second == null ? 0 : second.sizeBytes());
    var out = ByteBuffer.allocate(Math.max(size, roomBytes));
    out.putShort((short) 0x4D4D).putShort((short) 42).putInt(8);
    main.write(out, 0, second == null ? 0 : 8 + mainSize);
    if (second != null) {
      second.write(out, 0, 0);
    }
    return out.array();
  }

  /** IFD0 with everything below it. */
  static Ifd main(Capture capture) {
    var date = DATE.format(capture.taken());
    var main = new Ifd()
        .ascii(0x010F, MAKE)
        .ascii(0x0110, MODEL)
        .shorts(0x0112, capture.orientation())
        .rationals(0x011A, 72, 1)
        .rationals(0x011B, 72, 1)
        .shorts(0x0128, 2)
        .ascii(0x0131, SOFTWARE)
        .ascii(0x0132, date)
        .ascii(0x013C, MODEL)
        .shorts(0x0213, 1)
        .sub(0x8769, photo(capture, date));
    if (capture.latitude() != null && capture.longitude() != null) {
      main.sub(0x8825, place(capture, capture.latitude(), capture.longitude()));
    }
    return main;
  }

  private static Ifd photo(Capture capture, String date) {
    var millis = MILLIS.format(capture.taken());
    var zone = capture.taken().getOffset().equals(ZoneOffset.UTC) ? "+00:00" : capture.taken().getOffset().getId();
    var lens = capture.lens();
    int light = capture.taken().getHour() >= 7 && capture.taken().getHour() < 17 ? 0 : 1;
    return new Ifd()
        .rationals(0x829A, 1, light == 0 ? 640 : 60)
        .rationals(0x829D, lens.apertureHundredths, 100)
        .shorts(0x8822, 2)
        .shorts(0x8827, light == 0 ? 64 : 400)
        .undefined(0x9000, ascii("0232"))
        .ascii(0x9003, date)
        .ascii(0x9004, date)
        .ascii(0x9010, zone)
        .ascii(0x9011, zone)
        .ascii(0x9012, zone)
        .signedRationals(0x9204, 0, 1)
        .shorts(0x9207, 5)
        .shorts(0x9209, 16)
        .rationals(0x920A, lens.focalMicrons, 1000)
        .undefined(0x927C, makerNote(capture))
        .ascii(0x9291, millis)
        .ascii(0x9292, millis)
        .shorts(0xA001, 0xFFFF)
        .longs(0xA002, capture.width())
        .longs(0xA003, capture.height())
        .shorts(0xA217, 2)
        .undefined(0xA301, new byte[] {1})
        .shorts(0xA402, 0)
        .shorts(0xA403, 0)
        .shorts(0xA405, lens.focal35)
        .shorts(0xA406, 0)
        .ascii(0xA433, MAKE)
        .ascii(0xA434, lens.model);
  }

  private static Ifd place(Capture capture, double latitude, double longitude) {
    var utc = capture.taken().withOffsetSameInstant(ZoneOffset.UTC);
    return new Ifd()
        .ascii(0x0001, latitude < 0 ? "S" : "N")
        .rationals(0x0002, degrees(latitude))
        .ascii(0x0003, longitude < 0 ? "W" : "E")
        .rationals(0x0004, degrees(longitude))
        .bytes(0x0005, 0)
        .rationals(0x0006, 4200, 100)
        .rationals(0x0007, utc.getHour(), 1, utc.getMinute(), 1, utc.getSecond() * 100, 100)
        .ascii(0x001D, GPS_DATE.format(utc))
        .rationals(0x001F, 475, 100);
  }

  private static int[] degrees(double value) {
    long hundredths = Math.round(Math.abs(value) * 360_000);
    return new int[] {(int) (hundredths / 360_000), 1, (int) (hundredths / 6_000 % 60), 1, (int) (hundredths % 6_000), 100};
  }

  /** Apple's note: its own signature, then a directory whose offsets count from the signature. */
  private static byte[] makerNote(Capture capture) {
    var directory = new Ifd().longs(0x0001, 15).longs(0x0014, 10);
    identifier(directory, 0x000B, capture.burstId());
    identifier(directory, 0x0011, capture.contentId());
    var signature = ascii("Apple iOS\0\0\1MM");
    var out = ByteBuffer.allocate(signature.length + directory.sizeBytes());
    out.put(signature);
    directory.write(out, 0, 0);
    return out.array();
  }

  private static void identifier(Ifd directory, int tag, @Nullable UUID id) {
    if (id != null) {
      directory.ascii(tag, id.toString().toUpperCase(Locale.ROOT));
    }
  }

  private static Ifd thumbnailDirectory(byte[] thumbnail) {
    return new Ifd().shorts(0x0103, 6).rationals(0x011A, 72, 1).rationals(0x011B, 72, 1).shorts(0x0128, 2).data(0x0201, 0x0202, thumbnail);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
