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
import org.photokura.protocol.lockdown.PlistFrame;
import org.photokura.protocol.plist.PropertyLists;

/**
 * Dictionaries to and from a phone's service. For one thread.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/property_list_service.c}. <b>Checked by:</b> ScriptedPhoneTest. <b>Unverified:</b> none.
 */
final class PlistConnection implements AutoCloseable {

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
    var frame = PlistFrame.encode(request);
    stream.send(room(frame.remaining()).put(frame).flip(), deadline.leftMillis(timeout));
  }

  private Map<String, Object> receive(Duration timeout) throws DeviceException {
    var length = room(PlistFrame.LENGTH_BYTES);
    stream.receive(length, deadline.leftMillis(timeout));
    try {
      var body = room(PlistFrame.payloadBytes(length.flip()));
      stream.receive(body, deadline.leftMillis(timeout));
      var plist = new byte[body.flip().remaining()];
      body.get(plist);
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
