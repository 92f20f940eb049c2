package org.photokura.imobiledevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.photokura.imobiledevice.Failures.failure;
import static org.photokura.imobiledevice.Failures.millis;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.photokura.core.Cancellation;
import org.photokura.core.HostSystem;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.AttachedDevice;
import org.photokura.device.ConnectionType;
import org.photokura.device.Udid;
import org.photokura.imobiledevice.ScriptedUsbmuxd.Fault;
import org.photokura.protocol.usbmux.UsbmuxDevice;
import org.photokura.protocol.usbmux.UsbmuxRequest;

/** The byte stream through the real libimobiledevice, without TLS, against services that misbehave. */
class NativeStreamTest {

  private static final int PORT = 4711;
  private static final AttachedDevice PHONE = new AttachedDevice(new Udid("00008130-001A2B3C4D5E6F70"), ConnectionType.USB, 9);

  private ScriptedUsbmuxd usbmuxd;
  private Natives natives;
  private DeviceHandle handle;

  @BeforeEach
  void start() throws Exception {
    usbmuxd = new ScriptedUsbmuxd().devices(UsbmuxDevice.usb(PHONE.muxId(), PHONE.udid().value()));
    UsbmuxAddress.set(usbmuxd.address());
    natives = new Natives(NativeLibraries.ofThisComputer().load(), new SystemCalls(HostSystem.current()));
    handle = DeviceHandle.open(natives, PHONE, Timeouts.STANDARD, soon());
  }

  @AfterEach
  void stop() throws Exception {
    handle.release();
    usbmuxd.close();
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(20), Cancellation.none());
  }

  private NativeStream connect() throws Exception {
    return NativeStream.connect(handle, PORT, Timeouts.STANDARD, soon());
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes);
  }

  @Test
  void carriesBytesBothWaysFromPositionToLimit() throws Exception {
    var content = new byte[3 << 20];
    new Random(1).nextBytes(content);
    usbmuxd.service(PORT, (in, out) -> {
      in.readNBytes(10);
      out.write(content);
    });
    try (var stream = connect()) {
      stream.send(direct(30).position(20), 1000);
      var buffer = direct(content.length + 7).position(7);
      stream.receive(buffer, 5000);
      var received = new byte[content.length];
      buffer.position(7).get(received);
      assertThat(received).isEqualTo(content);
    }
  }

  @Test
  void sendsMoreThanTheSocketTakesAtOnce() throws Exception {
    var sum = new AtomicLong();
    usbmuxd.service(PORT, (in, out) -> {
      Slowness.millis(200);
      sum.set(in.readNBytes(8 << 20).length);
      out.write(1);
    });
    try (var stream = connect()) {
      stream.send(direct(8 << 20), 10_000);
      stream.receive(direct(1), 10_000);
    }
    assertThat(sum).hasValue(8 << 20);
  }

  @Test
  void neverReturnsLessThanWasAskedFor() throws Exception {
    usbmuxd.service(PORT, (in, out) -> {
      for (int i = 0; i < 10; i++) {
        out.write(new byte[] {1, 2, 3});
        Slowness.millis(10);
      }
      in.readAllBytes();
    });
    try (var stream = connect()) {
      var buffer = direct(30);
      stream.receive(buffer, 5000);
      assertThat(buffer.remaining()).isZero();
    }
  }

  @Test
  void failsWhenTheConnectionIsCutInTheMiddle() throws Exception {
    usbmuxd.service(PORT, (in, out) -> out.write(new byte[100]));
    try (var stream = connect()) {
      failure(ProblemId.CONNECTION_LOST, () -> stream.receive(direct(101), 5000));
      failure(ProblemId.CONNECTION_LOST, () -> stream.receive(direct(1), 5000));
    }
  }

  @Test
  void endsAtItsDeadlineWhenThePhoneStalls() throws Throwable {
    usbmuxd.service(PORT, (in, out) -> {
      out.write(new byte[100]);
      in.readAllBytes();
    });
    try (var stream = connect()) {
      long took = millis(() -> failure(ProblemId.DEVICE_TIMEOUT, () -> stream.receive(direct(101), 300)));
      assertThat(took).isBetween(290L, 10_000L);
    }
  }

  @Test
  void countsTheDeadlineForTheWholeCallWhenThePhoneTrickles() throws Throwable {
    usbmuxd.service(PORT, (in, out) -> {
      while (true) {
        out.write(0);
        Slowness.millis(20);
      }
    });
    try (var stream = connect()) {
      long took = millis(() -> failure(ProblemId.DEVICE_TIMEOUT, () -> stream.receive(direct(100_000), 300)));
      assertThat(took).isBetween(290L, 10_000L);
    }
  }

  @Test
  void givesUpSendingToAPhoneThatTakesNothing() throws Throwable {
    usbmuxd.service(PORT, (in, out) -> Slowness.millis(8000));
    try (var stream = connect()) {
      long took = millis(() -> assertThatThrownBy(() -> stream.send(direct(64 << 20), 400)));
      assertThat(took).isLessThan(6000);
    }
  }

  @Test
  void wakesABlockedCallWhenAborted() throws Throwable {
    usbmuxd.service(PORT, (in, out) -> in.readAllBytes());
    try (var stream = connect()) {
      var aborted = new AtomicLong();
      Threads.timer().schedule(() -> {
        aborted.set(System.nanoTime());
        stream.abort();
      }, 100, TimeUnit.MILLISECONDS);
      failure(ProblemId.CONNECTION_LOST, () -> stream.receive(direct(1), 20_000));
      assertThat((System.nanoTime() - aborted.get()) / 1_000_000).isLessThan(5000);
    }
  }

  @Test
  void isUnusableAfterAbortAndAfterClose() throws Exception {
    usbmuxd.service(PORT, (in, out) -> in.readAllBytes());
    var stream = connect();
    stream.abort();
    failure(ProblemId.CONNECTION_LOST, () -> stream.send(direct(1), 1000));
    stream.close();
    stream.close();
    stream.abort();
    failure(ProblemId.CONNECTION_LOST, () -> stream.send(direct(1), 1000));
  }

  @Test
  void tellsThatNothingListens() {
    failure(ProblemId.CONNECTION_LOST, this::connect);
  }

  @Test
  void isCancelledAtOnceWhileUsbmuxdKeepsTheConnectionWaiting() throws Throwable {
    usbmuxd.service(PORT, (in, out) -> {}).fault(UsbmuxRequest.Connect.class, Fault.HANG);
    var cancellation = new Cancellation();
    var deadline = Deadline.after(Duration.ofSeconds(20), cancellation);
    Threads.timer().schedule(cancellation::cancel, 100, TimeUnit.MILLISECONDS);
    long took = millis(() -> assertThatThrownBy(() -> NativeStream.connect(handle, PORT, Timeouts.STANDARD, deadline))
        .isInstanceOf(CancellationException.class));
    assertThat(took).isLessThan(5000);
  }

  @Test
  void refusesABufferThatIsNotDirect() throws Exception {
    usbmuxd.service(PORT, (in, out) -> in.readAllBytes());
    try (var stream = connect()) {
      assertThatThrownBy(() -> stream.receive(ByteBuffer.allocate(1), 100)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void noticesThatThePhoneWasPluggedInAnew() {
    failure(ProblemId.DEVICE_GONE, () -> DeviceHandle.open(
        natives, new AttachedDevice(PHONE.udid(), ConnectionType.USB, PHONE.muxId() + 1), Timeouts.STANDARD, soon()));
    failure(ProblemId.DEVICE_GONE, () -> DeviceHandle.open(
        natives, new AttachedDevice(new Udid("ab".repeat(20)), ConnectionType.USB, 1), Timeouts.STANDARD, soon()));
  }
}
