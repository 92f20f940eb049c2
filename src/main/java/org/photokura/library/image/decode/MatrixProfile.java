package org.photokura.library.image.decode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.photokura.library.image.container.BadPictureException;
import org.photokura.library.image.container.HeifFile;

/**
 * Colour profiles for pictures that name their colours by a number instead of carrying a profile.
 *
 * <p><b>Source</b> primaries and white by ITU-T H.273, structure by ICC.1; the matrices are those primaries adapted to D50 (Bradford).
 * <b>Checked by</b> MatrixProfileTest.
 */
public final class MatrixProfile {

  private static final int BT_2020 = 9;
  private static final int P3 = 12;
  private static final double[] WHITE = {0.9642, 1, 0.8249};
  private static final double GAMMA = 2.2;
  private static final String[] TAGS = {"desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};

  private MatrixProfile() {}

  /** The file's own profile, else one for the primaries that it names. */
  public static Optional<byte[]> of(HeifFile file) throws BadPictureException {
    var own = file.iccProfile();
    return own.isPresent() ? own : ofPrimaries(file.primaries());
  }

  /** A profile for primaries that are wider than sRGB's; empty for all others, which are shown as they are. */
  public static Optional<byte[]> ofPrimaries(int number) {
    return switch (number) {
      case BT_2020 -> Optional.of(of(new double[] {0.6734, 0.2790, -0.0019}, new double[] {0.1656, 0.6753, 0.0300}, new double[] {0.1251, 0.0456, 0.7968}));
      case P3 -> Optional.of(of(new double[] {0.5151, 0.2412, -0.0011}, new double[] {0.2920, 0.6922, 0.0419}, new double[] {0.1571, 0.0666, 0.7841}));
      default -> Optional.empty();
    };
  }

  /** A display profile with a plain gamma curve. */
  private static byte[] of(double[] red, double[] green, double[] blue) {
    byte[][] data = {description(), text(), xyz(WHITE), xyz(red), xyz(green), xyz(blue), curve(), curve(), curve()};
    int start = 128 + 4 + 12 * TAGS.length;
    int size = start;
    for (var part : data) {
      size += part.length;
    }
    var out = ByteBuffer.allocate(size);
    out.putInt(size).putInt(0).putInt(0x02400000).put(ascii("mntrRGB XYZ "));
    out.position(36).put(ascii("acsp"));
    out.position(68).putInt(fixed(WHITE[0])).putInt(fixed(WHITE[1])).putInt(fixed(WHITE[2]));
    out.position(128).putInt(TAGS.length);
    int at = start;
    for (int i = 0; i < TAGS.length; i++) {
      out.put(ascii(TAGS[i])).putInt(at).putInt(data[i].length);
      at += data[i].length;
    }
    for (var part : data) {
      out.put(part);
    }
    return out.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static int fixed(double value) {
    return (int) Math.round(value * 65_536);
  }

  private static byte[] xyz(double[] values) {
    return ByteBuffer.allocate(20).put(ascii("XYZ ")).putInt(0).putInt(fixed(values[0])).putInt(fixed(values[1])).putInt(fixed(values[2])).array();
  }

  private static byte[] curve() {
    return ByteBuffer.allocate(16).put(ascii("curv")).putInt(0).putInt(1).putShort((short) Math.round(GAMMA * 256)).array();
  }

  private static byte[] text() {
    return ByteBuffer.allocate(16).put(ascii("text")).putInt(0).put(ascii("none")).array();
  }

  private static byte[] description() {
    return ByteBuffer.allocate(104).put(ascii("desc")).putInt(0).putInt(5).put(ascii("none")).array();
  }
}
