package org.photokura.protocol.usbmux;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.photokura.protocol.MalformedMessageException;
import org.photokura.protocol.plist.PropertyLists;

/**
 * What a client may ask of usbmuxd.
 *
 * <p><b>Source:</b> usbmuxd {@code src/client.c}, libusbmuxd {@code src/libusbmuxd.c}. <b>Checked by:</b> UsbmuxCodecTest; Debian's tools
 * against the virtual phone. <b>Unverified:</b> none.
 */
public sealed interface UsbmuxRequest {

  /** The devices that are there now. */
  record ListDevices() implements UsbmuxRequest {}

  /** From now on this connection carries events; devices that are there are told at once. */
  record Listen() implements UsbmuxRequest {}

  /** Who is listening. */
  record ListListeners() implements UsbmuxRequest {}

  /**
   * After a successful result this connection is the byte stream to the phone's port.
   *
   * @param port in host order here, in network order on the wire
   */
  record Connect(long deviceId, int port) implements UsbmuxRequest {}

  /** The id of this computer that goes into pairing records. */
  record ReadBuid() implements UsbmuxRequest {}

  record ReadPairRecord(String udid) implements UsbmuxRequest {}

  /**
   * @param deviceId the phone's number where it is attached, else null
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by content below
  record SavePairRecord(String udid, byte[] record, @Nullable Long deviceId) implements UsbmuxRequest {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof SavePairRecord that
          && udid.equals(that.udid)
          && Arrays.equals(record, that.record)
          && Objects.equals(deviceId, that.deviceId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(udid, Arrays.hashCode(record), deviceId);
    }
  }

  record DeletePairRecord(String udid) implements UsbmuxRequest {}

  /** A request that is not known, or lacks what it needs; usbmuxd answers it with {@code result}. */
  record Unanswerable(String messageType, int result) implements UsbmuxRequest {}

  /** The dictionary to send. */
  default Map<String, Object> toMessage() {
    var message = new LinkedHashMap<String, Object>();
    message.put("BundleID", "org.photokura");
    message.put("ClientVersionString", "photokura");
    message.put("ProgName", "photokura");
    message.put("kLibUSBMuxVersion", 3L);
    switch (this) {
      case ListDevices _ -> message.put("MessageType", "ListDevices");
      case Listen _ -> message.put("MessageType", "Listen");
      case ListListeners _ -> message.put("MessageType", "ListListeners");
      case ReadBuid _ -> message.put("MessageType", "ReadBUID");
      case Connect connect -> {
        message.put("MessageType", "Connect");
        message.put("DeviceID", connect.deviceId());
        message.put("PortNumber", (long) swapped(connect.port()));
      }
      case ReadPairRecord read -> {
        message.put("MessageType", "ReadPairRecord");
        message.put("PairRecordID", read.udid());
      }
      case SavePairRecord save -> {
        message.put("MessageType", "SavePairRecord");
        message.put("PairRecordID", save.udid());
        message.put("PairRecordData", save.record());
        if (save.deviceId() != null) {
          message.put("DeviceID", save.deviceId());
        }
      }
      case DeletePairRecord delete -> {
        message.put("MessageType", "DeletePairRecord");
        message.put("PairRecordID", delete.udid());
      }
      case Unanswerable unanswerable -> message.put("MessageType", unanswerable.messageType());
    }
    return message;
  }

  /**
   * Reads a client's dictionary.
   *
   * @throws MalformedMessageException if it has no message type at all
   */
  static UsbmuxRequest fromMessage(Map<String, Object> message) throws MalformedMessageException {
    String type = PropertyLists.string(message, "MessageType");
    if (type == null) {
      throw new MalformedMessageException("usbmux message without a type");
    }
    String udid = PropertyLists.string(message, "PairRecordID");
    var withoutUdid = new Unanswerable(type, UsbmuxReply.Result.INVALID_ARGUMENT);
    return switch (type) {
      case "ListDevices" -> new ListDevices();
      case "Listen" -> new Listen();
      case "ListListeners" -> new ListListeners();
      case "ReadBUID" -> new ReadBuid();
      case "Connect" -> connect(message);
      case "ReadPairRecord" -> udid == null ? withoutUdid : new ReadPairRecord(udid);
      case "DeletePairRecord" -> udid == null ? withoutUdid : new DeletePairRecord(udid);
      case "SavePairRecord" -> {
        byte[] record = PropertyLists.data(message, "PairRecordData");
        yield udid == null || record == null ? withoutUdid : new SavePairRecord(udid, record, PropertyLists.integer(message, "DeviceID"));
      }
      default -> new Unanswerable(type, UsbmuxReply.Result.BAD_COMMAND);
    };
  }

  private static UsbmuxRequest connect(Map<String, Object> message) {
    Long deviceId = PropertyLists.integer(message, "DeviceID");
    Long port = PropertyLists.integer(message, "PortNumber");
    if (deviceId == null) {
      return new Unanswerable("Connect", UsbmuxReply.Result.BAD_DEVICE);
    }
    return port == null ? new Unanswerable("Connect", UsbmuxReply.Result.BAD_COMMAND) : new Connect(deviceId, swapped(port.intValue()));
  }

  private static int swapped(int port) {
    return Short.toUnsignedInt(Short.reverseBytes((short) port));
  }
}
