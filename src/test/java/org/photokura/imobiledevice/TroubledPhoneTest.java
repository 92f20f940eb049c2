package org.photokura.imobiledevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.photokura.imobiledevice.Failures.failure;
import static org.photokura.imobiledevice.Failures.millis;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.AttachedDevice;
import org.photokura.device.DeviceAccess;
import org.photokura.device.DevicePicker;
import org.photokura.device.DeviceSession;
import org.photokura.device.ServiceConnection;
import org.photokura.device.Udid;
import org.photokura.protocol.afc.AfcHeader;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.virtualphone.Fault.ConnectionLimit;
import org.photokura.virtualphone.Fault.ConnectionLimit.Refusal;
import org.photokura.virtualphone.Fault.CutConnection;
import org.photokura.virtualphone.Fault.LockdownStalls;
import org.photokura.virtualphone.Fault.Stall;
import org.photokura.virtualphone.InMemoryTree;
import org.photokura.virtualphone.PhoneProfile;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualUsbmuxd;
import org.photokura.virtualphone.When;

/** A paired phone, TLS on, that keeps silent or breaks off at the worst moments: every call ends in its time, or at once when cancelled. */
class TroubledPhoneTest {

  private static final String AFC = "com.apple.afc";
  private static final Cancellation NONE = Cancellation.none();

  /** The whole call may take 3 s: what ends later waited without end. */
  private static final Timeouts QUICK = new Timeouts(
      Duration.ofMillis(600), Duration.ofMillis(800), Duration.ofMillis(600), Duration.ofMillis(800), Duration.ofMillis(1500), Duration.ofSeconds(3));

  private static final long LATEST_MILLIS = 5000;

  /** Pairing makes keys, which takes its time: once for all. */
  @TempDir static Path state;

  private static VirtualUsbmuxd usbmuxd;
  private static VirtualPhone phone;
  private static AttachedDevice device;

  private ImobileDeviceAccess patient;
  private ImobileDeviceAccess access;

  @BeforeAll
  static void pair() throws Exception {
    usbmuxd = VirtualUsbmuxd.start();
    phone = VirtualPhone.serving(new InMemoryTree()).build();
    usbmuxd.plug(phone);
    UsbmuxAddress.set(usbmuxd.address());
    try (var access = access(Timeouts.STANDARD)) {
      device = access.attached(NONE).getFirst();
      access.pair(device, NONE);
    }
  }

  @AfterAll
  static void stop() {
    usbmuxd.close();
  }

  @BeforeEach
  void open() {
    patient = access(Timeouts.STANDARD);
    access = access(QUICK);
  }

  @AfterEach
  void close() {
    phone.disarm();
    access.close();
    patient.close();
  }

  private static ImobileDeviceAccess access(Timeouts timeouts) {
    return new ImobileDeviceAccess(NativeLibraries.ofThisComputer(), state, _ -> null, timeouts, Clock.systemUTC());
  }

  /** Something that is done with the phone. */
  private interface Action {
    Object run(Cancellation cancellation) throws Exception;
  }

  private static Map<String, Action> actions(DeviceAccess access, DeviceSession session) {
    var actions = new LinkedHashMap<String, Action>();
    actions.put("status", cancellation -> access.status(device, cancellation));
    actions.put("open", cancellation -> access.open(device, cancellation));
    actions.put("pair", cancellation -> access.pair(device, cancellation));
    actions.put("startService", cancellation -> session.startService(AFC, cancellation));
    actions.put("values", cancellation -> session.values(null, cancellation));
    actions.put("restart", cancellation -> {
      session.restart(cancellation);
      return true;
    });
    return actions;
  }

  private DeviceSession session() throws Exception {
    return Eventually.returns(() -> access.open(device, NONE));
  }

  @Test
  void endsEveryCallWhileUsbmuxdHangs() throws Throwable {
    try (var session = session()) {
      usbmuxd.hang();
      var actions = actions(access, session);
      actions.put("attached", access::attached);
      for (var action : actions.entrySet()) {
        long took = millis(() -> failure(ProblemId.USBMUXD_HUNG, () -> action.getValue().run(NONE)));
        assertThat(took).as(action.getKey()).isLessThan(LATEST_MILLIS);
      }
      usbmuxd.recover();
    }
  }

  @Test
  void tellsAHungUsbmuxdWithinTenSecondsByTheTimesOfEveryday() throws Throwable {
    usbmuxd.hang();
    assertThat(millis(() -> failure(ProblemId.USBMUXD_HUNG, () -> patient.attached(NONE)))).isLessThan(10_000);
    usbmuxd.recover();
  }

  @ParameterizedTest
  @CsvSource({
      "GetValue,status open values pair",
      "StartSession,status open values pair startService restart",
      "StartService,startService restart"})
  void endsEveryCallWhileLockdownKeepsSilent(String request, String names) throws Throwable {
    try (var session = session()) {
      phone.arm(new LockdownStalls(request));
      for (String name : names.split(" ")) {
        var action = actions(access, session).get(name);
        long took = millis(() -> failure(ProblemId.DEVICE_TIMEOUT, () -> action.run(NONE)));
        assertThat(took).as(name).isLessThan(LATEST_MILLIS);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"GetValue,status open pair values", "StartSession,status startService restart", "StartService,startService"})
  void cancelsEveryCallAtOnce(String request, String names) throws Throwable {
    try (var session = patient.open(device, NONE)) {
      phone.arm(new LockdownStalls(request));
      for (String name : names.split(" ")) {
        cancelled(name, actions(patient, session).get(name));
      }
    }
  }

  @Test
  void cancelsAPairingWhoseReplyIsKeptBack() throws Throwable {
    var stranger = VirtualPhone.serving(new InMemoryTree()).profile(PhoneProfile.IPHONE.withUdid("c".repeat(40))).build();
    stranger.arm(new LockdownStalls("Pair"));
    usbmuxd.plug(stranger);
    try {
      var attached = DevicePicker.pick(patient.attached(NONE), new Udid("c".repeat(40)));
      cancelled("pair", cancellation -> patient.pair(attached, cancellation));
    } finally {
      usbmuxd.unplug(stranger);
    }
  }

  @Test
  void endsAndCancelsAHandshakeThatIsNotAnswered() throws Throwable {
    try (var session = session(); var calm = patient.open(device, NONE)) {
      phone.arm(new ConnectionLimit(AFC, 0, Refusal.NO_ANSWER));
      long took = millis(() -> failure(ProblemId.DEVICE_TIMEOUT, () -> session.startService(AFC, NONE)));
      assertThat(took).isLessThan(LATEST_MILLIS);
      cancelled("startService", cancellation -> calm.startService(AFC, cancellation));
    }
  }

  private static void cancelled(String name, Action action) throws Throwable {
    var cancellation = new Cancellation();
    var cancelledAt = new AtomicLong();
    Threads.timer().schedule(() -> {
      cancelledAt.set(System.nanoTime());
      cancellation.cancel();
    }, 700, TimeUnit.MILLISECONDS);
    assertThatThrownBy(() -> action.run(cancellation)).as(name).isInstanceOf(CancellationException.class);
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - cancelledAt.get())).as(name).isLessThan(4000);
  }

  @Test
  void endsAtItsDeadlineWhenAReplyStopsInTheMiddle() throws Throwable {
    phone.arm(new Stall(When.ALWAYS, 45));
    try (var session = patient.open(device, NONE); var afc = session.startService(AFC, NONE)) {
      ask(afc);
      long took = millis(() -> failure(ProblemId.DEVICE_TIMEOUT, () -> afc.receive(ByteBuffer.allocateDirect(60), 400)));
      assertThat(took).isBetween(380L, 5000L);
      failure(ProblemId.DEVICE_TIMEOUT, () -> afc.receive(ByteBuffer.allocateDirect(1), 400));
    }
  }

  @Test
  void wakesACallThatWaitsUnderTlsWhenAborted() throws Throwable {
    phone.arm(new Stall(When.ALWAYS, 45));
    try (var session = patient.open(device, NONE); var afc = session.startService(AFC, NONE)) {
      ask(afc);
      var aborted = new AtomicLong();
      Threads.timer().schedule(() -> {
        aborted.set(System.nanoTime());
        afc.abort();
      }, 150, TimeUnit.MILLISECONDS);
      failure(ProblemId.CONNECTION_LOST, () -> afc.receive(ByteBuffer.allocateDirect(60), 20_000));
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - aborted.get())).isLessThan(5000);
    }
  }

  @ParameterizedTest
  @CsvSource({"0,false", "1,false", "39,false", "40,false", "41,false", "45,true", "59,false", "59,true"})
  void neverTakesACutReplyForAWholeOne(long afterBytes, boolean tearRecord) throws Throwable {
    phone.arm(new CutConnection(When.ALWAYS, afterBytes, tearRecord));
    try (var session = patient.open(device, NONE); var afc = session.startService(AFC, NONE)) {
      ask(afc);
      failure(ProblemId.CONNECTION_LOST, () -> afc.receive(ByteBuffer.allocateDirect(60), 5000));
    }
  }

  @Test
  void letsAConnectionEndThatOutlivesItsSessionAndItsAccess() throws Throwable {
    ServiceConnection afc;
    try (var session = patient.open(device, NONE)) {
      afc = session.startService(AFC, NONE);
    }
    patient.close();
    ask(afc);
    afc.receive(ByteBuffer.allocateDirect(AfcHeader.BYTES), 5000);
    afc.close();
  }

  /** Asks for the facts of the media partition; the reply is longer than 60 bytes. */
  private static void ask(ServiceConnection afc) throws Exception {
    var request = ByteBuffer.allocateDirect(AfcHeader.BYTES);
    new AfcHeader(AfcHeader.BYTES, AfcHeader.BYTES, 1, AfcOperation.GET_DEVICE_INFO.code()).encode(request);
    afc.send(request.flip(), 5000);
  }
}
