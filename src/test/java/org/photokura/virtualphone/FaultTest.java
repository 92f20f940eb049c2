package org.photokura.virtualphone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.protocol.afc.AfcHeader;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.protocol.afc.AfcStatus;
import org.photokura.protocol.afc.MalformedFrameException;
import org.photokura.virtualphone.Fault.Change;
import org.photokura.virtualphone.Fault.ConnectionLimit.Refusal;
import org.photokura.virtualphone.Fault.FileChanges.Moment;

class FaultTest {

  private static final String PATH = "/DCIM/100APPLE/IMG_0001.HEIC";
  private static final byte[] PHOTO = InMemoryTree.bytes(InMemoryTree.noise(1), 700_000);
  private static final int REPLY_BYTES = AfcHeader.BYTES + PHOTO.length;

  private final InMemoryTree tree = new InMemoryTree().file(PATH, PHOTO).file("/DCIM/other", new byte[10]);
  private VirtualUsbmuxd usbmuxd;
  private VirtualPhone phone;
  private TestHost host;

  @BeforeEach
  void plug() throws Exception {
    usbmuxd = VirtualUsbmuxd.start();
    use(VirtualPhone.serving(tree));
  }

  private void use(VirtualPhone.Builder builder) throws Exception {
    if (phone != null) {
      phone.unplug();
    }
    phone = builder.build();
    usbmuxd.plug(phone);
    host = new TestHost(usbmuxd);
    host.pair();
  }

  @AfterEach
  void close() {
    usbmuxd.close();
  }

  private static byte[] reply(long number) {
    var frame = new byte[REPLY_BYTES];
    new AfcHeader(REPLY_BYTES, AfcHeader.BYTES, number, AfcOperation.DATA.code()).encode(java.nio.ByteBuffer.wrap(frame));
    System.arraycopy(PHOTO, 0, frame, AfcHeader.BYTES, PHOTO.length);
    return frame;
  }

  @ParameterizedTest
  @CsvSource({
    "true,0", "true,1", "true,39", "true,40", "true,41", "true,300000", "true,700039", "true,700040", "true,9999999",
    "false,0", "false,17", "false,40", "false,345678"
  })
  void cutsAReplyAtAnyByte(boolean tls, int after) throws Exception {
    use(VirtualPhone.serving(tree).serviceTls(tls));
    phone.arm(new Fault.CutConnection(When.on(AfcOperation.FILE_READ).once(), after));
    try (AfcProbe afc = host.afc()) {
      long number = afc.send(AfcOperation.FILE_READ, AfcProbe.words(afc.open(PATH), PHOTO.length));

      byte[] got = afc.wire().receiveRest(2 * REPLY_BYTES);

      assertThat(got).isEqualTo(Arrays.copyOf(reply(number), Math.min(after, REPLY_BYTES)));
    }
    try (AfcProbe afc = host.afc()) {
      assertThat(afc.read(afc.open(PATH), PHOTO.length).data()).as("only one was cut").isEqualTo(PHOTO);
    }
  }

  @Test
  void aTornRecordHidesAllOfItsBytes() throws Exception {
    phone.arm(new Fault.CutConnection(When.on(AfcOperation.FILE_READ), 300_000, true));
    try (AfcProbe afc = host.afc()) {
      long number = afc.send(AfcOperation.FILE_READ, AfcProbe.words(afc.open(PATH), PHOTO.length));

      byte[] got = afc.wire().receiveRest(REPLY_BYTES);

      assertThat(got.length).isBetween(300_000 - TlsLayer.MAX_PLAIN_RECORD_BYTES, 299_999);
      assertThat(got).isEqualTo(Arrays.copyOf(reply(number), got.length));
    }
  }

  @Test
  void earlierRepliesArriveWholeBeforeACut() throws Exception {
    phone.arm(new Fault.CutConnection(When.on(AfcOperation.GET_FILE_INFO), 10));
    try (AfcProbe afc = host.afc()) {
      byte[] both =
          AfcProbe.join(
              AfcProbe.request(1, AfcOperation.READ_DIR, AfcProbe.text("/DCIM"), new byte[0]),
              AfcProbe.request(2, AfcOperation.GET_FILE_INFO, AfcProbe.text(PATH), new byte[0]));
      afc.wire().send(java.nio.ByteBuffer.wrap(both));

      assertThat(afc.receive().texts()).contains("other");
      assertThat(afc.wire().receiveRest(100)).hasSize(10);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stallsInTheMiddleAndStaysOpen(boolean linkModelled) throws Exception {
    use(VirtualPhone.serving(tree).link(linkModelled ? new LinkModel(0, 1) : LinkModel.NONE));
    phone.arm(new Fault.Stall(When.at(PATH).operation(AfcOperation.FILE_READ), 1_000));
    try (AfcProbe afc = host.afc()) {
      afc.send(AfcOperation.FILE_READ, AfcProbe.words(afc.open(PATH), PHOTO.length));
      assertThat(afc.wire().receive(1_000)).hasSize(1_000);

      afc.wire().timeoutMillis(150);
      assertThatIOException().isThrownBy(() -> afc.wire().receive(1)).isInstanceOf(SocketTimeoutException.class);
      assertThat(phone.statistics().connections()).isEqualTo(1);
      afc.send(AfcOperation.GET_FILE_INFO, AfcProbe.text(PATH));
      assertThatIOException().isThrownBy(() -> afc.wire().receive(1)).isInstanceOf(SocketTimeoutException.class);
    }
    Await.until("a stalled connection ends with its client", () -> phone.statistics().connections() == 0);
  }

  @Test
  void readsShortAndGoesOnFromThere() throws Exception {
    phone.arm(new Fault.ShortRead(When.on(AfcOperation.FILE_READ).times(1), 1_234));
    try (AfcProbe afc = host.afc()) {
      long handle = afc.open(PATH);
      assertThat(afc.read(handle, 500_000).data()).isEqualTo(Arrays.copyOf(PHOTO, 1_234));
      assertThat(afc.read(handle, 10).data()).isEqualTo(Arrays.copyOfRange(PHOTO, 1_234, 1_244));
    }
  }

  @Test
  void answersWithACodeByPathAndCount() throws Exception {
    phone.arm(new Fault.Answer(When.at("/DCIM/100APPLE/*").operation(AfcOperation.FILE_OPEN).after(1).times(1), AfcStatus.PERMISSION_DENIED));
    phone.arm(new Fault.Answer(When.on(AfcOperation.FILE_READ).path(PATH), AfcStatus.IO_ERROR));
    try (AfcProbe afc = host.afc()) {
      long handle = afc.open(PATH);
      assertThat(afc.open(PATH, 1).status()).isEqualTo(AfcStatus.PERMISSION_DENIED);
      assertThat(afc.read(handle, 10).status()).isEqualTo(AfcStatus.IO_ERROR);
      afc.open(PATH);
      assertThat(afc.read(afc.open("/DCIM/other"), 10).data()).hasSize(10);

      phone.disarm();
      assertThat(afc.read(handle, 10).data()).hasSize(10);
    }
  }

  @Test
  void drawsFromASeed() throws Exception {
    var first = drawn(7);
    assertThat(drawn(7)).isEqualTo(first);
    assertThat(drawn(8)).isNotEqualTo(first);
    assertThat(first.chars().filter(c -> c == 'x').count()).isBetween(10L, 40L);
  }

  private String drawn(long seed) throws Exception {
    var pattern = new StringBuilder();
    When when = When.on(AfcOperation.GET_FILE_INFO).sometimes(0.25, seed);
    try (var _ = phone.arm(new Fault.Answer(when, AfcStatus.IO_ERROR));
        AfcProbe afc = host.afc()) {
      for (int i = 0; i < 100; i++) {
        pattern.append(afc.stat(PATH).header().operation() == AfcOperation.STATUS.code() ? 'x' : '.');
      }
    }
    return pattern.toString();
  }

  @Test
  void hitsOnlyTheConnectionMeant() throws Exception {
    phone.arm(new Fault.Answer(When.ALWAYS.connection(2), AfcStatus.IO_ERROR));
    try (AfcProbe one = host.afc();
        AfcProbe two = host.afc()) {
      assertThat(one.stat(PATH).pairs()).isNotEmpty();
      assertThat(two.stat(PATH).status()).isEqualTo(AfcStatus.IO_ERROR);
    }
  }

  @Test
  void repliesOutOfStepAndGarbage() throws Exception {
    phone.arm(new Fault.WrongPacketNumber(When.on(AfcOperation.GET_FILE_INFO).once()));
    phone.arm(new Fault.GarbageFrame(When.on(AfcOperation.READ_DIR).once()));
    try (AfcProbe afc = host.afc()) {
      long number = afc.send(AfcOperation.GET_FILE_INFO, AfcProbe.text(PATH));
      assertThat(afc.receive().header().packetNumber()).isNotEqualTo(number);
      assertThat(afc.stat(PATH).pairs()).isNotEmpty();
      assertThatIOException().isThrownBy(() -> afc.list("/")).isInstanceOf(MalformedFrameException.class);
    }
  }

  @Test
  void delaysAndTrickles() throws Exception {
    phone.arm(new Fault.Delay(When.on(AfcOperation.GET_FILE_INFO), 80));
    phone.arm(new Fault.Slow(When.on(AfcOperation.FILE_READ), 1_000_000));
    try (AfcProbe afc = host.afc()) {
      long start = System.nanoTime();
      afc.stat(PATH);
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(80L, 10_000L);

      long handle = afc.open(PATH);
      start = System.nanoTime();
      assertThat(afc.read(handle, 200_000).data()).hasSize(200_000);
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(195L, 10_000L);
    }
  }

  @Test
  void locksItselfInTheMiddle() throws Exception {
    phone.arm(new Fault.Lock(When.on(AfcOperation.FILE_READ).after(1).once()));
    try (AfcProbe afc = host.afc()) {
      long handle = afc.open(PATH);
      assertThat(afc.read(handle, 10).data()).hasSize(10);
      assertThat(afc.read(handle, 10).status()).isEqualTo(AfcStatus.PERMISSION_DENIED);
      assertThat(phone.isLocked()).isTrue();
    }
  }

  @Test
  void theCableComesOutAndGoesInAgain() throws Exception {
    phone.arm(new Fault.Unplug(When.on(AfcOperation.FILE_READ).once(), 5_000, 100L));
    try (AfcProbe afc = host.afc();
        AfcProbe other = host.afc()) {
      other.stat(PATH);
      afc.send(AfcOperation.FILE_READ, AfcProbe.words(afc.open(PATH), PHOTO.length));
      assertThat(afc.wire().receiveRest(REPLY_BYTES)).hasSize(5_000);
      assertThat(other.wire().receiveRest(1)).as("every connection breaks").isEmpty();
    }
    Await.until("it is back", () -> {
      try {
        return host.deviceId() == 2;
      } catch (IOException | java.util.NoSuchElementException e) {
        return false;
      }
    });
    host.afc().close();
  }

  @Test
  void aFileVanishesAfterItsStat() throws Exception {
    phone.arm(new Fault.FileChanges(PATH, Moment.STAT, new Change.Vanishes()));
    try (AfcProbe afc = host.afc()) {
      assertThat(afc.stat(PATH).pairs()).containsEntry("st_size", "700000");
      assertThat(afc.open(PATH, 1).status()).isEqualTo(AfcStatus.OBJECT_NOT_FOUND);
      assertThat(afc.stat(PATH).status()).isEqualTo(AfcStatus.OBJECT_NOT_FOUND);
      assertThat(afc.list("/DCIM/100APPLE").texts()).containsExactly(".", "..");
    }
  }

  @Test
  void aFileShrinksWhileItIsRead() throws Exception {
    phone.arm(new Fault.FileChanges(PATH, Moment.READ, new Change.Resizes(150_000)));
    try (AfcProbe afc = host.afc()) {
      assertThat(afc.stat(PATH).pairs()).containsEntry("st_size", "700000");
      long handle = afc.open(PATH);
      assertThat(afc.read(handle, 100_000).data()).hasSize(100_000);
      assertThat(afc.read(handle, 100_000).data()).hasSize(50_000);
      assertThat(afc.read(handle, 100_000).data()).isEmpty();
      assertThat(afc.stat(PATH).pairs())
          .containsEntry("st_size", "150000")
          .containsEntry("st_mtime", Long.toString(InMemoryTree.DEFAULT_NANOS + 1_000_000_000));
    }
  }

  @Test
  void aFileGrowsAfterItWasOpened() throws Exception {
    phone.arm(new Fault.FileChanges(PATH, Moment.OPEN, new Change.Resizes(700_100)));
    try (AfcProbe afc = host.afc()) {
      assertThat(afc.stat(PATH).pairs()).containsEntry("st_size", "700000");
      byte[] all = afc.read(afc.open(PATH), 1_000_000).data();
      assertThat(all).isEqualTo(Arrays.copyOf(PHOTO, 700_100));
      assertThat(afc.stat(PATH).pairs()).containsEntry("st_size", "700100");
    }
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void grantsOnlySoManyConnections(Refusal refusal) throws Exception {
    phone.arm(new Fault.ConnectionLimit("com.apple.afc", 1, refusal));
    AfcProbe only = host.afc();
    assertThat(only.stat(PATH).pairs()).isNotEmpty();

    switch (refusal) {
      case SERVICE_LIMIT -> assertThatIOException().isThrownBy(() -> host.afc()).withMessage("ServiceLimit");
      case CONNECTION_REFUSED -> assertThatIOException().isThrownBy(() -> host.afc()).withMessage("usbmuxd: 3");
      case CLOSED_AT_ONCE -> assertThatIOException().isThrownBy(() -> host.afc());
      case NO_ANSWER -> {
        TestHost.Wire wire = untouchedConnection();
        wire.timeoutMillis(150);
        assertThatIOException().isThrownBy(() -> wire.startTls(host.tls(true))).isInstanceOf(SocketTimeoutException.class);
        wire.close();
      }
    }
    assertThat(only.stat(PATH).pairs()).as("the granted one goes on").isNotEmpty();
    only.close();
    Await.until("the place is free", () -> phone.statistics().connections() == 0 && phone.services().connections("com.apple.afc").get() == 0);
    host.afc().close();
    assertThat(phone.statistics().maxConnections()).isEqualTo(1);
  }

  private TestHost.Wire untouchedConnection() throws Exception {
    try (TestHost.Wire session = host.session()) {
      var reply = session.ask(java.util.Map.of("Request", "StartService", "Service", "com.apple.afc"));
      return host.connect(((Long) reply.get("Port")).intValue());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void faultsOfOnePhoneLeaveAnotherAlone(boolean tls) throws Exception {
    phone.arm(new Fault.Answer(When.ALWAYS, AfcStatus.IO_ERROR));
    phone.unplug();
    use(VirtualPhone.serving(tree).serviceTls(tls));
    try (AfcProbe afc = host.afc()) {
      assertThat(afc.stat(PATH).pairs()).isNotEmpty();
    }
  }
}
