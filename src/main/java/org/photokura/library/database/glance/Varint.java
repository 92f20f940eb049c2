package org.photokura.library.database.glance;

import java.nio.ByteBuffer;

/** SQLite's integers of one to nine bytes. */
final class Varint {

  private Varint() {}

  /** Reads one at the buffer's position. */
  static long read(ByteBuffer from) throws MalformedPageException {
    long value = 0;
    for (int i = 0; i < 9; i++) {
      if (!from.hasRemaining()) {
        throw new MalformedPageException("a varint ends beyond its page");
      }
      int next = from.get() & 0xFF;
      if (i == 8) {
        return value << 8 | next;
      }
      value = value << 7 | (next & 0x7F);
      if (next < 0x80) {
        return value;
      }
    }
    return value;
  }
}
