package org.photokura.afc;

import java.nio.ByteBuffer;
import org.photokura.device.DeviceException;
import org.photokura.device.ServiceConnection;

/**
 * The receiving side of a connection. Payloads of reads go straight to their buffer; small replies pass through a buffer here, and where the owner knows
 * that more must follow, several come in one call.
 */
final class AfcInput {

  /** A payload is received in pieces of this size, each with its own deadline. */
  static final int SLICE_BYTES = 256 * 1024;

  private static final int BUFFER_BYTES = 32 * 1024;

  private final ServiceConnection connection;
  /** What came and was not taken lies between position and limit. */
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);
  private int certainBytes;
  private long timeoutMillis;

  AfcInput(ServiceConnection connection, long timeoutMillis) {
    this.connection = connection;
    this.timeoutMillis = timeoutMillis;
  }

  /** How long a piece may take from now on. */
  void timeout(long millis) {
    timeoutMillis = millis;
  }

  /** So many bytes will follow those that are taken next, whatever they say: they may be received in the same call. */
  void expectBehind(int bytes) {
    certainBytes = bytes;
  }

  /** The next bytes; valid until the next call. */
  ByteBuffer take(int bytes) throws DeviceException {
    if (bytes > BUFFER_BYTES) {
      var large = ByteBuffer.allocateDirect(bytes);
      receive(large);
      return large.flip();
    }
    if (buffer.remaining() < bytes) {
      buffer.compact();
      int missing = bytes - buffer.position();
      int more = Math.min(missing + certainBytes, buffer.remaining());
      buffer.limit(buffer.position() + Math.max(missing, more));
      connection.receive(buffer, timeoutMillis);
      buffer.flip();
    }
    var taken = buffer.slice(buffer.position(), bytes);
    buffer.position(buffer.position() + bytes);
    return taken;
  }

  /** Fills the direct buffer. */
  void receive(ByteBuffer direct) throws DeviceException {
    int buffered = Math.min(buffer.remaining(), direct.remaining());
    if (buffered > 0) {
      direct.put(direct.position(), buffer, buffer.position(), buffered);
      direct.position(direct.position() + buffered);
      buffer.position(buffer.position() + buffered);
    }
    int end = direct.limit();
    while (direct.position() < end) {
      direct.limit(Math.min(end, direct.position() + SLICE_BYTES));
      connection.receive(direct, timeoutMillis);
    }
  }
}
