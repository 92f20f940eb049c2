package org.photokura.library.image.source;

import java.util.Arrays;

/** Bytes in memory. */
@SuppressWarnings("ArrayRecordComponent") // a carrier; nobody compares sources
public record MemorySource(String name, byte[] bytes) implements ByteSource {

  @Override
  public long sizeBytes() {
    return bytes.length;
  }

  @Override
  public byte[] read(long offset, int length) {
    int from = Math.clamp(offset, 0, bytes.length);
    int to = (int) Math.min(bytes.length, from + (long) length);
    return Arrays.copyOfRange(bytes, from, to);
  }
}
