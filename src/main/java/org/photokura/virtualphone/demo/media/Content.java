package org.photokura.virtualphone.demo.media;

import java.nio.ByteBuffer;

/** The bytes of one file: how many they are is known before they are made. Thread-safe. */
public interface Content {

  long sizeBytes();

  /**
   * Fills the buffer from {@code offset} on, up to its remaining space or the end.
   *
   * @return the number of bytes put; 0 at or after the end
   */
  int read(long offset, ByteBuffer into);

  /** All of it; for small files and tests. */
  default byte[] toBytes() {
    var all = ByteBuffer.allocate(Math.toIntExact(sizeBytes()));
    while (all.hasRemaining() && read(all.position(), all) > 0) {
      // read fills what it can
    }
    return all.array();
  }
}
