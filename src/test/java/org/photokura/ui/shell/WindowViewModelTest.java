package org.photokura.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.AttachedDevice;
import org.photokura.device.ConnectionType;
import org.photokura.device.TrustState;
import org.photokura.device.Udid;
import org.photokura.settings.ExportChoices;
import org.photokura.settings.Settings;
import org.photokura.ui.devices.ConnectState;
import org.photokura.ui.export.ExportSheetViewModel;
import org.photokura.ui.fake.FakeWorld;
import org.photokura.ui.fake.PumpedUi;

/** What the window does, without a toolkit: the test's own thread is the UI thread. */
class WindowViewModelTest {

  @TempDir Path folder;
  private final PumpedUi ui = new PumpedUi();
  private final List<ExportSheetViewModel> asked = new ArrayList<>();
  private final CountDownLatch hangs = new CountDownLatch(1);
  private FakeWorld world;
  private WindowViewModel model;

  @AfterEach
  void stop() {
    hangs.countDown();
    model.close();
    world.close();
  }

  private void open(Settings settings) {
    world = new FakeWorld(folder, 40);
    model = new WindowViewModel(world.services(), settings, ui, Clock.systemUTC());
  }

  private void openAndRead(Path destination) {
    open(Settings.STANDARD.withDestination(destination.toString()).withChoicesFor(destination.toString(), ExportChoices.STANDARD));
    world.plugIn();
    ui.await("the library is read", () -> model.library().state().complete());
  }

  @Test
  void oneClickMakesNoFolderWhereADriveIsMissing() {
    var usb = folder.resolve("usb");
    openAndRead(usb);
    model.startAsLastTime(model.items().notExported(), "New", asked::add);
    ui.await("it is asked", () -> !asked.isEmpty());
    assertThat(model.runs().isRunning()).isFalse();
    assertThat(asked.getFirst().folderIsThere()).isFalse();

    assertThat(usb.toFile().mkdir()).isTrue();
    model.startAsLastTime(model.items().notExported(), "New", asked::add);
    ui.await("it begins", () -> !world.exports.isEmpty());
    assertThat(asked).hasSize(1);
  }

  @Test
  void whatOneFolderHeldIsNotSavedInOneThatCannotBe() {
    openAndRead(folder.resolve("usb"));
    int all = model.items().notExported().size();
    model.library().state().items().forEach(item -> world.saved.add(item.id()));
    model.destination().look();
    ui.await("all is saved", () -> model.items().notExported().isEmpty());
    model.settings().update(s -> s.withDestination("no\0folder"));
    ui.await("nothing is", () -> model.items().notExported().size() == all);
  }

  @Test
  void aClickIsAnsweredThoughTheDriveHangs() {
    openAndRead(folder);
    world.onRoom = () -> {
      try {
        hangs.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
    model.startAsLastTime(model.items().notExported(), "New", asked::add);
    ui.await("the sheet opens, which counts", () -> !asked.isEmpty());
    hangs.countDown();
    ui.pumpFor(Duration.ofMillis(300));
    assertThat(asked).as("it opens once").hasSize(1);
    assertThat(world.exports).as("nothing begins behind the sheet").isEmpty();
  }

  @Test
  void aPhoneThatCannotBeOpenedIsSaidSoAndTriedAgain() {
    open(Settings.STANDARD);
    world.devices.openProblem = Problem.of(ProblemId.SERVICE_REFUSED);
    world.plugIn();
    ui.await("it is said", () -> model.session().failureProperty().get() != null);
    assertThat(model.library().state().complete()).isFalse();
    int opened = world.devices.opened;
    ui.await("it is tried again, though the phone stands as before", () -> world.devices.opened > opened + 1);
    assertThat(model.session().failureProperty().get()).as("the words stay meanwhile").isNotNull();
    world.devices.openProblem = null;
    ui.await("the library is read", () -> model.library().state().complete());
    assertThat(model.session().failureProperty().get()).isNull();
    assertThat(model.openingProperty().get()).isFalse();
  }

  @Test
  void nobodyKnowsWhatLiesOnAPhoneWhileItIsOpened() {
    open(Settings.STANDARD);
    world.devices.opensSlowly = true;
    world.plugIn();
    ui.await("it can be read", () -> model.devices().state() instanceof ConnectState.Ready);
    assertThat(model.openingProperty().get()).isTrue();
    assertThat(model.page()).isEqualTo(Page.LIBRARY);
    world.devices.opensSlowly = false;
    ui.await("the library is read", () -> model.library().state().complete());
    assertThat(model.openingProperty().get()).isFalse();
  }

  @Test
  void saysWhyNothingCanBeCopiedFromAPhoneThatIsAway() {
    openAndRead(folder);
    assertThat(model.whyNoExport()).isNull();
    world.devices.attached = List.of();
    ui.await("it is gone", () -> model.devices().state() instanceof ConnectState.Looking);
    assertThat(model.whyNoExport()).extracting(Problem::id).isEqualTo(ProblemId.DEVICE_UNKNOWN);
    world.devices.blocked = Problem.of(ProblemId.USBMUXD_HUNG);
    ui.await("the service hangs", () -> model.devices().state() instanceof ConnectState.Blocked);
    assertThat(model.whyNoExport()).extracting(Problem::id).isEqualTo(ProblemId.USBMUXD_HUNG);
    world.devices.blocked = null;
    world.devices.attached = List.of(new AttachedDevice(new Udid("00008140-000B22223333001E"), ConnectionType.USB, 2));
    world.devices.trust = TrustState.REFUSED;
    ui.await("another is there that says no", () -> model.devices().state() instanceof ConnectState.Refused);
    assertThat(model.whyNoExport()).extracting(Problem::id).as("what the other says is no reason").isEqualTo(ProblemId.DEVICE_UNKNOWN);
  }

  @Test
  void aBadMomentOfAnOpenPhoneKeepsNobodyFromExporting() {
    openAndRead(folder);
    world.devices.trustProblem = Problem.of(ProblemId.DEVICE_TIMEOUT);
    ui.await("it falls silent", () -> model.devices().state().problem() instanceof Problem p && p.id() == ProblemId.DEVICE_TIMEOUT);
    assertThat(model.whyNoExport()).isNull();
    world.devices.trustProblem = null;
    ui.await("it answers", () -> model.devices().state() instanceof ConnectState.Ready);
    world.devices.blocked = Problem.of(ProblemId.USBMUXD_HUNG);
    ui.await("the service hangs", () -> model.devices().state() instanceof ConnectState.Blocked);
    assertThat(model.whyNoExport()).isNull();
    world.devices.blocked = Problem.of(ProblemId.USBMUXD_MISSING);
    ui.await("it is gone", () -> model.devices().state().problem() instanceof Problem p && p.id() == ProblemId.USBMUXD_MISSING);
    assertThat(model.whyNoExport()).extracting(Problem::id).isEqualTo(ProblemId.USBMUXD_MISSING);
  }

  @Test
  void thePhotosOfOnePhoneDoNotStandUnderAnother() {
    open(Settings.STANDARD);
    world.plugIn();
    ui.await("the library is read", () -> model.library().state().complete());
    world.devices.openProblem = Problem.of(ProblemId.SERVICE_REFUSED);
    world.devices.attached = List.of(new AttachedDevice(new Udid("00008140-000B22223333001E"), ConnectionType.USB, 2));
    ui.await("the other is shown and cannot be opened", () -> model.session().failureProperty().get() != null);
    assertThat(model.library().state().items()).isEmpty();
    assertThat(model.items().chosen()).isEmpty();
    assertThat(model.listedPhone()).isNull();
    assertThat(model.openingProperty().get()).isTrue();
    world.plugIn();
    world.devices.openProblem = null;
    ui.await("the first is back", () -> model.library().state().complete() && model.listedPhone() != null);
  }
}
