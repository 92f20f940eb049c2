package org.photokura.protocol.usbmux;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.protocol.MalformedMessageException;
import org.photokura.protocol.plist.PropertyLists;

/**
 * One entry of usbmuxd's list; a phone on the cable and on Wi-Fi has two.
 *
 * <p><b>Source:</b> usbmuxd {@code src/client.c}, libusbmuxd {@code src/libusbmuxd.c}. <b>Checked by:</b> UsbmuxCodecTest.
 * <b>Unverified:</b> Network entries as Apple's own usbmuxd sends them.
 *
 * @param deviceId the number of this connection, above 0; another one after each replug
 * @param udid with its hyphen, also where usbmuxd leaves it out
 * @param connection how it is reached
 * @param networkAddress for {@link Connection#NETWORK} a socket address (length, family, port, address …), else empty
 */
public record UsbmuxDevice(long deviceId, String udid, Connection connection, ByteBuffer networkAddress) {

  /** How a phone is reached. */
  public enum Connection {
    USB,
    NETWORK
  }

  private static final int NEW_UDID_DIGITS = 24;
  private static final int HYPHEN_AT = 8;
  private static final long PRODUCT_ID = 0x12a8;
  private static final long USB_SPEED = 480_000_000;

  public UsbmuxDevice {
    networkAddress = networkAddress.asReadOnlyBuffer();
  }

  /** An entry on the cable. */
  public static UsbmuxDevice usb(long deviceId, String udid) {
    return new UsbmuxDevice(deviceId, udid, Connection.USB, ByteBuffer.allocate(0));
  }

  /** The dictionary that lists it or tells that it was attached. */
  Map<String, Object> toAttachedMessage() {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("ConnectionType", connection == Connection.USB ? "USB" : "Network");
    properties.put("DeviceID", deviceId);
    if (connection == Connection.USB) {
      properties.put("ConnectionSpeed", USB_SPEED);
      properties.put("LocationID", deviceId << 16);
      properties.put("ProductID", PRODUCT_ID);
    } else {
      var address = new byte[networkAddress.remaining()];
      networkAddress.duplicate().get(address);
      properties.put("EscapedFullServiceName", "%016x@virtual._apple-mobdev2._tcp.local.".formatted(deviceId));
      properties.put("InterfaceIndex", 0L);
      properties.put("NetworkAddress", address);
    }
    properties.put("SerialNumber", udid);
    var message = new LinkedHashMap<String, Object>();
    message.put("MessageType", "Attached");
    message.put("DeviceID", deviceId);
    message.put("Properties", properties);
    return message;
  }

  /**
   * @throws MalformedMessageException if it names no number, no UDID or no known kind of connection
   */
  static UsbmuxDevice fromAttachedMessage(Map<String, Object> message) throws MalformedMessageException {
    if (!(message.get("Properties") instanceof Map<?, ?> raw)) {
      throw new MalformedMessageException("usbmux device without properties");
    }
    @SuppressWarnings("unchecked")
    var properties = (Map<String, Object>) raw;
    Long id = PropertyLists.integer(properties, "DeviceID");
    String serial = PropertyLists.string(properties, "SerialNumber");
    Connection connection = connection(PropertyLists.string(properties, "ConnectionType"));
    if (id == null || serial == null || serial.isBlank() || connection == null) {
      throw new MalformedMessageException("usbmux device without number, serial number or known connection type");
    }
    byte[] address = PropertyLists.data(properties, "NetworkAddress");
    return new UsbmuxDevice(id, withHyphen(serial), connection, ByteBuffer.wrap(address == null ? new byte[0] : address));
  }

  private static @Nullable Connection connection(@Nullable String name) {
    return switch (name) {
      case "USB" -> Connection.USB;
      case "Network" -> Connection.NETWORK;
      case null, default -> null;
    };
  }

  private static String withHyphen(String serial) {
    boolean bare = serial.length() == NEW_UDID_DIGITS && serial.indexOf('-') < 0;
    return bare ? serial.substring(0, HYPHEN_AT) + "-" + serial.substring(HYPHEN_AT) : serial;
  }
}
