package org.photokura.virtualphone.demo.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The boxes that HEIC and QuickTime files are made of. */
final class Boxes {

  private Boxes() {}

  /** Where a box lies in an array; {@code start} is its first content byte, {@code end} the byte after its last. */
  record Box(int at, int start, int end) {
    int size() {
      return end - at;
    }
  }

  /** The first box of a type between two places. */
  static Optional<Box> find(byte[] file, int from, int to, String type) {
    var wanted = ByteBuffer.wrap(type.getBytes(StandardCharsets.ISO_8859_1)).getInt();
    var in = ByteBuffer.wrap(file);
    int at = from;
    while (at + 8 <= to) {
      int size = in.getInt(at);
      int header = 8;
      if (size == 1) {
        size = Math.toIntExact(in.getLong(at + 8));
        header = 16;
      }
      if (in.getInt(at + 4) == wanted) {
        return Optional.of(new Box(at, at + header, at + size));
      }
      at += Math.max(8, size);
    }
    return Optional.empty();
  }

  /** A box below others, each found in the one before. */
  static Box path(byte[] file, String... types) {
    var box = new Box(0, 0, file.length);
    for (var type : types) {
      int from = box.start;
      int to = box.end;
      box = find(file, from, to, type).orElseThrow(() -> new IllegalArgumentException("no box " + String.join("/", types)));
    }
    return box;
  }

  /** A box around the given contents. */
  static byte[] box(String type, byte[]... contents) {
    int size = 8;
    for (var content : contents) {
      size += content.length;
    }
    var out = ByteBuffer.allocate(size).putInt(size).put(type.getBytes(StandardCharsets.ISO_8859_1));
    for (var content : contents) {
      out.put(content);
    }
    return out.array();
  }

  /** The first eight bytes of a box whose contents follow elsewhere. */
  static byte[] header(String type, long contentBytes) {
    return ByteBuffer.allocate(8).putInt(Math.toIntExact(contentBytes + 8)).put(type.getBytes(StandardCharsets.ISO_8859_1)).array();
  }
}
