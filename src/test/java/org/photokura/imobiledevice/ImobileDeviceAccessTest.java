package org.photokura.imobiledevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.photokura.imobiledevice.Failures.failure;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.afc.AfcDeviceFiles;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.AttachedDevice;
import org.photokura.device.ConnectionType;
import org.photokura.device.DeviceAccess.DeviceStatus;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFacts;
import org.photokura.device.TrustState;
import org.photokura.device.Udid;
import org.photokura.virtualphone.Fault.ConnectionLimit;
import org.photokura.virtualphone.Fault.ConnectionLimit.Refusal;
import org.photokura.virtualphone.Fault.LockdownAnswers;
import org.photokura.virtualphone.InMemoryTree;
import org.photokura.virtualphone.LockPolicy;
import org.photokura.virtualphone.PhoneProfile;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualUsbmuxd;

/** The whole way through the real libimobiledevice, with pairing and TLS, to a virtual phone. */
class ImobileDeviceAccessTest {

  private static final String FILE = "/DCIM/100APPLE/IMG_0001.HEIC";
  private static final byte[] CONTENT = "what the camera wrote".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  private static final Cancellation NONE = Cancellation.none();

  @TempDir Path state;

  private VirtualUsbmuxd usbmuxd;
  private ImobileDeviceAccess access;
  private VirtualPhone phone;

  @BeforeEach
  void start() throws Exception {
    usbmuxd = VirtualUsbmuxd.start();
    UsbmuxAddress.set(usbmuxd.address());
    access = access();
  }

  private ImobileDeviceAccess access() {
    return new ImobileDeviceAccess(state, AfcDeviceFiles::new);
  }

  @AfterEach
  void stop() {
    access.close();
    usbmuxd.close();
  }

  private static VirtualPhone.Builder phone() {
    return VirtualPhone.serving(new InMemoryTree().file(FILE, CONTENT));
  }

  private AttachedDevice plug(VirtualPhone.Builder builder) throws Exception {
    phone = builder.build();
    usbmuxd.plug(phone);
    return attached();
  }

  private AttachedDevice attached() throws Exception {
    return access.attached(NONE).getFirst();
  }

  private TrustState trust() throws Exception {
    return access.status(attached(), NONE).trust();
  }

  @Test
  void asksOnceWaitsForTheOwnerAndThenReadsEverything() throws Exception {
    var device = plug(phone().trustsAtOnce(false));
    var stranger = access.status(device, NONE);
    assertThat(stranger.trust()).isEqualTo(TrustState.WAITING);
    assertThat(stranger.facts().name()).isEqualTo(PhoneProfile.IPHONE.name());
    assertThat(stranger.facts().capacityBytes()).isNull();
    failure(ProblemId.TRUST_WAITING, () -> access.open(device, NONE));
    assertThat(phone.statistics().pairRequests()).as("only pair() may raise the dialog").isZero();

    assertThat(access.pair(device, NONE)).isEqualTo(TrustState.WAITING);
    assertThat(phone.asksForTrust()).isTrue();
    assertThat(access.pair(device, NONE)).isEqualTo(TrustState.WAITING);
    phone.trust();
    assertThat(access.pair(device, NONE)).isEqualTo(TrustState.TRUSTED);
    long asked = phone.statistics().pairRequests();

    assertThat(access.status(device, NONE)).isEqualTo(new DeviceStatus(TrustState.TRUSTED, new DeviceFacts(
        "Hana's iPhone", "iPhone16,1", "26.1", "23B85", 256_000_000_000L, 41_873_002_496L, 87, true, false, "Asia/Tokyo")));
    assertThat(access.pair(device, NONE)).isEqualTo(TrustState.TRUSTED);
    assertThat(phone.statistics().pairRequests()).as("a trusted phone is not asked again").isEqualTo(asked);
  }

  @Test
  void remembersTheRefusalUntilThePhoneIsPluggedInAnew() throws Exception {
    var device = plug(phone().trustsAtOnce(false));
    assertThat(access.pair(device, NONE)).isEqualTo(TrustState.WAITING);
    phone.refuse();
    assertThat(access.pair(device, NONE)).isEqualTo(TrustState.REFUSED);
    assertThat(trust()).isEqualTo(TrustState.REFUSED);
    failure(ProblemId.TRUST_REFUSED, () -> access.open(device, NONE));
    access.close();
    access = access();
    assertThat(trust()).as("in the next process").isEqualTo(TrustState.REFUSED);
    phone.unplug();
    phone.plug();
    assertThat(trust()).isEqualTo(TrustState.WAITING);
    assertThat(access.pair(attached(), NONE)).isEqualTo(TrustState.WAITING);
  }

  /** On Linux usbmuxd goes with the last phone, and the next one counts its connections from 1 again: the same phone has the same number then. */
  @Test
  void forgetsTheRefusalWhenUsbmuxdWentWithThePhoneButNotWhenItHangs() throws Exception {
    var device = plug(phone().trustsAtOnce(false));
    access.pair(device, NONE);
    phone.refuse();
    assertThat(access.pair(device, NONE)).isEqualTo(TrustState.REFUSED);
    var t = Timeouts.STANDARD;
    var quick = new Timeouts(Duration.ofMillis(300), t.connect(), t.reply(), t.tls(), t.pair(), t.call());
    try (var impatient = new ImobileDeviceAccess(NativeLibraries.ofThisComputer(), state, AfcDeviceFiles::new, quick, Clock.systemUTC())) {
      usbmuxd.hang();
      failure(ProblemId.USBMUXD_HUNG, () -> impatient.attached(NONE));
      usbmuxd.recover();
    }
    assertThat(trust()).isEqualTo(TrustState.REFUSED);
    usbmuxd.stopListening();
    Eventually.holds(() -> problemOfLooking(access) == ProblemId.USBMUXD_MISSING);
    usbmuxd.recover();
    assertThat(attached()).isEqualTo(device);
    assertThat(trust()).isEqualTo(TrustState.WAITING);
  }

  private static @Nullable ProblemId problemOfLooking(ImobileDeviceAccess access) {
    try {
      access.attached(NONE);
      return null;
    } catch (DeviceException e) {
      return e.problem().id();
    }
  }

  @Test
  void aPhoneIsGoneWhereUsbmuxdWentWithIt() throws Exception {
    try (var linux = new ImobileDeviceAccess(NativeLibraries.ofThisComputer(), state, AfcDeviceFiles::new, Timeouts.STANDARD, Clock.systemUTC(), () -> true)) {
      var device = plug(phone());
      linux.pair(device, NONE);
      try (var session = linux.open(device, NONE)) {
        usbmuxd.stopListening();
        phone.unplug();
        Eventually.holds(() -> problemOfLooking(linux) == null && linux.serviceSleeps());
        assertThat(linux.attached(NONE)).isEmpty();
        failure(ProblemId.DEVICE_GONE, () -> linux.status(device, NONE));
        failure(ProblemId.DEVICE_GONE, () -> session.startService("com.apple.afc", NONE));
      }
      usbmuxd.recover();
      phone.plug();
      assertThat(linux.attached(NONE)).hasSize(1);
      assertThat(linux.serviceSleeps()).isFalse();
    }
  }

  @Test
  void asksForTheUnlockedPhoneBeforeItCanBePaired() throws Exception {
    var device = plug(phone());
    phone.lock();
    assertThat(access.pair(device, NONE)).isEqualTo(TrustState.LOCKED);
    phone.unlock();
    assertThat(access.pair(device, NONE)).isEqualTo(TrustState.TRUSTED);
  }

  @Test
  void pairsAgainWithAPhoneThatForgotThisComputer() throws Exception {
    var device = plug(phone().trustsAtOnce(false));
    phone.trust();
    assertThat(access.pair(device, NONE)).isEqualTo(TrustState.TRUSTED);
    phone.forget();
    assertThat(trust()).isEqualTo(TrustState.STALE);
    failure(ProblemId.PAIRING_STALE, () -> access.open(device, NONE));
    assertThat(access.pair(device, NONE)).isEqualTo(TrustState.WAITING);
    assertThat(trust()).isEqualTo(TrustState.STALE);
    phone.trust();
    assertThat(access.pair(device, NONE)).isEqualTo(TrustState.TRUSTED);
    assertThat(trust()).isEqualTo(TrustState.TRUSTED);
  }

  @Test
  void tellsAPairedPhoneThatWasNotUnlockedYet() throws Exception {
    var device = plug(phone().lockPolicy(LockPolicy.SEALED));
    access.pair(device, NONE);
    phone.lock();
    assertThat(trust()).isEqualTo(TrustState.LOCKED);
    failure(ProblemId.DEVICE_LOCKED, () -> access.open(device, NONE));
    assertThat(access.pair(device, NONE)).isEqualTo(TrustState.LOCKED);
    phone.unlock();
    assertThat(trust()).isEqualTo(TrustState.TRUSTED);
  }

  @Test
  void tellsWhenAServiceIsRefusedBecauseOfTheLock() throws Exception {
    var device = plug(phone().lockPolicy(LockPolicy.STRICT));
    access.pair(device, NONE);
    try (var session = access.open(device, NONE)) {
      phone.lock();
      assertThat(access.status(device, NONE).facts().passcodeLocked()).isTrue();
      var e = failure(ProblemId.DEVICE_LOCKED, () -> session.startService("com.apple.afc", NONE));
      assertThat(e.reach()).isEqualTo(DeviceException.Reach.DEVICE);
      phone.unlock();
      session.startService("com.apple.afc", NONE).close();
    }
  }

  @Test
  void saysThatASupervisedPhoneMayNotBePaired() throws Exception {
    var device = plug(phone());
    phone.arm(new LockdownAnswers("Pair", org.photokura.protocol.lockdown.LockdownError.MC_PROTECTED));
    failure(ProblemId.PAIRING_PROHIBITED, () -> access.pair(device, NONE));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsAFileWithTlsAndWithout(boolean tls) throws Exception {
    var device = plug(phone().serviceTls(tls));
    access.pair(device, NONE);
    try (var session = access.open(device, NONE)) {
      assertThat(session.files().readAll(FILE, 1000, NONE)).isEqualTo(CONTENT);
      assertThat(session.facts().iosVersion()).isEqualTo("26.1");
      assertThat(session.device()).isEqualTo(device);
    }
    assertThat(phone.writeAttempts()).isZero();
  }

  @Test
  void tellsTwoPhonesApart() throws Exception {
    var first = plug(phone());
    var other = phone().profile(PhoneProfile.IPHONE.withUdid("a".repeat(40)).withName("Another")).build();
    usbmuxd.plug(other);
    var attached = access.attached(NONE);
    assertThat(attached).extracting(AttachedDevice::udid).containsExactly(first.udid(), new Udid("a".repeat(40)));
    access.pair(attached.get(1), NONE);
    assertThat(access.status(attached.get(1), NONE).facts().name()).isEqualTo("Another");
    assertThat(access.status(attached.get(0), NONE).trust()).isEqualTo(TrustState.WAITING);
  }

  @Test
  void prefersTheCableOfAPhoneThatIsOnWifiToo() throws Exception {
    var device = plug(phone());
    access.pair(device, NONE);
    usbmuxd.joinWifi(phone);
    assertThat(access.attached(NONE)).containsExactly(device);
    phone.unplug();
    var wireless = attached();
    assertThat(wireless.connection()).isEqualTo(ConnectionType.WIFI);
    assertThat(access.status(wireless, NONE).trust()).isEqualTo(TrustState.TRUSTED);
    try (var session = access.open(wireless, NONE)) {
      assertThat(session.files().readAll(FILE, 1000, NONE)).isEqualTo(CONTENT);
    }
    phone.plug();
    assertThat(access.attached(NONE)).extracting(AttachedDevice::connection).containsExactly(ConnectionType.USB);
  }

  @Test
  void refusesToPairOverWifi() throws Exception {
    phone = phone().build();
    usbmuxd.joinWifi(phone);
    var wireless = attached();
    failure(ProblemId.PAIRING_PROHIBITED, () -> access.pair(wireless, NONE));
  }

  @Test
  void saysThatThePhoneIsGone() throws Exception {
    var device = plug(phone());
    access.pair(device, NONE);
    try (var session = access.open(device, NONE)) {
      phone.unplug();
      assertThat(access.attached(NONE)).isEmpty();
      failure(ProblemId.DEVICE_GONE, () -> access.status(device, NONE));
      failure(ProblemId.DEVICE_GONE, () -> session.startService("com.apple.afc", NONE));
      phone.plug();
      failure(ProblemId.DEVICE_GONE, () -> session.values(null, NONE));
      failure(ProblemId.DEVICE_GONE, () -> access.open(device, NONE));
      assertThat(trust()).as("plugged in anew").isEqualTo(TrustState.TRUSTED);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Refusal.class, names = {"SERVICE_LIMIT", "CONNECTION_REFUSED"})
  void tellsThatNoFurtherConnectionIsGranted(Refusal refusal) throws Exception {
    var device = plug(phone());
    access.pair(device, NONE);
    phone.arm(new ConnectionLimit("com.apple.afc", 1, refusal));
    try (var session = access.open(device, NONE); var first = session.startService("com.apple.afc", NONE)) {
      var id = refusal == Refusal.SERVICE_LIMIT ? ProblemId.SERVICE_LIMIT : ProblemId.SERVICE_REFUSED;
      var e = failure(id, () -> session.startService("com.apple.afc", NONE));
      assertThat(e.reach()).isEqualTo(DeviceException.Reach.CONNECTION);
      assertThat(first).isNotNull();
    }
  }

  @Test
  void callsAConnectionThatIsClosedAtOnceLostAndThePairingFine() throws Exception {
    var device = plug(phone());
    access.pair(device, NONE);
    phone.arm(new ConnectionLimit("com.apple.afc", 0, Refusal.CLOSED_AT_ONCE));
    try (var session = access.open(device, NONE)) {
      failure(ProblemId.CONNECTION_LOST, () -> {
        try (var service = session.startService("com.apple.afc", NONE)) {
          service.receive(ByteBuffer.allocateDirect(1), 2000);
        }
      });
    }
  }

  @Test
  void restartsThePhone() throws Exception {
    var device = plug(phone().restart(200, false));
    access.pair(device, NONE);
    try (var session = access.open(device, NONE)) {
      session.restart(NONE);
    }
    Eventually.holds(() -> phone.statistics().restarts() == 1);
  }

  @Test
  void readsTheDomainsThatTheDoctorAsksFor() throws Exception {
    var device = plug(phone());
    access.pair(device, NONE);
    try (var session = access.open(device, NONE)) {
      assertThat(session.values("com.apple.mobile.backup", NONE)).containsEntry("CloudBackupEnabled", true);
      assertThat(session.values(null, NONE)).containsEntry("ActivationState", "Activated").containsKey("TimeIntervalSince1970");
    }
  }

  @Test
  void listsNothingWhereNothingIs() throws Exception {
    assertThat(access.attached(NONE)).isEqualTo(List.of());
  }
}
