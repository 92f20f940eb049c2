package org.photokura.imobiledevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.photokura.imobiledevice.Failures.failure;
import static org.photokura.imobiledevice.Failures.millis;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.AttachedDevice;
import org.photokura.device.DeviceAccess.DeviceStatus;
import org.photokura.device.DeviceFacts;
import org.photokura.device.TrustState;
import org.photokura.imobiledevice.ScriptedUsbmuxd.Fault;
import org.photokura.protocol.usbmux.UsbmuxDevice;
import org.photokura.protocol.usbmux.UsbmuxRequest;

/** The access through the real libimobiledevice to a phone whose lockdown says what a test wants, without TLS. */
class ScriptedPhoneTest {

  private static final String UDID = "00008130-001A2B3C4D5E6F70";
  private static final int LOCKDOWN = 62078;
  private static final int SERVICE = 5000;

  /** Only for calls that are to run out of time. */
  private static final Timeouts QUICK = new Timeouts(
      Duration.ofMillis(500), Duration.ofMillis(700), Duration.ofMillis(500), Duration.ofMillis(700), Duration.ofSeconds(3), Duration.ofSeconds(3));

  /** Only for a lockdown that keeps silent: on the way to it nothing is to run out of time. */
  private static final Timeouts QUICK_REPLY = new Timeouts(Timeouts.STANDARD.usbmux(), Timeouts.STANDARD.connect(), Duration.ofMillis(500),
      Timeouts.STANDARD.tls(), Timeouts.STANDARD.pair(), Timeouts.STANDARD.call());

  /** What ends later waited without end, or for the times of everyday. */
  private static final long LATEST_MILLIS = 5000;

  @TempDir Path state;

  private final Map<String, Object> nameless = new ConcurrentHashMap<>();
  private final Map<String, Object> errors = new ConcurrentHashMap<>();
  private final List<Map<String, Object>> asked = new CopyOnWriteArrayList<>();
  private volatile boolean onlyByName;
  private ScriptedUsbmuxd usbmuxd;
  private ImobileDeviceAccess access;

  @BeforeEach
  void start() throws Exception {
    nameless.putAll(Map.of("DeviceName", "Phone of Tests", "ProductType", "iPhone16,1", "ProductVersion", "26.1"));
    usbmuxd = new ScriptedUsbmuxd().devices(UsbmuxDevice.usb(3, UDID)).service(LOCKDOWN, new LockdownScript(this::answer));
    UsbmuxAddress.set(usbmuxd.address());
    access = access(Timeouts.STANDARD);
  }

  private ImobileDeviceAccess access(Timeouts timeouts) {
    return new ImobileDeviceAccess(NativeLibraries.ofThisComputer(), state, _ -> null, timeouts, Clock.systemUTC());
  }

  @AfterEach
  void stop() throws Exception {
    access.close();
    usbmuxd.close();
  }

  private Map<String, Object> answer(Map<String, Object> request) {
    asked.add(request);
    String name = (String) request.get("Request");
    if (errors.containsKey(name)) {
      return Map.of("Error", errors.get(name));
    }
    if (request.get("Key") instanceof String key) {
      return nameless.containsKey(key) ? Map.of("Value", nameless.get(key)) : Map.of("Error", "MissingValue");
    }
    if (name.equals("GetValue") && onlyByName) {
      return Map.of("Error", "GetProhibited");
    }
    return switch (name) {
      case "GetValue" -> switch ((String) request.getOrDefault("Domain", "")) {
        case "" -> Map.of("Value", nameless);
        case "com.apple.disk_usage" -> Map.of("Value", Map.of("TotalDiskCapacity", 128_000_000_000L, "TotalDataAvailable", 5_000_000_000L));
        case "com.apple.mobile.battery" -> Map.of("Value", Map.of("BatteryCurrentCapacity", 80L, "BatteryIsCharging", true));
        default -> Map.of("Error", "MissingValue");
      };
      case "StartSession" -> Map.of("SessionID", "S", "EnableSessionSSL", false);
      case "StartService" -> Map.of("Service", request.get("Service"), "Port", (long) SERVICE, "EnableServiceSSL", false);
      default -> Map.of();
    };
  }

  private void paired() {
    usbmuxd.pairRecord(UDID, Map.of("HostID", "HOST", "RootCertificate", new byte[] {1}, "RootPrivateKey", new byte[] {2}));
  }

  private AttachedDevice phone() throws Exception {
    return access.attached(Cancellation.none()).getFirst();
  }

  private DeviceStatus status() throws Exception {
    return access.status(phone(), Cancellation.none());
  }

  @Test
  void listsNothingWhereNothingIs() throws Exception {
    usbmuxd.devices();
    assertThat(access.attached(Cancellation.none())).isEmpty();
  }

  @Test
  void readsEveryFactOfATrustedPhone() throws Exception {
    paired();
    assertThat(status()).isEqualTo(new DeviceStatus(
        TrustState.TRUSTED,
        new DeviceFacts("Phone of Tests", "iPhone16,1", "26.1", null, 128_000_000_000L, 5_000_000_000L, 80, true, null, null)));
  }

  @Test
  void readsWhatItCanOfAPhoneThatWasNeverPairedAndDoesNotPair() throws Exception {
    var status = status();
    assertThat(status.trust()).isEqualTo(TrustState.WAITING);
    assertThat(status.facts().name()).isEqualTo("Phone of Tests");
    assertThat(status.facts().capacityBytes()).isNull();
    failure(ProblemId.TRUST_WAITING, () -> access.open(phone(), Cancellation.none()));
    assertThat(asked).extracting(request -> request.get("Request")).doesNotContain("Pair", "ValidatePair");
  }

  @ParameterizedTest
  @CsvSource({"PasswordProtected,LOCKED", "UserDeniedPairing,REFUSED", "InvalidHostID,WAITING", "PairingDialogResponsePending,WAITING"})
  void hearsWhatAPhoneSaysToAStranger(String error, TrustState trust) throws Exception {
    errors.put("StartSession", error);
    assertThat(status().trust()).isEqualTo(trust);
  }

  @Test
  void asksForEachFactWhereThePhoneDoesNotTellTheWholeDomain() throws Exception {
    onlyByName = true;
    assertThat(status().facts().productType()).isEqualTo("iPhone16,1");
    assertThat(status().facts().buildVersion()).isNull();
  }

  @Test
  void tellsLockedFromWaitingWhereThePhoneSaysSo() throws Exception {
    nameless.put("PasswordProtected", true);
    assertThat(status().trust()).isEqualTo(TrustState.LOCKED);
    failure(ProblemId.DEVICE_LOCKED, () -> access.open(phone(), Cancellation.none()));
    paired();
    assertThat(status().trust()).isEqualTo(TrustState.TRUSTED);
  }

  @ParameterizedTest
  @CsvSource({
      "PasswordProtected,LOCKED,DEVICE_LOCKED",
      "InvalidHostID,STALE,PAIRING_STALE",
      "MissingHostID,STALE,PAIRING_STALE",
      "InvalidPairRecord,STALE,PAIRING_STALE",
      "UserDeniedPairing,REFUSED,TRUST_REFUSED",
      "PairingDialogResponsePending,WAITING,TRUST_WAITING"})
  void readsTrustFromTheAnswerToASession(String error, TrustState trust, ProblemId problem) throws Exception {
    paired();
    errors.put("StartSession", error);
    assertThat(status().trust()).isEqualTo(trust);
    assertThat(status().facts().name()).isEqualTo("Phone of Tests");
    failure(problem, () -> access.open(phone(), Cancellation.none()));
  }

  @Test
  void takesABrokenPairingRecordForAStaleOneWithoutShowingItToTheLibrary() throws Exception {
    usbmuxd.pairRecord(UDID, Map.of("HostID", "HOST"));
    assertThat(status().trust()).isEqualTo(TrustState.STALE);
    assertThat(asked).extracting(request -> request.get("Request")).containsOnly("GetValue");
  }

  @Test
  void remembersARefusalForTheNextProcessUntilThePhoneIsPluggedInAnew() throws Exception {
    new RefusalMemory(state, Clock.systemUTC()).remember(phone());
    access.close();
    access = access(Timeouts.STANDARD);
    assertThat(status().trust()).isEqualTo(TrustState.REFUSED);
    usbmuxd.devices(UsbmuxDevice.usb(4, UDID));
    assertThat(status().trust()).isEqualTo(TrustState.WAITING);
  }

  @Test
  void carriesAServicesBytes() throws Exception {
    paired();
    usbmuxd.service(SERVICE, (in, out) -> out.write(in.readNBytes(4)));
    try (var session = access.open(phone(), Cancellation.none());
        var service = session.startService("com.apple.afc", Cancellation.none())) {
      service.send(ByteBuffer.allocateDirect(4).putInt(0x01020304).flip(), 1000);
      var echo = ByteBuffer.allocateDirect(4);
      service.receive(echo, 1000);
      assertThat(echo.flip().getInt()).isEqualTo(0x01020304);
    }
    assertThat(asked).anySatisfy(request -> assertThat(request).containsEntry("Service", "com.apple.afc"));
  }

  @Test
  void aConnectionWhoseNumberBecameAnotherPhonesIsNotUsed() throws Exception {
    paired();
    usbmuxd.service(SERVICE, (in, out) -> out.write(in.readNBytes(4)));
    try (var session = access.open(phone(), Cancellation.none())) {
      usbmuxd.devices(UsbmuxDevice.usb(3, "00008130-FFFFFFFFFFFFFFFF"));
      failure(ProblemId.DEVICE_GONE, () -> session.startService("com.apple.afc", Cancellation.none()));
    }
  }

  @ParameterizedTest
  @CsvSource({
      "InvalidService,SERVICE_REFUSED",
      "ServiceProhibited,SERVICE_REFUSED",
      "ServiceLimit,SERVICE_LIMIT",
      "PasswordProtected,DEVICE_LOCKED",
      "InvalidHostID,PAIRING_STALE",
      "SomethingOfiOS30,PROTOCOL_BROKEN"})
  void saysWhyAServiceDoesNotStart(String error, ProblemId problem) throws Exception {
    paired();
    errors.put("StartService", error);
    try (var session = access.open(phone(), Cancellation.none())) {
      var e = failure(problem, () -> session.startService("com.apple.afc", Cancellation.none()));
      assertThat(e.problem().technicalCause()).contains(error);
    }
  }

  @Test
  void readsAnyDomainAndFindsAnUnknownOneEmpty() throws Exception {
    paired();
    try (var session = access.open(phone(), Cancellation.none())) {
      assertThat(session.values("com.apple.mobile.battery", Cancellation.none())).containsEntry("BatteryCurrentCapacity", 80L);
      assertThat(session.values(null, Cancellation.none())).containsEntry("ProductVersion", "26.1");
      assertThat(session.values("com.example.unknown", Cancellation.none())).isEmpty();
    }
  }

  @Test
  void restartsThePhoneOnlyWhenItAgrees() throws Exception {
    paired();
    var relayed = new CopyOnWriteArrayList<Map<String, Object>>();
    usbmuxd.service(SERVICE, new LockdownScript(request -> {
      relayed.add(request);
      return Map.of("Status", "Success");
    }));
    try (var session = access.open(phone(), Cancellation.none())) {
      session.restart(Cancellation.none());
      assertThat(relayed).containsExactly(Map.of("Request", "Restart", "WaitForDisconnect", true));
      usbmuxd.service(SERVICE, new LockdownScript(_ -> Map.of("Status", "UnknownRequest")));
      failure(ProblemId.SERVICE_REFUSED, () -> session.restart(Cancellation.none()));
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void endsInTimeWhateverUsbmuxdDoesToAQuestion(Fault fault) throws Throwable {
    paired();
    var phone = phone();
    try (var quick = access(QUICK)) {
      for (var request : List.of(UsbmuxRequest.ReadPairRecord.class, UsbmuxRequest.ReadBuid.class, UsbmuxRequest.Connect.class)) {
        usbmuxd.fault(request, fault);
        long took = millis(() -> assertThatThrownBy(() -> quick.status(phone, Cancellation.none()))
            .as(request.getSimpleName())
            .isInstanceOf(org.photokura.device.DeviceException.class));
        assertThat(took).as(request.getSimpleName()).isLessThan(LATEST_MILLIS);
        usbmuxd.fault(request, null);
      }
    }
  }

  @Test
  void isCancelledAtOnceWhileLockdownKeepsSilent() throws Throwable {
    usbmuxd.service(LOCKDOWN, (in, out) -> in.readAllBytes());
    var phone = phone();
    var cancellation = new Cancellation();
    var cancelledAt = new AtomicLong();
    Threads.timer().schedule(() -> {
      cancelledAt.set(System.nanoTime());
      cancellation.cancel();
    }, 100, TimeUnit.MILLISECONDS);
    assertThatThrownBy(() -> access.status(phone, cancellation)).isInstanceOf(CancellationException.class);
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - cancelledAt.get())).isLessThan(3000);
  }

  @Test
  void endsWhenLockdownKeepsSilent() throws Throwable {
    usbmuxd.service(LOCKDOWN, (in, out) -> in.readAllBytes());
    var phone = phone();
    try (var quick = access(QUICK_REPLY)) {
      long took = millis(() -> failure(ProblemId.DEVICE_TIMEOUT, () -> quick.status(phone, Cancellation.none())));
      assertThat(took).isLessThan(LATEST_MILLIS);
    }
  }

  @Test
  void saysThatThePhoneIsGoneRatherThanThatAConnectionBroke() throws Exception {
    var phone = phone();
    usbmuxd.service(LOCKDOWN, (in, out) -> usbmuxd.devices());
    failure(ProblemId.DEVICE_GONE, () -> access.status(phone, Cancellation.none()));
    failure(ProblemId.DEVICE_GONE, () -> access.open(phone, Cancellation.none()));
    failure(ProblemId.DEVICE_GONE, () -> access.pair(phone, Cancellation.none()));
  }
}
