package org.photokura.library.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Colour profiles, written here by the public numbers of the colour spaces. */
public final class TestProfiles {

  private static final int[] TAGS = {tag("desc"), tag("cprt"), tag("wtpt"), tag("rXYZ"), tag("gXYZ"), tag("bXYZ"), tag("rTRC"), tag("gTRC"), tag("bTRC")};

  private TestProfiles() {}

  /** Display P3's primaries, adapted to D50, with a gamma of 2.2. */
  public static byte[] wide() {
    return matrix(new double[] {0.5151, 0.2412, -0.0011}, new double[] {0.2920, 0.6922, 0.0419}, new double[] {0.1571, 0.0666, 0.7841});
  }

  /** sRGB's primaries, adapted to D50, with a gamma of 2.2. */
  public static byte[] nearlySrgb() {
    return matrix(new double[] {0.4361, 0.2225, 0.0139}, new double[] {0.3851, 0.7169, 0.0971}, new double[] {0.1431, 0.0606, 0.7141});
  }

  private static byte[] matrix(double[] red, double[] green, double[] blue) {
    byte[][] data = {
      description(), text("none"), xyz(0.9642, 1, 0.8249), xyz(red), xyz(green), xyz(blue), gamma(), gamma(), gamma()
    };
    int size = 128 + 4 + 12 * TAGS.length;
    for (var d : data) {
      size += d.length;
    }
    var out = ByteBuffer.allocate(size);
    out.putInt(size).putInt(0).putInt(0x02400000).putInt(tag("mntr")).putInt(tag("RGB ")).putInt(tag("XYZ "));
    out.position(36).putInt(tag("acsp"));
    out.position(68).putInt(fixed(0.9642)).putInt(fixed(1)).putInt(fixed(0.8249));
    out.position(128).putInt(TAGS.length);
    int at = 128 + 4 + 12 * TAGS.length;
    for (int i = 0; i < TAGS.length; i++) {
      out.putInt(TAGS[i]).putInt(at).putInt(data[i].length);
      at += data[i].length;
    }
    for (var d : data) {
      out.put(d);
    }
    return out.array();
  }

  private static int tag(String name) {
    return ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII)).getInt();
  }

  private static int fixed(double value) {
    return (int) Math.round(value * 65536);
  }

  private static byte[] xyz(double... values) {
    var out = ByteBuffer.allocate(20).putInt(tag("XYZ ")).putInt(0);
    for (double value : values) {
      out.putInt(fixed(value));
    }
    return out.array();
  }

  private static byte[] gamma() {
    return ByteBuffer.allocate(16).putInt(tag("curv")).putInt(0).putInt(1).putShort((short) Math.round(2.2 * 256)).array();
  }

  private static byte[] text(String value) {
    var bytes = (value + "\0\0\0\0").getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(8 + 8).putInt(tag("text")).putInt(0).put(bytes, 0, 8).array();
  }

  private static byte[] description() {
    return ByteBuffer.allocate(104).putInt(tag("desc")).putInt(0).putInt(5).put("Test\0".getBytes(StandardCharsets.US_ASCII)).array();
  }
}
