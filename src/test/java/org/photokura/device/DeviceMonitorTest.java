package org.photokura.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.photokura.core.ProblemId;
import org.photokura.device.DevicesSnapshot.SeenDevice;

class DeviceMonitorTest {

  private static final AttachedDevice A = new AttachedDevice(new Udid("a".repeat(40)), ConnectionType.USB, 1);
  private static final AttachedDevice B = new AttachedDevice(new Udid("b".repeat(40)), ConnectionType.USB, 2);

  private final ScriptedDeviceAccess access = new ScriptedDeviceAccess();
  private final LinkedBlockingQueue<DevicesSnapshot> snapshots = new LinkedBlockingQueue<>();
  private DeviceMonitor monitor;

  @BeforeEach
  void start() {
    monitor = monitor(Duration.ofMillis(20));
  }

  private DeviceMonitor monitor(Duration trusted) {
    var made = new DeviceMonitor(access, new DeviceMonitor.Pace(Duration.ofMillis(20), Duration.ofMillis(20), trusted));
    made.onChange(snapshots::add);
    return made;
  }

  @AfterEach
  void stop() {
    monitor.close();
  }

  private DevicesSnapshot await(Predicate<DevicesSnapshot> wanted) throws InterruptedException {
    while (true) {
      var snapshot = snapshots.poll(5, TimeUnit.SECONDS);
      assertThat(snapshot).as("a snapshot within 5 s; the last is " + monitor.now()).isNotNull();
      if (wanted.test(snapshot)) {
        return snapshot;
      }
    }
  }

  private static Predicate<DevicesSnapshot> trust(AttachedDevice device, TrustState trust) {
    return snapshot -> snapshot.devices().stream().anyMatch(seen -> seen.device().equals(device) && seen.trust() == trust);
  }

  @Test
  void tellsThatItHasNotLookedYetAndThenThatNothingIsThere() throws Exception {
    assertThat(monitor.now()).isEqualTo(DevicesSnapshot.NONE_YET);
    monitor.start();
    assertThat(await(_ -> true)).isEqualTo(new DevicesSnapshot(true, List.of(), null));
  }

  @Test
  void showsAPhoneBeforeItHasAnswered() throws Exception {
    access.plug(A, TrustState.TRUSTED);
    monitor.start();
    assertThat(await(_ -> true).devices()).containsExactly(SeenDevice.justCame(A));
    await(trust(A, TrustState.TRUSTED));
  }

  @Test
  void noticesPhonesThatComeAndGo() throws Exception {
    monitor.start();
    access.plug(A, TrustState.TRUSTED);
    await(trust(A, TrustState.TRUSTED));
    access.plug(B, TrustState.WAITING);
    await(trust(B, TrustState.WAITING));
    access.unplug(A);
    assertThat(await(snapshot -> snapshot.devices().size() == 1).devices().getFirst().device()).isEqualTo(B);
  }

  @Test
  void noticesTheOwnersAnswer() throws Exception {
    access.plug(A, TrustState.WAITING);
    monitor.start();
    await(trust(A, TrustState.WAITING));
    access.plug(A, TrustState.TRUSTED);
    await(trust(A, TrustState.TRUSTED));
  }

  @Test
  void forgetsWhatAPhoneWasWhenItIsPluggedInAnew() throws Exception {
    access.plug(A, TrustState.TRUSTED);
    monitor.start();
    await(trust(A, TrustState.TRUSTED));
    var replugged = new AttachedDevice(A.udid(), A.connection(), 99);
    access.unplug(A);
    access.plug(replugged, TrustState.LOCKED);
    await(trust(replugged, TrustState.LOCKED));
  }

  @Test
  void tellsWhyNothingCanBeSeenAndWhenItCanAgain() throws Exception {
    access.plug(A, TrustState.TRUSTED);
    monitor.start();
    await(trust(A, TrustState.TRUSTED));
    access.failList(ProblemId.USBMUXD_HUNG);
    var blind = await(snapshot -> snapshot.problem() != null);
    assertThat(blind.problem().id()).isEqualTo(ProblemId.USBMUXD_HUNG);
    assertThat(blind.devices()).isEmpty();
    access.failList(null);
    await(trust(A, TrustState.TRUSTED));
  }

  @Test
  void keepsWhatItKnewOfAPhoneThatCannotBeReadJustNow() throws Exception {
    access.plug(A, TrustState.TRUSTED);
    monitor.start();
    await(trust(A, TrustState.TRUSTED));
    access.failStatus(A, ProblemId.DEVICE_TIMEOUT);
    var seen = await(snapshot -> snapshot.devices().getFirst().problem() != null).devices().getFirst();
    assertThat(seen.trust()).isEqualTo(TrustState.TRUSTED);
    assertThat(seen.problem().id()).isEqualTo(ProblemId.DEVICE_TIMEOUT);
    access.failStatus(A, null);
    await(snapshot -> snapshot.devices().getFirst().problem() == null);
  }

  @Test
  void isNotHeldUpByAPhoneThatKeepsSilent() throws Exception {
    access.plug(A, TrustState.TRUSTED);
    access.silence(A);
    monitor.start();
    await(snapshot -> snapshot.devices().size() == 1);
    access.plug(B, TrustState.TRUSTED);
    await(trust(B, TrustState.TRUSTED));
  }

  @Test
  void asksATrustedPhoneSeldomAndAtOnceWhenToldTo() throws Exception {
    monitor.close();
    monitor = monitor(Duration.ofHours(1));
    access.plug(A, TrustState.TRUSTED);
    monitor.start();
    await(trust(A, TrustState.TRUSTED));
    access.plug(B, TrustState.TRUSTED);
    await(trust(B, TrustState.TRUSTED));
    assertThat(access.statusCalls()).isEqualTo(2);
    access.plug(A, TrustState.LOCKED);
    monitor.lookAgain();
    await(trust(A, TrustState.LOCKED));
  }

  @Test
  void goesOnWhenAListenerFails() throws Exception {
    monitor.close();
    monitor = new DeviceMonitor(access, new DeviceMonitor.Pace(Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(20)));
    monitor.onChange(_ -> {
      throw new IllegalStateException("a listener of the test fails");
    });
    monitor.onChange(snapshots::add);
    monitor.start();
    access.plug(A, TrustState.TRUSTED);
    await(trust(A, TrustState.TRUSTED));
  }

  @Test
  void tellsAListenerNothingMoreOnceItsRegistrationIsClosed() throws Exception {
    var heard = new LinkedBlockingQueue<DevicesSnapshot>();
    var registration = monitor.onChange(heard::add);
    monitor.start();
    await(_ -> true);
    assertThat(heard.poll(5, TimeUnit.SECONDS)).isNotNull();
    registration.close();
    access.plug(A, TrustState.TRUSTED);
    await(trust(A, TrustState.TRUSTED));
    assertThat(heard).isEmpty();
  }

  @Test
  void endsWhileAPhoneKeepsSilent() throws Exception {
    access.plug(A, TrustState.TRUSTED);
    access.silence(A);
    monitor.start();
    await(snapshot -> snapshot.devices().size() == 1);
    monitor.close();
    access.unplug(A);
    assertThat(snapshots.poll(200, TimeUnit.MILLISECONDS)).isNull();
  }
}
