package org.photokura.virtualphone.demo.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One directory of a TIFF structure, big-endian as Apple writes it: for EXIF blocks, Apple's maker note and DNG. */
final class Ifd {

  private final Map<Integer, Value> values = new TreeMap<>();

  Ifd ascii(int tag, String text) {
    var bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
    return put(tag, new Value(2, bytes.length, bytes, List.of()));
  }

  Ifd bytes(int tag, int... numbers) {
    var bytes = new byte[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      bytes[i] = (byte) numbers[i];
    }
    return put(tag, new Value(1, bytes.length, bytes, List.of()));
  }

  Ifd undefined(int tag, byte[] bytes) {
    return put(tag, new Value(7, bytes.length, bytes, List.of()));
  }

  Ifd shorts(int tag, int... numbers) {
    var out = ByteBuffer.allocate(2 * numbers.length);
    for (int number : numbers) {
      out.putShort((short) number);
    }
    return put(tag, new Value(3, numbers.length, out.array(), List.of()));
  }

  Ifd longs(int tag, int... numbers) {
    return put(tag, new Value(4, numbers.length, ints(numbers), List.of()));
  }

  /** Pairs of numerator and denominator. */
  Ifd rationals(int tag, int... pairs) {
    return put(tag, new Value(5, pairs.length / 2, ints(pairs), List.of()));
  }

  /** Pairs of signed numerator and denominator. */
  Ifd signedRationals(int tag, int... pairs) {
    return put(tag, new Value(10, pairs.length / 2, ints(pairs), List.of()));
  }

  /** A directory below this one. */
  Ifd sub(int tag, Ifd directory) {
    return put(tag, new Value(4, 1, new byte[4], List.of(directory)));
  }

  /** Bytes that lie behind the directory: {@code tag} gets their offset, {@code lengthTag} their length. */
  Ifd data(int tag, int lengthTag, byte[] data) {
    longs(lengthTag, data.length);
    return put(tag, new Value(4, 1, new byte[4], List.of(data)));
  }

  /** Bytes from the directory's first to the last that belongs to it. */
  int sizeBytes() {
    int size = 2 + 12 * values.size() + 4;
    for (var value : values.values()) {
      size += value.sizeOutside();
    }
    return size;
  }

  /**
   * Writes the directory and what belongs to it at the buffer's position.
   *
   * @param origin the position that offsets count from
   * @param next the offset of the directory after this one, 0 for none
   */
  void write(ByteBuffer out, int origin, int next) {
    int outside = out.position() + 2 + 12 * values.size() + 4;
    out.putShort((short) values.size());
    for (var entry : values.entrySet()) {
      var value = entry.getValue();
      out.putShort((short) (int) entry.getKey()).putShort((short) value.type).putInt(value.count);
      if (value.sizeOutside() == 0) {
        out.put(value.bytes).put(new byte[4 - value.bytes.length]);
      } else {
        out.putInt(outside - origin);
        value.writeOutside(out.duplicate().position(outside), origin);
        outside += value.sizeOutside();
      }
    }
    out.putInt(next);
    out.position(outside);
  }

  private Ifd put(int tag, Value value) {
    values.put(tag, value);
    return this;
  }

  private static byte[] ints(int... numbers) {
    var out = ByteBuffer.allocate(4 * numbers.length);
    for (int number : numbers) {
      out.putInt(number);
    }
    return out.array();
  }

  private static final class Value {

    private final int type;
    private final int count;
    private final byte[] bytes;

    /** What the entry points to instead of holding it: a directory or bytes. */
    private final List<?> behind;

    Value(int type, int count, byte[] bytes, List<?> behind) {
      this.type = type;
      this.count = count;
      this.bytes = bytes;
      this.behind = behind;
    }

    int sizeOutside() {
      if (behind.isEmpty()) {
        return bytes.length <= 4 ? 0 : even(bytes.length);
      }
      return behind.getFirst() instanceof Ifd ifd ? even(ifd.sizeBytes()) : even(((byte[]) behind.getFirst()).length);
    }

    void writeOutside(ByteBuffer out, int origin) {
      if (behind.isEmpty()) {
        out.put(bytes);
      } else if (behind.getFirst() instanceof Ifd ifd) {
        ifd.write(out, origin, 0);
      } else {
        out.put((byte[]) behind.getFirst());
      }
    }

    private static int even(int size) {
      return size + (size & 1);
    }
  }
}
