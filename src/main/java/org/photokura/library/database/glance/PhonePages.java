package org.photokura.library.database.glance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.library.files.PhoneListing;

/** Pages of a database on a phone, read where they lie, a few neighbours at once. */
final class PhonePages implements Pages {

  private static final int CHUNK_BYTES = 32 << 10;
  private static final int MOST_LOG_BYTES = 16 << 20;
  private static final int MOST_CHUNKS = 400;
  private static final Duration GLANCE = Duration.ofSeconds(2);

  private final PhoneListing phone;
  private final String path;
  private final Map<Long, ByteBuffer> chunks = new HashMap<>();
  private final int pageBytes;
  private final int usableBytes;
  private final Charset encoding;
  private final WriteAheadLog log;
  private final long deadlineNanos = System.nanoTime() + GLANCE.toNanos();

  /**
   * @param walPath of the log, null if there is none
   * @param walBytes its size
   * @throws MalformedPageException if that is no database, or its log is too large for a glance
   */
  PhonePages(PhoneListing phone, String path, @Nullable String walPath, long walBytes) throws IOException {
    this.phone = phone;
    this.path = path;
    if (walBytes > MOST_LOG_BYTES) {
      throw new MalformedPageException("a log of " + walBytes + " bytes");
    }
    ByteBuffer header = chunk(0);
    if (header.limit() < 512 || header.getLong(0) != 0x53514C6974652066L) {
      throw new MalformedPageException("no SQLite database");
    }
    int size = header.getShort(16) & 0xFFFF;
    pageBytes = size == 1 ? 65536 : size;
    usableBytes = pageBytes - (header.get(20) & 0xFF);
    if (Integer.bitCount(pageBytes) != 1 || pageBytes < 512 || usableBytes < 480) {
      throw new MalformedPageException("pages of " + pageBytes + " bytes");
    }
    encoding = switch (header.getInt(56)) {
      case 2 -> StandardCharsets.UTF_16LE;
      case 3 -> StandardCharsets.UTF_16BE;
      default -> StandardCharsets.UTF_8;
    };
    ByteBuffer frames = walPath == null ? ByteBuffer.allocate(0) : phone.bytes(walPath, 0, (int) walBytes).orElse(ByteBuffer.allocate(0));
    log = new WriteAheadLog(frames, pageBytes);
  }

  @Override
  public ByteBuffer page(long number) throws IOException {
    ByteBuffer newer = log.page(number, pageBytes);
    if (newer != null) {
      return newer;
    }
    long offset = (number - 1) * pageBytes;
    ByteBuffer chunk = chunk(offset / chunkBytes());
    int start = (int) (offset % chunkBytes());
    if (start + pageBytes > chunk.limit()) {
      throw new MalformedPageException("page " + number + " lies beyond the end");
    }
    return chunk.slice(start, pageBytes);
  }

  private int chunkBytes() {
    return Math.max(CHUNK_BYTES, pageBytes);
  }

  private ByteBuffer chunk(long index) throws IOException {
    ByteBuffer chunk = chunks.get(index);
    if (chunk == null) {
      if (chunks.size() >= MOST_CHUNKS || System.nanoTime() - deadlineNanos > 0) {
        throw new MalformedPageException("more than a glance");
      }
      int bytes = Math.max(CHUNK_BYTES, pageBytes);
      chunk = phone.bytes(path, index * bytes, bytes).orElse(ByteBuffer.allocate(0));
      chunks.put(index, chunk);
    }
    return chunk;
  }

  @Override
  public int usableBytes() {
    return usableBytes;
  }

  @Override
  public Charset encoding() {
    return encoding;
  }
}
