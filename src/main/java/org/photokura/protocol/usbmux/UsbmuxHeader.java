package org.photokura.protocol.usbmux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.photokura.protocol.MalformedMessageException;

/**
 * The 16 bytes before every usbmux message; little-endian.
 *
 * <p><b>Source:</b> usbmuxd {@code src/usbmuxd-proto.h}. <b>Checked by:</b> UsbmuxCodecTest; Debian's idevice_id against the virtual phone.
 * <b>Unverified:</b> none.
 *
 * @param lengthBytes the whole message, these 16 bytes included
 * @param version {@link #BINARY} or {@link #PLIST}: how the payload is written
 * @param message one of {@link #RESULT} … {@link #PLIST_MESSAGE}
 * @param tag a reply carries its request's tag; events carry 0
 */
public record UsbmuxHeader(int lengthBytes, int version, int message, int tag) {

  /** Bytes of an encoded header. */
  public static final int BYTES = 16;

  /** The largest message accepted; pair records, the largest in use, have about 10 KiB. */
  public static final int MAX_MESSAGE_BYTES = 1 << 20;

  /** Version of the old messages of fixed shape. */
  public static final int BINARY = 0;

  /** Version of the messages that are property lists. */
  public static final int PLIST = 1;

  public static final int RESULT = 1;
  public static final int CONNECT = 2;
  public static final int LISTEN = 3;
  public static final int DEVICE_ADD = 4;
  public static final int DEVICE_REMOVE = 5;
  public static final int DEVICE_PAIRED = 6;
  public static final int PLIST_MESSAGE = 8;

  /** Appends these 16 bytes at the buffer's position. */
  public void encode(ByteBuffer into) {
    var order = into.order();
    into.order(ByteOrder.LITTLE_ENDIAN).putInt(lengthBytes).putInt(version).putInt(message).putInt(tag).order(order);
  }

  /**
   * Reads 16 bytes from the buffer's position.
   *
   * @throws MalformedMessageException if the length is impossible or larger than {@link #MAX_MESSAGE_BYTES}
   */
  public static UsbmuxHeader decode(ByteBuffer from) throws MalformedMessageException {
    var order = from.order();
    from.order(ByteOrder.LITTLE_ENDIAN);
    var header = new UsbmuxHeader(from.getInt(), from.getInt(), from.getInt(), from.getInt());
    from.order(order);
    if (header.lengthBytes < BYTES || header.lengthBytes > MAX_MESSAGE_BYTES) {
      throw new MalformedMessageException("usbmux message of " + Integer.toUnsignedString(header.lengthBytes) + " bytes");
    }
    return header;
  }

  /** Bytes that follow the header. */
  public int payloadBytes() {
    return lengthBytes - BYTES;
  }
}
