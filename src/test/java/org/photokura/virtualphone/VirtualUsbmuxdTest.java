package org.photokura.virtualphone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.protocol.usbmux.UsbmuxCodec;
import org.photokura.protocol.usbmux.UsbmuxDevice;
import org.photokura.protocol.usbmux.UsbmuxHeader;
import org.photokura.protocol.usbmux.UsbmuxReply;
import org.photokura.protocol.usbmux.UsbmuxReply.Result;
import org.photokura.protocol.usbmux.UsbmuxRequest;

class VirtualUsbmuxdTest {

  private static final String UDID = PhoneProfile.IPHONE.udid();

  private final VirtualPhone phone = VirtualPhone.serving(new InMemoryTree()).build();
  private VirtualUsbmuxd usbmuxd;
  private TestHost host;

  @BeforeEach
  void start() throws IOException {
    usbmuxd = VirtualUsbmuxd.start();
    host = new TestHost(usbmuxd);
  }

  @AfterEach
  void close() {
    usbmuxd.close();
  }

  @Test
  void listenersHearOfEverythingInOrder() throws IOException {
    usbmuxd.plug(phone);
    try (TestHost.Wire listener = host.usbmuxd()) {
      assertThat(TestHost.ask(listener, new UsbmuxRequest.Listen())).isEqualTo(new Result(Result.OK));
      assertThat(TestHost.next(listener)).isEqualTo(new UsbmuxReply.Attached(UsbmuxDevice.usb(1, UDID)));

      phone.unplug();
      assertThat(TestHost.next(listener)).isEqualTo(new UsbmuxReply.Detached(1));
      phone.plug();
      assertThat(TestHost.next(listener)).as("a new number after each plug").isEqualTo(new UsbmuxReply.Attached(UsbmuxDevice.usb(2, UDID)));

      try (TestHost.Wire other = host.usbmuxd()) {
        TestHost.ask(other, new UsbmuxRequest.SavePairRecord(UDID, new byte[] {1}, 2L));
      }
      assertThat(TestHost.next(listener)).isEqualTo(new UsbmuxReply.Paired(2));
      usbmuxd.joinWifi(phone);
      var wifi = ((UsbmuxReply.Attached) TestHost.next(listener)).device();
      assertThat(wifi.connection()).isEqualTo(UsbmuxDevice.Connection.NETWORK);
      assertThat(wifi.udid()).isEqualTo(UDID);
      assertThat(wifi.networkAddress().remaining()).isEqualTo(16);
    }
  }

  @Test
  void keepsPairRecords() throws IOException {
    try (TestHost.Wire wire = host.usbmuxd()) {
      assertThat(TestHost.ask(wire, new UsbmuxRequest.ReadPairRecord(UDID))).isEqualTo(new Result(Result.NO_SUCH_RECORD));
      assertThat(TestHost.ask(wire, new UsbmuxRequest.SavePairRecord(UDID, new byte[] {1, 2}, null))).isEqualTo(new Result(Result.OK));
      assertThat(TestHost.ask(wire, new UsbmuxRequest.ReadPairRecord(UDID))).isEqualTo(new UsbmuxReply.PairRecord(new byte[] {1, 2}));
      assertThat(TestHost.ask(wire, new UsbmuxRequest.DeletePairRecord(UDID))).isEqualTo(new Result(Result.OK));
      assertThat(TestHost.ask(wire, new UsbmuxRequest.DeletePairRecord(UDID))).isEqualTo(new Result(Result.NO_SUCH_RECORD));
      var buid = TestHost.ask(wire, new UsbmuxRequest.ReadBuid());
      assertThat(TestHost.ask(wire, new UsbmuxRequest.ReadBuid())).isEqualTo(buid);
      assertThat(TestHost.ask(wire, new UsbmuxRequest.ListListeners())).isEqualTo(new UsbmuxReply.ListenerList(java.util.List.of()));
      assertThat(TestHost.ask(wire, new UsbmuxRequest.Connect(77, 62078))).isEqualTo(new Result(Result.BAD_DEVICE));
    }
  }

  @Test
  void unpluggingBreaksEveryConnectionAtOnce() throws IOException {
    usbmuxd.plug(phone);
    try (TestHost.Wire one = host.lockdown();
        TestHost.Wire two = host.lockdown()) {
      phone.unplug();
      assertThat(one.receiveRest(1)).isEmpty();
      assertThat(two.receiveRest(1)).isEmpty();
    }
    Await.until("no connection is left", () -> phone.connections().isEmpty());
  }

  @Test
  void aHungDaemonAcceptsAndNeverAnswersUntilItRecovers() throws Exception {
    usbmuxd.plug(phone);
    host.pair();
    try (TestHost.Wire before = host.lockdown();
        AfcProbe afc = host.afc()) {
      usbmuxd.hang();
      try (TestHost.Wire wire = host.usbmuxd()) {
        wire.timeoutMillis(150);
        assertThatIOException().isThrownBy(() -> TestHost.ask(wire, new UsbmuxRequest.ListDevices())).isInstanceOf(SocketTimeoutException.class);
      }
      before.timeoutMillis(150);
      assertThatIOException()
          .as("streams that were open stand still, too")
          .isThrownBy(() -> before.ask(java.util.Map.of("Request", "QueryType")))
          .isInstanceOf(SocketTimeoutException.class);
      afc.wire().timeoutMillis(150);
      assertThatIOException().isThrownBy(() -> afc.list("/")).isInstanceOf(SocketTimeoutException.class);
      phone.unplug();
      usbmuxd.recover();
    }
    usbmuxd.plug(phone);
    try (TestHost.Wire wire = host.usbmuxd()) {
      assertThat(TestHost.ask(wire, new UsbmuxRequest.ListDevices())).isInstanceOf(UsbmuxReply.DeviceList.class);
    }
  }

  @Test
  void aStoppedDaemonRefusesUntilItRecoversOnTheSameAddress() throws IOException {
    String address = usbmuxd.address();
    usbmuxd.stopListening();
    assertThatIOException().isThrownBy(() -> host.usbmuxd());

    usbmuxd.recover();
    assertThat(usbmuxd.address()).isEqualTo(address);
    host.usbmuxd().close();
  }

  @Test
  void garbageEndsOnlyItsOwnConnection() throws IOException {
    try (TestHost.Wire wire = host.usbmuxd();
        TestHost.Wire good = host.usbmuxd()) {
      wire.send(ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
      assertThat(wire.receiveRest(1)).isEmpty();

      var wrongVersion = ByteBuffer.allocate(UsbmuxHeader.BYTES);
      new UsbmuxHeader(UsbmuxHeader.BYTES, 7, UsbmuxHeader.LISTEN, 3).encode(wrongVersion);
      good.send(wrongVersion.flip());
      assertThat(TestHost.next(good)).isEqualTo(new Result(Result.BAD_VERSION));
      assertThat(TestHost.ask(good, new UsbmuxRequest.ListDevices())).isEqualTo(new UsbmuxReply.DeviceList(java.util.List.of()));
    }
  }

  @Test
  void servesAUnixSocketToo(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("mux");
    try (var daemon = VirtualUsbmuxd.start(file);
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      assertThat(daemon.address()).isEqualTo("UNIX:" + file);
      daemon.plug(VirtualPhone.serving(new InMemoryTree()).build());
      channel.connect(UnixDomainSocketAddress.of(file));
      ByteBuffer request = UsbmuxCodec.encode(new UsbmuxRequest.ListDevices(), 1);
      while (request.hasRemaining()) {
        channel.write(request);
      }
      var header = ByteBuffer.allocate(UsbmuxHeader.BYTES);
      while (header.hasRemaining() && channel.read(header) >= 0) {
        // Until the header is there.
      }
      assertThat(UsbmuxHeader.decode(header.flip()).payloadBytes()).isGreaterThan(100);
    }
    assertThat(Files.exists(file)).isFalse();
  }
}
