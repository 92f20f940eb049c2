package org.photokura.protocol.afc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The 40 bytes before every AFC frame: magic, length of everything, length of header and header payload, packet number, operation; little-endian.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/afc.h}. <b>Checked by:</b> AfcHeaderTest; Debian's ifuse against the virtual phone.
 * <b>Unverified:</b> none.
 *
 * @param entireBytes the whole frame, these 40 bytes included
 * @param headerBytes these 40 bytes and the header payload; the rest is bulk data
 * @param packetNumber a reply carries its request's number
 * @param operation see {@link AfcOperation}; raw, because a peer may send others
 */
public record AfcHeader(long entireBytes, long headerBytes, long packetNumber, long operation) {

  /** Bytes of an encoded header. */
  public static final int BYTES = 40;

  private static final long MAGIC =
      ByteBuffer.wrap("CFA6LPAA".getBytes(StandardCharsets.US_ASCII)).order(ByteOrder.LITTLE_ENDIAN).getLong();

  /** Appends these 40 bytes at the buffer's position. */
  public void encode(ByteBuffer into) {
    var order = into.order();
    into.order(ByteOrder.LITTLE_ENDIAN);
    into.putLong(MAGIC).putLong(entireBytes).putLong(headerBytes).putLong(packetNumber).putLong(operation);
    into.order(order);
  }

  /**
   * Reads 40 bytes from the buffer's position.
   *
   * @throws MalformedFrameException if the magic is wrong or the lengths contradict each other
   */
  public static AfcHeader decode(ByteBuffer from) throws MalformedFrameException {
    var order = from.order();
    from.order(ByteOrder.LITTLE_ENDIAN);
    long magic = from.getLong();
    var header = new AfcHeader(from.getLong(), from.getLong(), from.getLong(), from.getLong());
    from.order(order);
    if (magic != MAGIC) {
      throw new MalformedFrameException("AFC magic is %016x".formatted(magic));
    }
    if (header.headerBytes < BYTES || header.entireBytes < header.headerBytes) {
      throw new MalformedFrameException("AFC lengths: entire " + header.entireBytes + ", header " + header.headerBytes);
    }
    return header;
  }

  /** Bytes between the 40 and the bulk data. */
  public long headerPayloadBytes() {
    return headerBytes - BYTES;
  }

  /** Bytes of bulk data. */
  public long dataBytes() {
    return entireBytes - headerBytes;
  }
}
