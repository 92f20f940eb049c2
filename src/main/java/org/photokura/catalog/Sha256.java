package org.photokura.catalog;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 value; compact, because a catalog of 100,000 files holds as many. */
public record Sha256(long first, long second, long third, long fourth) {

  /** Its length in bytes. */
  public static final int BYTES = 32;

  /** Small enough to be hashed out of the processor's nearest cache. */
  private static final ThreadLocal<byte[]> BLOCK = ThreadLocal.withInitial(() -> new byte[16 << 10]);

  private static final int WARM_UP_BLOCK_BYTES = 256 << 10;
  private static final int WARM_UP_BLOCKS = 256;
  private static final long WARM_UP_NANOS = 250_000_000;

  /**
   * @param value 32 bytes
   */
  public static Sha256 of(byte[] value) {
    if (value.length != BYTES) {
      throw new IllegalArgumentException(value.length + " bytes are no SHA-256");
    }
    var words = ByteBuffer.wrap(value).asLongBuffer();
    return new Sha256(words.get(0), words.get(1), words.get(2), words.get(3));
  }

  /** From 64 hexadecimal digits. */
  public static Sha256 parse(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /** A new digest to feed. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Hashes zeros until Java has compiled the digest to the processor's own instructions: it does so only after some millions of rounds, and until then a fast phone waits for
   * the hash. A quarter of a second at most, on the caller's thread.
   */
  public static void warmUp() {
    var digest = digest();
    var zeros = ByteBuffer.allocateDirect(WARM_UP_BLOCK_BYTES);
    long end = System.nanoTime() + WARM_UP_NANOS;
    for (int i = 0; i < WARM_UP_BLOCKS && System.nanoTime() < end; i++) {
      feed(digest, zeros.rewind());
    }
  }

  /**
   * Feeds a digest with the bytes of a buffer, also of a direct one. Java's own way keeps four kilobytes with each digest that was fed from a direct buffer, for as long as
   * the digest lives: with files by the thousand they outweigh all else that is remembered of them.
   */
  public static void feed(MessageDigest digest, ByteBuffer bytes) {
    if (bytes.hasArray()) {
      digest.update(bytes);
      return;
    }
    var block = BLOCK.get();
    while (bytes.hasRemaining()) {
      int count = Math.min(block.length, bytes.remaining());
      bytes.get(block, 0, count);
      digest.update(block, 0, count);
    }
  }

  /** Another digest that was fed the same. */
  public static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Java's own SHA-256 can be copied", e);
    }
  }

  public byte[] bytes() {
    var value = new byte[BYTES];
    ByteBuffer.wrap(value).asLongBuffer().put(first).put(second).put(third).put(fourth);
    return value;
  }

  /** Lower-case hexadecimal, as in reports and manifests. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  @Override
  public String toString() {
    return hex();
  }
}
