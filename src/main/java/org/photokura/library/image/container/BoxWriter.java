package org.photokura.library.image.container;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes boxes of the ISO base media format. */
final class BoxWriter {

  private BoxWriter() {}

  static byte[] box(String type, byte[]... parts) {
    int size = 8;
    for (var part : parts) {
      size += part.length;
    }
    var out = ByteBuffer.allocate(size).putInt(size).put(type.getBytes(StandardCharsets.ISO_8859_1));
    for (var part : parts) {
      out.put(part);
    }
    return out.array();
  }

  static byte[] fullBox(String type, int version, int flags, byte[]... parts) {
    var all = new byte[parts.length + 1][];
    all[0] = u32(version << 24 | flags);
    System.arraycopy(parts, 0, all, 1, parts.length);
    return box(type, all);
  }

  static byte[] u16(int value) {
    return ByteBuffer.allocate(2).putShort((short) value).array();
  }

  static byte[] u16s(List<Integer> values) {
    var out = ByteBuffer.allocate(2 * values.size());
    values.forEach(v -> out.putShort(v.shortValue()));
    return out.array();
  }

  static byte[] u32(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }
}
