package org.photokura.ui.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.AttachedDevice;
import org.photokura.device.ConnectionType;
import org.photokura.device.DeviceMonitor;
import org.photokura.device.TrustState;
import org.photokura.device.Udid;
import org.photokura.ui.devices.ConnectState.Blocked;
import org.photokura.ui.devices.ConnectState.Locked;
import org.photokura.ui.devices.ConnectState.Looking;
import org.photokura.ui.devices.ConnectState.Ready;
import org.photokura.ui.devices.ConnectState.Refused;
import org.photokura.ui.devices.ConnectState.Stale;
import org.photokura.ui.devices.ConnectState.WaitingForTrust;
import org.photokura.ui.fake.FakeDeviceAccess;
import org.photokura.ui.fake.Samples;
import org.photokura.ui.fx.Background;
import org.photokura.ui.fx.UiThread;

class DevicesViewModelTest {

  private final ExecutorService uiThread = Executors.newSingleThreadExecutor();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final FakeDeviceAccess access = new FakeDeviceAccess();
  private final DeviceMonitor monitor = new DeviceMonitor(access, new DeviceMonitor.Pace(Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofMillis(5)));
  private DevicesViewModel model;

  private void open() throws Exception {
    access.facts = Samples.FACTS;
    monitor.start();
    var ui = new UiThread() {
      @Override
      public void execute(Runnable task) {
        uiThread.execute(task);
      }

      @Override
      public boolean isCurrent() {
        return true;
      }
    };
    model = uiThread.submit(() -> new DevicesViewModel(access, monitor, new Background(ui, workers), Clock.systemUTC())).get(5, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() throws Exception {
    uiThread.submit(() -> model.close()).get(5, TimeUnit.SECONDS);
    monitor.close();
    uiThread.shutdownNow();
    workers.shutdownNow();
  }

  private void await(Class<? extends ConnectState> state) {
    await(() -> state.isInstance(model.state()));
  }

  private void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain; state is %s", model.state()).isLessThan(deadline);
      LockSupport.parkNanos(2_000_000);
    }
  }

  private void plugIn(TrustState trust) {
    access.trust = trust;
    access.attached = List.of(Samples.DEVICE);
  }

  @Test
  void looksUntilAPhoneComesAndAgainWhenItGoes() throws Exception {
    open();
    await(Looking.class);
    plugIn(TrustState.TRUSTED);
    await(Ready.class);
    access.attached = List.of();
    await(Looking.class);
    assertThat(access.pairings).isZero();
  }

  @Test
  void knowsHowLongAPhoneSaysNothing() throws Exception {
    access.silent = true;
    open();
    plugIn(TrustState.TRUSTED);
    await(ConnectState.Connecting.class);
    await(() -> model.silentFor().compareTo(Duration.ofMillis(50)) > 0);
    access.silent = false;
    await(Ready.class);
    assertThat(model.silentFor()).isZero();
  }

  @Test
  void asksAPhoneForTrustThatNeverAnswered() throws Exception {
    open();
    plugIn(TrustState.WAITING);
    await(WaitingForTrust.class);
    await(() -> access.pairings >= 1);
    access.trust = TrustState.TRUSTED;
    await(Ready.class);
  }

  @Test
  void asksAgainOnlyWhenToldAfterARefusal() throws Exception {
    open();
    access.pairAnswer = TrustState.REFUSED;
    plugIn(TrustState.WAITING);
    await(Refused.class);
    int asked = access.pairings;
    access.trust = TrustState.REFUSED;
    access.pairAnswer = TrustState.WAITING;
    assertThat(asked).isEqualTo(1);
    uiThread.submit(() -> model.askAgain()).get(5, TimeUnit.SECONDS);
    await(WaitingForTrust.class);
    await(() -> access.pairings > asked);
  }

  @Test
  void tellsLockedFromUntrustedAndFromForgotten() throws Exception {
    open();
    plugIn(TrustState.LOCKED);
    await(Locked.class);
    access.trust = TrustState.STALE;
    await(Stale.class);
    assertThat(access.pairings).as("a phone that forgot us is asked only on demand").isZero();
  }

  @Test
  void saysWhyNothingCanBeSeen() throws Exception {
    access.blocked = Problem.of(ProblemId.USBMUXD_HUNG);
    open();
    await(() -> model.state() instanceof Blocked blocked && blocked.problem().id() == ProblemId.USBMUXD_HUNG);
    access.blocked = null;
    await(Looking.class);
  }

  @Test
  void prefersThePhoneThatWorksUntilAnotherIsChosen() throws Exception {
    var second = new AttachedDevice(new Udid("second"), ConnectionType.WIFI, 2);
    open();
    access.trust = TrustState.TRUSTED;
    access.attached = List.of(Samples.DEVICE, second);
    await(() -> model.state() instanceof Ready ready && ready.who().device().equals(Samples.DEVICE) && model.phonesProperty().get().size() == 2);
    uiThread.submit(() -> model.choose(second.udid())).get(5, TimeUnit.SECONDS);
    await(() -> model.state() instanceof Ready ready && ready.who().device().equals(second));
  }
}
