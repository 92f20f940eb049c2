package org.photokura.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.AttachedDevice;
import org.photokura.device.ConnectionType;
import org.photokura.device.Udid;
import org.photokura.settings.ExportChoices;
import org.photokura.settings.Settings;
import org.photokura.ui.fx.Switch;
import org.photokura.ui.shell.Page;

/** What is chosen on the settings page holds at once and is kept. */
class SettingsAppliedTest extends WindowTest {

  @Override
  Settings settings() {
    String folderUsed = folder.resolve("Photos").toString();
    var standard = super.settings().withDestination(folderUsed);
    return standard.withChoicesFor(folderUsed, standard.choices().withLayout("{name}"));
  }

  @Test
  void everyChoiceHoldsAtOnceAndIsKept() {
    connect();
    onFx(() -> {
      window.model().go(Page.SETTINGS);
      return true;
    });
    awaitText("Settings");

    click("Dark");
    await("the window is dark", () -> window.stage().getScene().getRoot().getStyleClass().contains("theme-dark"));

    turn("Live Photo movies and edited versions");
    var sheet = onFx(() -> window.model().sheetFor(window.model().items().chosen()));
    assertThat(sheet.liveVideosProperty().get()).as("also for a folder that remembers its own choices").isFalse();

    assertThat(sheet.layoutProperty().get()).isEqualTo("{name}");
    assertThat(onFx(() -> window.model().settings().get().choices())).as("of every folder only what was chosen here")
        .isEqualTo(ExportChoices.STANDARD.withBelongings(false));

    onFx(() -> {
      window.model().settings().update(s -> s.withLanguage(Settings.Language.JAPANESE));
      return true;
    });
    awaitText("設定");
    await("it is kept", () -> world.settings.latest().language() == Settings.Language.JAPANESE && !world.settings.latest().choices().liveVideos());
  }

  @Test
  void checksTheFilesOfTheDestinationWhileAPhoneIsConnected() throws Exception {
    checkFiles();
    awaitText("All 12 files are unchanged");
  }

  @Test
  void theEndOfACheckClosesNothingElseAndStaysForAnotherPhone() throws Exception {
    var checking = new CountDownLatch(1);
    world.onCheck = () -> {
      try {
        checking.await(60, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    };
    checkFiles();
    awaitText("Checking every file…");
    onFx(() -> {
      window.tell(Problem.of(ProblemId.SETTINGS_BROKEN));
      return true;
    });
    checking.countDown();
    awaitText("All 12 files are unchanged");
    assertThat(says("No photo is affected.")).as("what lay above").isTrue();
    assertThat(says("Checking every file…")).isFalse();
    var other = new AttachedDevice(new Udid("00008130-000B22223333002F"), ConnectionType.USB, 2);
    world.devices.attached = List.of(other);
    await("another phone is listed", () -> other.udid().equals(window.model().listedPhone()));
    assertThat(says("All 12 files are unchanged")).isTrue();
  }

  private void checkFiles() throws Exception {
    Files.createDirectories(folder.resolve("Photos"));
    connect();
    onFx(() -> {
      window.model().destination().look();
      return true;
    });
    onFx(() -> {
      window.model().go(Page.SETTINGS);
      return true;
    });
    await("the destination is known", () -> window.stage().getScene().lookup("#check-files") instanceof Button check && !check.isDisabled());
    onFx(() -> {
      window.stage().getScene().lookup("#check-files").requestFocus();
      return true;
    });
    robot.type(KeyCode.SPACE);
  }

  private void turn(String name) {
    await("“" + name + "” can be turned", () -> {
      var found = window.stage().getScene().getRoot().lookupAll(".toggle-switch").stream()
          .filter(node -> node instanceof Switch && name.equals(node.getAccessibleText())).map(Switch.class::cast).findFirst();
      found.ifPresent(turned -> turned.setSelected(!turned.isSelected()));
      return found.isPresent();
    });
  }
}
