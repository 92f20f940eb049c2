package org.photokura.device;

import java.nio.ByteBuffer;

/**
 * The paired, maybe encrypted byte stream to one service of the phone. One thread at a time sends and receives; {@link #abort()} may be called
 * from any thread and wakes a blocked call at once. After any exception the stream is unusable.
 */
public interface ServiceConnection extends AutoCloseable {

  /**
   * Sends the bytes between position and limit of a direct buffer, all of them.
   *
   * @throws DeviceException CONNECTION_LOST or DEVICE_TIMEOUT, reach CONNECTION
   */
  void send(ByteBuffer direct, long timeoutMillis) throws DeviceException;

  /**
   * Fills the buffer from position to limit, whole: it never returns with less.
   *
   * @param direct a direct buffer
   * @param timeoutMillis how long the whole call may take
   * @throws DeviceException CONNECTION_LOST or DEVICE_TIMEOUT, reach CONNECTION; what was received then is worth nothing
   */
  void receive(ByteBuffer direct, long timeoutMillis) throws DeviceException;

  /** Breaks the stream so that a call blocked in another thread returns at once. Frees nothing. */
  void abort();

  /** Frees the stream; only by the thread that uses it, or after that has ended. */
  @Override
  void close();
}
