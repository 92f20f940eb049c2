package org.photokura.protocol.lockdown;

import java.nio.ByteBuffer;
import java.util.Map;
import org.photokura.protocol.MalformedMessageException;
import org.photokura.protocol.plist.PropertyLists;

/**
 * A property list as lockdownd and most services send it: four bytes of length, big-endian, then the list, XML or binary.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/property_list_service.c}. <b>Checked by:</b> PlistFrameTest; Debian's tools against the
 * virtual phone. <b>Unverified:</b> none.
 */
public final class PlistFrame {

  /** Bytes of the length. */
  public static final int LENGTH_BYTES = Integer.BYTES;

  /** The largest property list accepted. */
  public static final int MAX_PAYLOAD_BYTES = 4 << 20;

  private PlistFrame() {}

  /** A whole frame with the XML form, flipped for reading. */
  public static ByteBuffer encode(Map<String, Object> message) {
    byte[] payload = PropertyLists.toXml(message);
    return ByteBuffer.allocate(LENGTH_BYTES + payload.length).putInt(payload.length).put(payload).flip();
  }

  /**
   * Reads the length at the buffer's position.
   *
   * @throws MalformedMessageException if it is 0 or larger than {@link #MAX_PAYLOAD_BYTES}
   */
  public static int payloadBytes(ByteBuffer from) throws MalformedMessageException {
    int length = from.getInt();
    if (length <= 0 || length > MAX_PAYLOAD_BYTES) {
      throw new MalformedMessageException("property list frame of " + Integer.toUnsignedString(length) + " bytes");
    }
    return length;
  }
}
