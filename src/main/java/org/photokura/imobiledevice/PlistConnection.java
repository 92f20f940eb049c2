package org.photokura.imobiledevice;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import org.photokura.core.ProblemId;
import org.photokura.core.Registration;
import org.photokura.device.DeviceException;
import org.photokura.device.ServiceConnection;
import org.photokura.protocol.MalformedMessageException;
import org.photokura.protocol.plist.PropertyLists;

/**
 * Dictionaries to and from a phone's service: each a length of four bytes, big-endian, and a property list. For one thread.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/property_list_service.c}. <b>Checked by:</b> LockdownClientTest. <b>Unverified:</b> none.
 */
final class PlistConnection implements AutoCloseable {

  /** No reply of lockdown or diagnostics_relay comes near it. */
  private static final int MAX_REPLY_BYTES = 8 << 20;

  private static final int FIRST_BYTES = 16 << 10;

  private final ServiceConnection stream;
  private final Duration timeout;
  private final Deadline deadline;
  private final Registration tie;

  /** Given back at once on closing: a phone is asked every second, and the collector would not come by as often. */
  private final Arena memory = Arena.ofConfined();

  private ByteBuffer buffer = memory.allocate(FIRST_BYTES).asByteBuffer();

  /**
   * @param stream is closed with this
   * @param timeout for each request and for each reply
   * @param deadline whose cancellation breaks the stream
   */
  PlistConnection(ServiceConnection stream, Duration timeout, Deadline deadline) {
    this.stream = stream;
    this.timeout = timeout;
    this.deadline = deadline;
    this.tie = deadline.cancellation().onCancel(stream::abort);
  }

  /**
   * Sends a dictionary and takes the answer.
   *
   * @throws DeviceException CONNECTION_LOST, DEVICE_TIMEOUT or PROTOCOL_BROKEN
   */
  Map<String, Object> exchange(Map<String, Object> request) throws DeviceException {
    return exchange(request, timeout);
  }

  /** The same with a time-out of its own. */
  Map<String, Object> exchange(Map<String, Object> request, Duration timeout) throws DeviceException {
    try {
      send(request, timeout);
      return receive(timeout);
    } catch (DeviceException e) {
      deadline.cancellation().throwIfCancelled();
      throw e;
    }
  }

  private void send(Map<String, Object> request, Duration timeout) throws DeviceException {
    byte[] xml = PropertyLists.toXml(request);
    var message = room(Integer.BYTES + xml.length);
    stream.send(message.putInt(xml.length).put(xml).flip(), deadline.leftMillis(timeout));
  }

  private Map<String, Object> receive(Duration timeout) throws DeviceException {
    var length = room(Integer.BYTES);
    stream.receive(length, deadline.leftMillis(timeout));
    int bytes = length.flip().getInt();
    if (bytes < 0 || bytes > MAX_REPLY_BYTES) {
      throw DeviceException.connection(ProblemId.PROTOCOL_BROKEN, "a reply of " + Integer.toUnsignedString(bytes) + " bytes");
    }
    var body = room(bytes);
    stream.receive(body, deadline.leftMillis(timeout));
    var plist = new byte[bytes];
    body.flip().get(plist);
    try {
      return PropertyLists.parseDictionary(plist);
    } catch (MalformedMessageException e) {
      throw DeviceException.connection(ProblemId.PROTOCOL_BROKEN, e.getMessage());
    }
  }

  private ByteBuffer room(int bytes) {
    if (buffer.capacity() < bytes) {
      buffer = memory.allocate(bytes).asByteBuffer();
    }
    return buffer.clear().limit(bytes);
  }

  @Override
  public void close() {
    tie.close();
    stream.close();
    memory.close();
  }
}
