package org.photokura.device;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a file of a fake phone holds: the same bytes at the same place, every time. */
public interface FileContent {

  long sizeBytes();

  /** Fills the buffer's remaining space, or as much as the file has from {@code offset}. */
  void read(long offset, ByteBuffer into);

  /** These very bytes. */
  static FileContent of(byte[] bytes) {
    return new FileContent() {
      @Override
      public long sizeBytes() {
        return bytes.length;
      }

      @Override
      public void read(long offset, ByteBuffer into) {
        if (offset < bytes.length) {
          into.put(bytes, (int) offset, Math.min(into.remaining(), bytes.length - (int) offset));
        }
      }
    };
  }

  /** Bytes made from a seed and their place: any size costs no memory, and a chunk at a wrong place shows. */
  static FileContent generated(long sizeBytes, long seed) {
    return new FileContent() {
      @Override
      public long sizeBytes() {
        return sizeBytes;
      }

      @Override
      public void read(long offset, ByteBuffer into) {
        long end = Math.min(sizeBytes, offset + into.remaining());
        var order = into.order();
        into.order(ByteOrder.LITTLE_ENDIAN);
        for (long at = offset; at < end; ) {
          if ((at & 7) == 0 && end - at >= 8) {
            into.putLong(word(seed, at >> 3));
            at += 8;
          } else {
            into.put((byte) (word(seed, at >> 3) >>> (8 * (at & 7))));
            at++;
          }
        }
        into.order(order);
      }
    };
  }

  private static long word(long seed, long index) {
    long x = (index + 1) * 0x9E3779B97F4A7C15L + seed * 0xD1B54A32D192ED03L;
    x ^= x >>> 29;
    x *= 0xBF58476D1CE4E5B9L;
    return x ^ (x >>> 32);
  }

  /** The whole content, for small files. */
  default byte[] bytes() {
    var all = ByteBuffer.allocate(Math.toIntExact(sizeBytes()));
    read(0, all);
    return all.array();
  }

  /** SHA-256 in lower-case hexadecimal. */
  default String sha256() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var block = ByteBuffer.allocate(64 * 1024);
      for (long at = 0; at < sizeBytes(); at += block.limit()) {
        read(at, block.clear());
        digest.update(block.flip());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
