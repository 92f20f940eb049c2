package org.photokura.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.AttachedDevice;
import org.photokura.device.ConnectionType;
import org.photokura.device.DeviceFacts;
import org.photokura.device.TrustState;
import org.photokura.device.Udid;
import org.photokura.transfer.ExportReport;
import org.photokura.transfer.Outcome;
import org.photokura.transfer.TransferSnapshot;
import org.photokura.ui.fake.FakeExport;
import org.photokura.ui.fake.Samples;
import org.photokura.ui.shell.Page;

/** One phone goes and another comes: what was asked of the one is never done with the other, whose photos have the same paths. */
class AnotherPhoneTest extends WindowTest {

  private static final AttachedDevice OTHER = new AttachedDevice(new Udid("00008130-000B22223333002F"), ConnectionType.USB, 2);
  private static final DeviceFacts FACTS = new DeviceFacts("Jun’s iPhone", "iPhone16,1", "27.0", "25A1", 128_000_000_000L, 1_200_000_000L, 50, true, false, "Asia/Tokyo");

  private void changePhones() {
    world.devices.factsOf.put(OTHER.udid(), FACTS);
    world.devices.attached = List.of(OTHER);
    await("the other phone is listed", () -> OTHER.udid().equals(window.model().listedPhone()));
  }

  private void openSheet() {
    world.devices.trust = TrustState.TRUSTED;
    connect();
    click("Export all…");
    exportTo(folder.resolve("Photos"));
    await("it is counted", () -> window.stage().getScene().lookup("#start-export") instanceof Button start && !start.isDisabled());
  }

  @Test
  void closesASheetThatAskedAboutTheFirst() {
    openSheet();
    changePhones();
    await("the sheet goes", () -> window.stage().getScene().lookup("#start-export") == null);
    assertThat(world.exports).isEmpty();
  }

  @Test
  void leavesOpenWhatIsTheWindowsOwn() {
    openSheet();
    world.devices.factsOf.put(OTHER.udid(), FACTS);
    onFx(() -> {
      window.tell(Problem.of(ProblemId.SETTINGS_BROKEN));
      return true;
    });
    changePhones();
    await("the sheet of the first goes", () -> window.stage().getScene().lookup("#start-export") == null);
    awaitText("No photo is affected.");
  }

  /** Exports from the first phone, which ends with all items unsaved. */
  private void failAll(ProblemId reason, boolean stops) {
    openSheet();
    clickId("start-export");
    await("the engine runs", () -> world.exports.size() == 1);
    FakeExport run = world.exports.getFirst();
    var all = run.copied();
    var problem = Problem.of(reason);
    run.report = new ExportReport(all.runId(), all.deviceName(), all.udid(), all.destination(), all.startedAt(), all.finishedAt(), 0,
        all.outcomes().stream().map(o -> (Outcome) new Outcome.Failed(o.itemId(), problem, List.of())).toList(), stops ? problem : null);
    run.finish.countDown();
    await("the report shows", () -> window.model().page() == Page.REPORT);
  }

  private void assertThatTheReportAsksForTheFirst() {
    clickId("try-again");
    awaitText("This iPhone is not connected");
    assertThat(onFx(() -> window.stage().getScene().lookup("#start-export"))).isNull();
    assertThat(world.exports).hasSize(1);
  }

  @Test
  void triesNothingAgainWithTheSecondThatFailedOnTheFirst() {
    failAll(ProblemId.FILE_UNREADABLE, false);
    changePhones();
    assertThatTheReportAsksForTheFirst();
  }

  @Test
  void savesNothingOfTheSecondElsewhereThatTheFirstsFullDiskCouldNotHold() {
    failAll(ProblemId.DESTINATION_FULL, true);
    changePhones();
    assertThatTheReportAsksForTheFirst();
  }

  @Test
  void savesNothingOfTheSecondElsewhereThatWasTooLargeOnTheFirst() {
    failAll(ProblemId.FILE_TOO_LARGE_FOR_DESTINATION, false);
    changePhones();
    assertThatTheReportAsksForTheFirst();
  }

  @Test
  void savesElsewhereFromTheFirstWhenItIsBack() {
    savesNothingOfTheSecondElsewhereThatTheFirstsFullDiskCouldNotHold();
    click("Close");
    world.devices.attached = List.of(Samples.DEVICE);
    await("the first is listed", () -> Samples.DEVICE.udid().equals(window.model().listedPhone()));
    clickId("try-again");
    await("it is counted", () -> window.stage().getScene().lookup("#start-export") instanceof Button start && !start.isDisabled());
    clickId("start-export");
    await("the engine runs", () -> world.exports.size() == 2);
    assertThat(window.model().runs().wishProperty().get().device()).isEqualTo(Samples.DEVICE);
  }

  @Test
  void waitsForTheFirstWhateverTheSecondAsksFor() {
    openSheet();
    clickId("start-export");
    await("the engine runs", () -> world.exports.size() == 1);
    FakeExport run = world.exports.getFirst();
    world.devices.trust = TrustState.WAITING;
    world.devices.attached = List.of(OTHER);
    run.snapshot = new TransferSnapshot(TransferSnapshot.Phase.WAITING_FOR_DEVICE, 1, 3, 1, 0, 0, 2_900_000_000L, 4_800_000_000L, 0, 34e6, null, TransferSnapshot.Limit.UNKNOWN,
        Problem.of(ProblemId.DEVICE_GONE), List.of(), Duration.ofSeconds(80));
    awaitText("The cable came out");
    await("the second asks for trust", () -> window.model().phoneProblemProperty().getValue() instanceof Problem problem && problem.id() == ProblemId.TRUST_WAITING);
    assertThat(says("The cable came out")).isTrue();
  }

  @Test
  void goesOnWithTheFirstWhenItIsBack() {
    triesNothingAgainWithTheSecondThatFailedOnTheFirst();
    click("Close");
    world.devices.attached = List.of(Samples.DEVICE);
    await("the first is listed", () -> Samples.DEVICE.udid().equals(window.model().listedPhone()));
    clickId("try-again");
    await("the engine runs", () -> world.exports.size() == 2);
  }
}
