package org.photokura.protocol.usbmux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.photokura.protocol.MalformedMessageException;
import org.photokura.protocol.plist.PropertyLists;

/**
 * Whole usbmux messages: 16 bytes of {@link UsbmuxHeader}, then the payload. A reader takes {@link UsbmuxHeader#BYTES} bytes, decodes
 * them, takes {@link UsbmuxHeader#payloadBytes()} more and gives both to {@link #request} or {@link #reply}.
 */
public final class UsbmuxCodec {

  private static final int BINARY_CONNECT_BYTES = 8;

  private UsbmuxCodec() {}

  /** A request as bytes to send, flipped for reading. */
  public static ByteBuffer encode(UsbmuxRequest request, int tag) {
    return plistMessage(request.toMessage(), tag);
  }

  /** A reply or an event (tag 0) as bytes to send, flipped for reading. */
  public static ByteBuffer encode(UsbmuxReply reply, int tag) {
    return plistMessage(reply.toMessage(), tag);
  }

  /** A result in the old form, for a client that asked in it. */
  public static ByteBuffer encodeBinary(UsbmuxReply.Result result, int tag) {
    var bytes = ByteBuffer.allocate(UsbmuxHeader.BYTES + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    new UsbmuxHeader(bytes.capacity(), UsbmuxHeader.BINARY, UsbmuxHeader.RESULT, tag).encode(bytes);
    return bytes.putInt(result.number()).flip();
  }

  /**
   * Reads a client's request, in the old form too.
   *
   * @throws MalformedMessageException if it is no request
   */
  public static UsbmuxRequest request(UsbmuxHeader header, byte[] payload) throws MalformedMessageException {
    return switch (header.message()) {
      case UsbmuxHeader.PLIST_MESSAGE -> UsbmuxRequest.fromMessage(PropertyLists.parseDictionary(payload));
      case UsbmuxHeader.LISTEN -> new UsbmuxRequest.Listen();
      case UsbmuxHeader.CONNECT -> binaryConnect(payload);
      default -> new UsbmuxRequest.Unanswerable("message " + header.message(), UsbmuxReply.Result.BAD_COMMAND);
    };
  }

  private static UsbmuxRequest binaryConnect(byte[] payload) throws MalformedMessageException {
    if (payload.length < BINARY_CONNECT_BYTES) {
      throw new MalformedMessageException("usbmux connect of " + payload.length + " bytes");
    }
    var bytes = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
    long deviceId = Integer.toUnsignedLong(bytes.getInt());
    return new UsbmuxRequest.Connect(deviceId, Short.toUnsignedInt(bytes.order(ByteOrder.BIG_ENDIAN).getShort()));
  }

  /**
   * Reads usbmuxd's reply or event.
   *
   * @throws MalformedMessageException if it is none
   */
  public static UsbmuxReply reply(UsbmuxHeader header, byte[] payload) throws MalformedMessageException {
    if (header.message() == UsbmuxHeader.RESULT && payload.length >= Integer.BYTES) {
      return new UsbmuxReply.Result(ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getInt());
    }
    if (header.message() != UsbmuxHeader.PLIST_MESSAGE) {
      throw new MalformedMessageException("usbmux message " + header.message());
    }
    return UsbmuxReply.fromMessage(PropertyLists.parseDictionary(payload));
  }

  private static ByteBuffer plistMessage(Map<String, Object> message, int tag) {
    byte[] payload = PropertyLists.toXml(message);
    var bytes = ByteBuffer.allocate(UsbmuxHeader.BYTES + payload.length);
    new UsbmuxHeader(bytes.capacity(), UsbmuxHeader.PLIST, UsbmuxHeader.PLIST_MESSAGE, tag).encode(bytes);
    return bytes.put(payload).flip();
  }
}
