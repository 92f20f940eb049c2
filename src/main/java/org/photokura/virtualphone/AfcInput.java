package org.photokura.virtualphone;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.photokura.protocol.afc.AfcHeader;
import org.photokura.protocol.afc.MalformedFrameException;

/**
 * Requests out of a stream, one after another, as views into one buffer. Where latency is modelled, bytes come from a {@link TimedInput}
 * that knows when they arrived; else they are read when nothing complete is left.
 */
final class AfcInput {

  private static final int BUFFER_BYTES = 128 << 10;

  /** Paths are far shorter; half the buffer stays free for what comes next. */
  private static final int MAX_HEADER_BYTES = BUFFER_BYTES / 2;

  private final Source source;
  private final Flush beforeWaiting;
  private final Counters counters;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN).flip();
  private AfcHeader header = new AfcHeader(AfcHeader.BYTES, AfcHeader.BYTES, 0, 0);
  private long arrivedNanos;
  private long skipBytes;
  private long answered;

  /**
   * @param beforeWaiting sends the answers that wait for company, when no further request is there
   */
  AfcInput(Source source, Flush beforeWaiting, Counters counters) {
    this.source = source;
    this.beforeWaiting = beforeWaiting;
    this.counters = counters;
  }

  /** Sends what waits. */
  @FunctionalInterface
  interface Flush {
    void flush() throws IOException;
  }

  /** Where bytes come from. */
  interface Source {
    /** Adds at least one byte; returns when they arrived. Throws {@link java.io.EOFException} at the end. */
    long fill(ByteBuffer into) throws IOException;

    /** Whether {@link #fill} would return at once, as far as known. */
    boolean hasMore();

    /** How many whole requests came until now. */
    long received();
  }

  /**
   * Waits for a whole request (without bulk data, which is thrown away unread) and makes it the current one.
   *
   * @throws java.io.EOFException when the client has gone
   * @throws MalformedFrameException if what came is no request
   */
  void next() throws IOException {
    skip();
    while (!hasCompleteFrame()) {
      if (!source.hasMore()) {
        beforeWaiting.flush();
      }
      buffer.compact();
      try {
        arrivedNanos = source.fill(buffer);
      } finally {
        buffer.flip();
      }
      skip();
    }
    counters.requestsInFlight((int) (source.received() - answered));
    header = AfcHeader.decode(buffer);
    skipBytes = header.dataBytes();
  }

  /** Whether a further request came before the current one is answered. */
  boolean hasAnother() {
    return source.received() - answered > 1;
  }

  AfcHeader header() {
    return header;
  }

  /** When the last byte of the current request came, by {@link System#nanoTime()}. */
  long arrivedNanos() {
    return arrivedNanos;
  }

  /** Takes the next eight bytes of the current request's payload; 0 if there are none left. */
  long takeLong(int payloadOffset) {
    int at = buffer.position() + payloadOffset;
    return payloadOffset + Long.BYTES <= header.headerPayloadBytes() ? buffer.getLong(at) : 0;
  }

  /** The text from there to the first NUL or the end of the payload, as UTF-8. */
  String takeText(int payloadOffset) {
    int end = (int) header.headerPayloadBytes();
    int length = 0;
    while (payloadOffset + length < end && buffer.get(buffer.position() + payloadOffset + length) != 0) {
      length++;
    }
    int start = buffer.arrayOffset() + buffer.position() + payloadOffset;
    return length == 0 ? "" : new String(buffer.array(), start, length, StandardCharsets.UTF_8);
  }

  /** Takes and forgets whatever comes until the client goes away. */
  void drain() throws IOException {
    try {
      while (true) {
        source.fill(buffer.clear());
      }
    } catch (EOFException _) {
      buffer.clear().flip();
    }
  }

  /** The current request is done with. */
  void done() {
    buffer.position(buffer.position() + (int) header.headerPayloadBytes());
    answered++;
  }

  private void skip() {
    int now = (int) Math.min(skipBytes, buffer.remaining());
    buffer.position(buffer.position() + now);
    skipBytes -= now;
  }

  /** Whether a request lies in the buffer with all of its header. */
  private boolean hasCompleteFrame() throws MalformedFrameException {
    if (skipBytes > 0 || buffer.remaining() < AfcHeader.BYTES) {
      return false;
    }
    int start = buffer.position();
    long headerBytes = AfcHeader.decode(buffer).headerBytes();
    buffer.position(start);
    if (headerBytes > MAX_HEADER_BYTES) {
      throw new MalformedFrameException("AFC request with a header of " + headerBytes + " bytes");
    }
    return buffer.remaining() >= headerBytes;
  }
}
