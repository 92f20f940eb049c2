package org.photokura.protocol.usbmux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.photokura.protocol.MalformedMessageException;
import org.photokura.protocol.plist.PropertyLists;
import org.photokura.protocol.usbmux.UsbmuxReply.Result;

class UsbmuxCodecTest {

  private static final String UDID = "00008110-000A1B2C3D4E5F60";

  @ParameterizedTest
  @MethodSource("requests")
  void readsBackEveryRequest(UsbmuxRequest request) throws Exception {
    ByteBuffer bytes = UsbmuxCodec.encode(request, 77);
    var header = UsbmuxHeader.decode(bytes);

    assertThat(header.tag()).isEqualTo(77);
    assertThat(header.version()).isEqualTo(UsbmuxHeader.PLIST);
    assertThat(header.payloadBytes()).isEqualTo(bytes.remaining());
    assertThat(UsbmuxCodec.request(header, rest(bytes))).isEqualTo(request);
  }

  @ParameterizedTest
  @MethodSource("replies")
  void readsBackEveryReply(UsbmuxReply reply) throws Exception {
    ByteBuffer bytes = UsbmuxCodec.encode(reply, 5);

    assertThat(UsbmuxCodec.reply(UsbmuxHeader.decode(bytes), rest(bytes))).isEqualTo(reply);
  }

  @Test
  void portTravelsInNetworkOrder() {
    assertThat(new UsbmuxRequest.Connect(3, 62078).toMessage()).containsEntry("PortNumber", 32498L);
  }

  @Test
  void readsTheOldConnect() throws Exception {
    var payload = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(3);
    payload.order(ByteOrder.BIG_ENDIAN).putShort((short) 62078);
    var header = new UsbmuxHeader(24, UsbmuxHeader.BINARY, UsbmuxHeader.CONNECT, 1);

    assertThat(UsbmuxCodec.request(header, payload.array())).isEqualTo(new UsbmuxRequest.Connect(3, 62078));
  }

  @Test
  void readsTheOldResult() throws Exception {
    ByteBuffer bytes = UsbmuxCodec.encodeBinary(new Result(Result.CONNECTION_REFUSED), 9);

    assertThat(bytes.remaining()).isEqualTo(20);
    assertThat(UsbmuxCodec.reply(UsbmuxHeader.decode(bytes), rest(bytes))).isEqualTo(new Result(3));
  }

  @Test
  void aSerialNumberWithoutHyphenGetsIt() throws Exception {
    var device = UsbmuxDevice.usb(1, UDID.replace("-", "")).toAttachedMessage();

    assertThat(UsbmuxDevice.fromAttachedMessage(device).udid()).isEqualTo(UDID);
  }

  @Test
  void oneOddEntryDoesNotHideTheOthers() throws Exception {
    var odd = Map.of("DeviceID", 4L, "Properties", Map.of("ConnectionType", "Smoke", "SerialNumber", "x", "DeviceID", 4L));
    var good = UsbmuxDevice.usb(5, UDID);
    var message = Map.<String, Object>of("DeviceList", List.of(odd, "nonsense", good.toAttachedMessage()));

    assertThat(UsbmuxReply.fromMessage(message)).isEqualTo(new UsbmuxReply.DeviceList(List.of(good)));
  }

  @Test
  void refusesImpossibleLengths() {
    for (int length : new int[] {0, 15, -1, UsbmuxHeader.MAX_MESSAGE_BYTES + 1}) {
      var bytes = ByteBuffer.allocate(16);
      new UsbmuxHeader(length, 1, 8, 1).encode(bytes);
      assertThatExceptionOfType(MalformedMessageException.class).as("length %d", length).isThrownBy(() -> UsbmuxHeader.decode(bytes.flip()));
    }
  }

  @Test
  void refusesGarbageAsReply() {
    var header = new UsbmuxHeader(20, 1, UsbmuxHeader.PLIST_MESSAGE, 1);

    assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> UsbmuxCodec.reply(header, new byte[] {1, 2, 3, 4}));
    assertThatExceptionOfType(MalformedMessageException.class)
        .isThrownBy(() -> UsbmuxCodec.reply(header, PropertyLists.toXml(Map.of("MessageType", "Surprise"))));
    assertThatExceptionOfType(MalformedMessageException.class)
        .isThrownBy(() -> UsbmuxCodec.reply(new UsbmuxHeader(18, 0, UsbmuxHeader.RESULT, 1), new byte[2]));
  }

  @Test
  void requestsThatLackSomethingCarryUsbmuxdsAnswer() throws Exception {
    assertThat(answerTo(Map.of("MessageType", "Connect", "PortNumber", 1L))).isEqualTo(Result.BAD_DEVICE);
    assertThat(answerTo(Map.of("MessageType", "Connect", "DeviceID", 1L))).isEqualTo(Result.BAD_COMMAND);
    assertThat(answerTo(Map.of("MessageType", "ReadPairRecord"))).isEqualTo(Result.INVALID_ARGUMENT);
    assertThat(answerTo(Map.of("MessageType", "SavePairRecord", "PairRecordID", UDID))).isEqualTo(Result.INVALID_ARGUMENT);
    assertThat(answerTo(Map.of("MessageType", "Dance"))).isEqualTo(Result.BAD_COMMAND);
  }

  private static int answerTo(Map<String, Object> message) throws Exception {
    return ((UsbmuxRequest.Unanswerable) UsbmuxRequest.fromMessage(message)).result();
  }

  static Stream<UsbmuxRequest> requests() {
    return Stream.of(
        new UsbmuxRequest.ListDevices(),
        new UsbmuxRequest.Listen(),
        new UsbmuxRequest.ListListeners(),
        new UsbmuxRequest.Connect(3, 62078),
        new UsbmuxRequest.ReadBuid(),
        new UsbmuxRequest.ReadPairRecord(UDID),
        new UsbmuxRequest.SavePairRecord(UDID, new byte[] {1, 2, 3}, 3L),
        new UsbmuxRequest.SavePairRecord(UDID, new byte[0], null),
        new UsbmuxRequest.DeletePairRecord(UDID));
  }

  static Stream<UsbmuxReply> replies() {
    var usb = UsbmuxDevice.usb(3, UDID);
    var wifi = new UsbmuxDevice(4, UDID, UsbmuxDevice.Connection.NETWORK, ByteBuffer.wrap(new byte[] {16, 2, 0, 0, 127, 0, 0, 2}));
    return Stream.of(
        new Result(Result.OK),
        new Result(Result.CONNECTION_REFUSED),
        new UsbmuxReply.DeviceList(List.of()),
        new UsbmuxReply.DeviceList(List.of(usb, wifi)),
        new UsbmuxReply.ListenerList(List.of("idevice_id")),
        new UsbmuxReply.Buid("30142955-444094379208051516"),
        new UsbmuxReply.PairRecord(new byte[] {1, 2, 3}),
        new UsbmuxReply.Attached(usb),
        new UsbmuxReply.Detached(3),
        new UsbmuxReply.Paired(3));
  }

  private static byte[] rest(ByteBuffer buffer) {
    var bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
