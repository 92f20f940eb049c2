package org.photokura.protocol.usbmux;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.protocol.MalformedMessageException;
import org.photokura.protocol.plist.PropertyLists;

/**
 * What usbmuxd says: answers, and after {@link UsbmuxRequest.Listen} events.
 *
 * <p><b>Source:</b> usbmuxd {@code src/client.c}. <b>Checked by:</b> UsbmuxCodecTest; Debian's tools against the virtual phone.
 * <b>Unverified:</b> none.
 */
public sealed interface UsbmuxReply {

  /**
   * @param number {@link #OK} or what went wrong; for pair records a number of {@code errno.h}
   */
  record Result(int number) implements UsbmuxReply {
    public static final int OK = 0;
    public static final int BAD_COMMAND = 1;
    public static final int BAD_DEVICE = 2;
    public static final int CONNECTION_REFUSED = 3;
    public static final int BAD_VERSION = 6;

    /** ENOENT: there is no such pair record. */
    public static final int NO_SUCH_RECORD = 2;

    /** EINVAL: the request lacks what it needs. */
    public static final int INVALID_ARGUMENT = 22;
  }

  record DeviceList(List<UsbmuxDevice> devices) implements UsbmuxReply {
    public DeviceList {
      devices = List.copyOf(devices);
    }
  }

  /** The programs that listen, by name. */
  record ListenerList(List<String> programs) implements UsbmuxReply {
    public ListenerList {
      programs = List.copyOf(programs);
    }
  }

  record Buid(String value) implements UsbmuxReply {}

  @SuppressWarnings("ArrayRecordComponent") // compared by content below
  record PairRecord(byte[] record) implements UsbmuxReply {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof PairRecord that && Arrays.equals(record, that.record);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(record);
    }
  }

  record Attached(UsbmuxDevice device) implements UsbmuxReply {}

  record Detached(long deviceId) implements UsbmuxReply {}

  /** A pairing record was saved for an attached phone. */
  record Paired(long deviceId) implements UsbmuxReply {}

  /** The dictionary to send. */
  default Map<String, Object> toMessage() {
    var message = new LinkedHashMap<String, Object>();
    switch (this) {
      case Result result -> {
        message.put("MessageType", "Result");
        message.put("Number", (long) result.number());
      }
      case DeviceList list -> message.put("DeviceList", list.devices().stream().map(UsbmuxDevice::toAttachedMessage).toList());
      case ListenerList list -> message.put("ListenerList", list.programs().stream().map(UsbmuxReply::listener).toList());
      case Buid buid -> message.put("BUID", buid.value());
      case PairRecord record -> message.put("PairRecordData", record.record());
      case Attached attached -> message.putAll(attached.device().toAttachedMessage());
      case Detached detached -> {
        message.put("MessageType", "Detached");
        message.put("DeviceID", detached.deviceId());
      }
      case Paired paired -> {
        message.put("MessageType", "Paired");
        message.put("DeviceID", paired.deviceId());
      }
    }
    return message;
  }

  /**
   * Reads usbmuxd's dictionary. Entries of a device list that make no sense are left out.
   *
   * @throws MalformedMessageException if it is none of these
   */
  static UsbmuxReply fromMessage(Map<String, Object> message) throws MalformedMessageException {
    String type = PropertyLists.string(message, "MessageType");
    if (type == null) {
      return fromUntyped(message);
    }
    return switch (type) {
      case "Result" -> new Result((int) number(message, "Number"));
      case "Attached" -> new Attached(UsbmuxDevice.fromAttachedMessage(message));
      case "Detached" -> new Detached(number(message, "DeviceID"));
      case "Paired" -> new Paired(number(message, "DeviceID"));
      default -> throw new MalformedMessageException("usbmux message of type " + type);
    };
  }

  private static long number(Map<String, Object> message, String key) throws MalformedMessageException {
    Long number = PropertyLists.integer(message, key);
    if (number == null) {
      throw new MalformedMessageException("usbmux message without " + key);
    }
    return number;
  }

  private static UsbmuxReply fromUntyped(Map<String, Object> message) throws MalformedMessageException {
    if (message.get("DeviceList") instanceof List<?> devices) {
      return new DeviceList(devices(devices));
    }
    if (message.get("ListenerList") instanceof List<?> listeners) {
      return new ListenerList(listeners.stream().map(l -> l instanceof Map<?, ?> m ? String.valueOf(m.get("ProgName")) : "").toList());
    }
    if (message.get("BUID") instanceof String buid) {
      return new Buid(buid);
    }
    if (message.get("PairRecordData") instanceof byte[] record) {
      return new PairRecord(record);
    }
    throw new MalformedMessageException("usbmux message without a type: " + message.keySet());
  }

  @SuppressWarnings("unchecked")
  private static List<UsbmuxDevice> devices(List<?> entries) {
    var devices = new ArrayList<UsbmuxDevice>();
    for (Object entry : entries) {
      if (entry instanceof Map<?, ?> map) {
        try {
          devices.add(UsbmuxDevice.fromAttachedMessage((Map<String, Object>) map));
        } catch (MalformedMessageException _) {
          // One odd entry must not hide the others.
        }
      }
    }
    return devices;
  }

  private static Map<String, Object> listener(String program) {
    return Map.of("Blacklisted", false, "ConnType", 0L, "ID String", program, "ProgName", program, "kLibUSBMuxVersion", 3L);
  }
}
