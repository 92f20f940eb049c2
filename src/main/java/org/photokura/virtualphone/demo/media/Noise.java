package org.photokura.virtualphone.demo.media;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * Bytes that do not compress, for the price of a copy: a window on one random block, begun at a place that the seed decides. Files are
 * filled with it
 * to the size that a phone's would have.
 */
public final class Noise implements Content {

  private static final int BLOCK_BYTES = 4 << 20;
  private static final byte[] BLOCK = randomBlock();

  private final long start;
  private final long size;

  /** {@code size} bytes; different seeds begin at different places. */
  public Noise(long seed, long size) {
    this.start = Long.remainderUnsigned(seed * 0x9E3779B97F4A7C15L, BLOCK_BYTES);
    this.size = size;
  }

  @Override
  public long sizeBytes() {
    return size;
  }

  @Override
  public int read(long offset, ByteBuffer into) {
    int count = (int) Math.min(into.remaining(), Math.max(0, size - offset));
    int left = count;
    int at = (int) ((start + offset) % BLOCK_BYTES);
    while (left > 0) {
      int run = Math.min(left, BLOCK_BYTES - at);
      into.put(BLOCK, at, run);
      at = 0;
      left -= run;
    }
    return count;
  }

  private static byte[] randomBlock() {
    var block = new byte[BLOCK_BYTES];
    new SplittableRandom(0x50686F746F6BL).nextBytes(block);
    return block;
  }
}
