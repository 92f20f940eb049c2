package org.photokura.virtualphone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.photokura.protocol.afc.AfcHeader;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.protocol.afc.AfcStatus;

/**
 * Replies on their way to the client: collected in one buffer, so that small ones share a TLS record and a system call and a read's
 * header travels with its data; timed by the {@link Link}; broken off where a fault says so.
 */
final class AfcReplies {

  private static final int MIN_PIECE_BYTES = 64;
  private static final int SLOW_PIECES_PER_SECOND = 50;
  private static final int GARBAGE_BYTES = 64;

  private final PhoneStream stream;
  private final Link link;
  private final ByteBuffer out;
  private final boolean timed;
  private final boolean dataInHeader;
  private long readyNanos = System.nanoTime();
  private long throughNanos = readyNanos;
  private FaultBoard.@Nullable Effects effects;
  private long bytesBeforeBreak = Long.MAX_VALUE;
  private boolean headerLeft;
  private long lifeBytes = Long.MAX_VALUE;
  private long sentBytes;

  /**
   * @param dataInHeader see {@link AfcOptions#dataInHeader()}
   */
  AfcReplies(PhoneStream stream, Link link, boolean dataInHeader) {
    this.dataInHeader = dataInHeader;
    this.stream = stream;
    this.link = link;
    this.timed = !link.model().unlimited();
    int bytes = link.stretchBytes();
    // The JDK encrypts arrays faster than direct memory; the channel takes direct memory without a copy.
    this.out = stream.encrypted() ? ByteBuffer.allocate(bytes) : ByteBuffer.allocateDirect(bytes);
  }

  /** The scripted end of a connection: nothing more is sent. */
  static final class BrokenOff extends IOException {
    private BrokenOff() {
      super("broken off by a fault");
    }
  }

  /** Makes a file's bytes. */
  @FunctionalInterface
  interface Filler {
    /** Fills the buffer; less only if the file ends there. */
    int fill(long offset, ByteBuffer into) throws IOException;
  }

  /**
   * The next reply belongs to a request with these faults.
   *
   * @param leaveNanos before when it must not leave
   */
  void begin(long leaveNanos, FaultBoard.@Nullable Effects faults) throws IOException {
    if (out.position() > 0 && (faults != null || (timed && leaveNanos - System.nanoTime() > 0))) {
      flush();
    }
    readyNanos = out.position() > 0 && readyNanos - leaveNanos > 0 ? readyNanos : leaveNanos;
    effects = faults;
    if (faults != null) {
      bytesBeforeBreak = faults.breaksAfterBytes();
      if (faults.bytesPerSecond > 0) {
        out.limit(Math.clamp(faults.bytesPerSecond / SLOW_PIECES_PER_SECOND, MIN_PIECE_BYTES, out.capacity()));
      }
      if (bytesBeforeBreak == 0) {
        throw new BrokenOff();
      }
    }
  }

  /** How many bytes this connection sends in all; then it breaks. */
  void lifeBytes(long bytes) {
    lifeBytes = bytes;
  }

  /** The reply is complete. */
  void end() throws IOException {
    if (effects != null) {
      flush();
      if (bytesBeforeBreak != Long.MAX_VALUE) {
        throw new BrokenOff();
      }
      effects = null;
      out.limit(out.capacity());
    }
  }

  void status(long packetNumber, AfcStatus status) throws IOException {
    word(packetNumber, AfcOperation.STATUS, status.code());
  }

  /** A reply that is one number: a status, a handle, a position. */
  void word(long packetNumber, AfcOperation operation, long value) throws IOException {
    header(packetNumber, operation, Long.BYTES, 0);
    out.putLong(Long.reverseBytes(value));
  }

  void data(long packetNumber, ByteBuffer bytes) throws IOException {
    header(packetNumber, AfcOperation.DATA, 0, bytes.remaining());
    while (bytes.hasRemaining()) {
      int count = Math.min(room(), bytes.remaining());
      out.put(bytes.slice(bytes.position(), count));
      bytes.position(bytes.position() + count);
    }
  }

  /**
   * Sends a stretch of a file.
   *
   * @return the bytes sent: fewer than asked if the file turns out to end within the first piece
   * @throws UnreadableException if the file cannot be read and nothing of the reply was sent
   */
  long file(long packetNumber, long offset, long count, Filler filler) throws IOException {
    header(packetNumber, AfcOperation.DATA, 0, count);
    int headerAt = out.position() - AfcHeader.BYTES;
    headerLeft = false;
    long sent = 0;
    while (sent < count) {
      int piece = (int) Math.min(room(), count - sent);
      int got = piece(filler, offset + sent, piece, headerAt);
      if (got < piece) {
        if (headerLeft) {
          throw new IOException("the file became shorter while it was sent");
        }
        out.position(headerAt);
        putHeader(packetNumber, AfcOperation.DATA, 0, sent + got);
        out.position(headerAt + AfcHeader.BYTES + (int) sent + got);
        return sent + got;
      }
      sent += got;
    }
    return sent;
  }

  private int piece(Filler filler, long offset, int bytes, int headerAt) throws IOException {
    int limit = out.limit();
    int start = out.position();
    out.limit(start + bytes);
    try {
      filler.fill(offset, out);
    } catch (IOException | RuntimeException e) {
      if (headerLeft) {
        throw new IOException("a file became unreadable while it was sent", e);
      }
      out.position(headerAt);
      throw new UnreadableException(e);
    } finally {
      out.limit(limit);
    }
    return out.position() - start;
  }

  /** A file could not be read, and the client can still be told so. */
  static final class UnreadableException extends IOException {
    private UnreadableException(Throwable cause) {
      super(cause);
    }
  }

  /** Bytes that are no frame. */
  void garbage() throws IOException {
    flush();
    for (int i = 0; i < GARBAGE_BYTES; i++) {
      out.put((byte) (i * 37 + 11));
    }
  }

  private void header(long packetNumber, AfcOperation operation, int payloadBytes, long dataBytes) throws IOException {
    if (out.remaining() < AfcHeader.BYTES + payloadBytes) {
      flush();
    }
    boolean wrong = effects != null && effects.wrongPacketNumber;
    putHeader(wrong ? packetNumber + 1_000_000 : packetNumber, operation, payloadBytes, dataBytes);
  }

  private void putHeader(long packetNumber, AfcOperation operation, int payloadBytes, long dataBytes) {
    long entireBytes = AfcHeader.BYTES + payloadBytes + dataBytes;
    new AfcHeader(entireBytes, dataInHeader ? entireBytes : AfcHeader.BYTES + payloadBytes, packetNumber, operation.code()).encode(out);
  }

  private int room() throws IOException {
    if (!out.hasRemaining()) {
      flush();
    }
    return out.remaining();
  }

  /** Sends what is collected. */
  void flush() throws IOException {
    if (out.position() == 0) {
      return;
    }
    headerLeft = true;
    int limit = out.limit();
    boolean last = out.position() > lifeBytes - sentBytes;
    if (last) {
      out.position((int) Math.max(0, lifeBytes - sentBytes));
    }
    sentBytes += out.position();
    out.flip();
    if (timed) {
      throughNanos = link.book(Math.max(readyNanos - throughNanos, 0) + throughNanos, out.remaining());
      Link.waitUntil(throughNanos);
    }
    FaultBoard.Effects faults = effects;
    if (faults == null) {
      stream.write(out);
    } else {
      writeWith(faults);
    }
    out.clear().limit(limit);
    if (last) {
      throw new BrokenOff();
    }
  }

  private void writeWith(FaultBoard.Effects faults) throws IOException {
    if (faults.bytesPerSecond > 0) {
      Link.waitUntil(System.nanoTime() + TimeUnit.SECONDS.toNanos(out.remaining()) / faults.bytesPerSecond);
    }
    if (out.remaining() < bytesBeforeBreak) {
      bytesBeforeBreak -= bytesBeforeBreak == Long.MAX_VALUE ? 0 : out.remaining();
      stream.write(out);
      return;
    }
    out.limit((int) bytesBeforeBreak);
    if (faults.tearRecord) {
      stream.writeTorn(out);
    } else {
      stream.write(out);
    }
    throw new BrokenOff();
  }
}
