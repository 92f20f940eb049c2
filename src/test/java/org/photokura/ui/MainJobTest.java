package org.photokura.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.event.Event;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.TrustState;
import org.photokura.library.Item;
import org.photokura.transfer.ExportReport;
import org.photokura.transfer.Outcome;
import org.photokura.transfer.TransferSnapshot;
import org.photokura.transfer.TransferSnapshot.Limit;
import org.photokura.transfer.TransferSnapshot.Phase;
import org.photokura.ui.fake.FakeExport;
import org.photokura.ui.fake.FakeWorld;
import org.photokura.ui.fx.Switch;
import org.photokura.ui.shell.Page;

/** The main job in the window: connect, trust, see, pick, export, watch, read the report. Everything below is faked and refuses the FX thread. */
class MainJobTest extends WindowTest {

  @Override
  void prepare(FakeWorld before) {
    before.devices.trust = TrustState.WAITING;
  }

  @Test
  void fromPluggingInToTheReport() {
    awaitText("Connect your iPhone");
    world.plugIn();
    awaitText("Tap “Trust” on the iPhone");
    await("the phone was asked", () -> world.devices.pairings > 0);
    world.devices.trust = TrustState.TRUSTED;
    world.devices.pairAnswer = TrustState.TRUSTED;
    await("the library is listed", () -> window.model().library().state().complete() && window.model().page() == Page.LIBRARY);
    awaitText("All photos");
    awaitText("Mina’s iPhone");
    await("tiles are shown", () -> robot.lookup(".pk-tile").queryAll().stream().anyMatch(javafx.scene.Node::isVisible));

    clickTile(0);
    click(tile(2), true, false);
    awaitText("2 selected");
    click(tile(4), false, true);
    awaitText("3 selected");
    List<Item> chosen = onFx(() -> window.model().selection().items());

    click("Export…");
    awaitText("Export 3 items");
    Path destination = folder.resolve("Photos");
    exportTo(destination);
    await("it is counted", () -> !window.stage().getScene().lookup("#start-export").isDisabled());
    clickId("start-export");

    await("the run begins", () -> !world.exports.isEmpty());
    FakeExport run = world.exports.getFirst();
    assertThat(run.request.items()).isEqualTo(chosen);
    assertThat(run.request.others()).as("for what an earlier run did not come to make").containsAll(chosen).hasSizeGreaterThan(chosen.size());
    assertThat(run.request.destination()).isEqualTo(destination);
    assertThat(run.request.layout()).isEqualTo("{yyyy}/{MM}/{name}");
    run.snapshot = copying(chosen.size(), 1);
    run.tell(new Outcome.Copied(chosen.getFirst().id(), List.of(), List.of()));
    awaitText("About 1 minute left");
    awaitText("2.9 of 4.8 GB · 34 MB/s");

    clickId("pause");
    await("the engine was told to pause", () -> run.paused);
    run.snapshot = standing(Phase.PAUSED, null);
    awaitText("Paused");
    clickId("pause");
    await("the engine goes on", () -> !run.paused);

    run.finish.countDown();
    awaitText("All 3 items are safe");
    clickId("open-folder");
    await("the folder was opened", () -> world.desktop.asked.contains("folder " + destination));
    assertThat(onFx(() -> window.model().settings().get().destination())).isEqualTo(destination.toString());
  }

  /** A busy window draws late; who is quick must not press Enter in vain. */
  @Test
  void aKeyPressedBeforeThePageWasDrawnIsNotLost() {
    begin();
    world.exports.getFirst().finish.countDown();
    awaitText("All 60 items are safe");
    onFx(() -> {
      window.model().go(Page.LIBRARY);
      window.model().go(Page.REPORT);
      var owner = window.stage().getScene().getFocusOwner();
      assertThat(owner.getId()).isEqualTo("open-folder");
      for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
        Event.fireEvent(owner, new KeyEvent(type, "", "", KeyCode.ENTER, false, false, false, false));
      }
      return true;
    });
    assertThat(world.desktop.asked).anyMatch(asked -> asked.startsWith("folder "));
  }

  @Test
  void saysThatNothingIsLostWhileTheCableIsOut() {
    begin();
    FakeExport run = world.exports.getFirst();
    run.snapshot = standing(Phase.WAITING_FOR_DEVICE, Problem.of(ProblemId.DEVICE_GONE));
    world.devices.attached = List.of();
    awaitText("The cable came out");
    awaitText("Plug it in again. Nothing is lost, and the export goes on by itself.");
    awaitText("Not connected");
    assertThat(onFx(() -> window.model().grid().content().items())).as("listed photos stay").isNotEmpty();
    world.plugIn();
    run.snapshot = copying(12, 5);
    await("the message goes", () -> !says("The cable came out"));
  }

  @Test
  void asksForTrustAgainWhereAnExportWaitsForIt() {
    begin();
    FakeExport run = world.exports.getFirst();
    world.devices.trust = TrustState.STALE;
    world.devices.pairAnswer = TrustState.TRUSTED;
    run.snapshot = standing(Phase.WAITING_FOR_DEVICE, Problem.of(ProblemId.PAIRING_STALE));
    awaitText("The iPhone no longer knows this computer");
    int pairings = world.devices.pairings;
    driver.clickId("ask-again");
    await("the phone is asked", () -> world.devices.pairings > pairings);
  }

  @Test
  void offersTheSheetAgainWhereTheFolderWasTheTrouble() {
    begin();
    FakeExport run = world.exports.getFirst();
    var all = run.copied();
    var full = Problem.of(ProblemId.DESTINATION_FULL);
    run.report = new ExportReport(all.runId(), all.deviceName(), all.udid(), all.destination(), all.startedAt(), all.finishedAt(), all.bytesCopied(),
        all.outcomes().stream().map(o -> (Outcome) new Outcome.Skipped(o.itemId(), full)).toList(), full);
    run.finish.countDown();
    awaitText("Nothing was saved");
    driver.clickId("try-again");
    await("another folder can be chosen", () -> window.stage().getScene().lookup("#destination") instanceof ComboBox<?>);
    assertThat(world.exports).as("nothing runs before it was asked").hasSize(1);
  }

  @Test
  void doesWhatARowOfTheReportOffersByEnter() {
    begin();
    world.exports.getFirst().finish.countDown();
    awaitText("All 60 items are safe");
    onFx(() -> {
      window.stage().getScene().lookup(".pk-report-list").requestFocus();
      return true;
    });
    robot.type(KeyCode.DOWN);
    robot.type(KeyCode.ENTER);
    await("its file is shown", () -> world.desktop.asked.stream().anyMatch(asked -> asked.startsWith("reveal ")));
  }

  /** A run that was killed may have left photos without the JPEG copies that were wanted. */
  @Test
  void makesMissingCopiesWhereAllOriginalsAreThere() {
    world.items.forEach(item -> world.saved.add(item.id()));
    world.devices.trust = TrustState.TRUSTED;
    connect();
    click("Export all…");
    exportTo(folder.resolve("Photos"));
    awaitText("Open folder");
    onFx(() -> {
      window.stage().getScene().getRoot().lookupAll(".toggle-switch").stream().map(Switch.class::cast).filter(s -> s.getAccessibleText().contains("JPEG"))
          .forEach(s -> s.setSelected(true));
      return true;
    });
    awaitText("Make missing copies");
    clickId("start-export");
    await("the run begins", () -> !world.exports.isEmpty());
    assertThat(world.exports.getFirst().request.options().jpegCopies()).isTrue();
    assertThat(world.exports.getFirst().request.onlyNew()).isFalse();
  }

  @Test
  void asksBeforeItStopsAndKeepsWhatIsSaved() {
    begin();
    FakeExport run = world.exports.getFirst();
    clickId("cancel");
    awaitText("Stop the export?");
    robot.type(KeyCode.ESCAPE);
    await("the question goes", () -> !says("Stop the export?"));
    assertThat(run.cancelled).isFalse();
    clickId("cancel");
    click("Stop");
    await("the engine was cancelled", () -> run.cancelled);
    await("the report shows", () -> window.model().page() == Page.REPORT);
  }

  @Test
  void tellsWhyAnExportCouldNotBegin() {
    world.devices.trust = TrustState.TRUSTED;
    world.failNextExport = Problem.of(ProblemId.DESTINATION_IN_USE);
    connect();
    openSheetForAll();
    awaitText("Another export is writing into this folder");
    awaitText("Nothing was changed there.");
    robot.type(KeyCode.ESCAPE);
    await("the library shows", () -> window.model().page() == Page.LIBRARY);
  }

  @Test
  void asksBeforeClosingDuringARun() {
    begin();
    onFx(() -> {
      window.stage().fireEvent(new javafx.stage.WindowEvent(window.stage(), javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST));
      return true;
    });
    awaitText("An export is running");
    assertThat(onFx(() -> window.stage().isShowing())).isTrue();
    click("Go on exporting");
    assertThat(world.exports.getFirst().cancelled).isFalse();
  }

  @Test
  void closesOnlyWhenTheRunHasEnded() {
    begin();
    world.exports.getFirst().endsAtOnce = false;
    onFx(() -> {
      window.stage().fireEvent(new javafx.stage.WindowEvent(window.stage(), javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST));
      return true;
    });
    awaitText("An export is running");
    click("Stop and close");
    await("the engine was cancelled", () -> world.exports.getFirst().cancelled);
    assertThat(onFx(() -> window.stage().isShowing())).as("the list of what was saved is still written").isTrue();
    world.exports.getFirst().finish.countDown();
    await("the window goes", () -> !window.stage().isShowing());
  }

  private void begin() {
    world.devices.trust = TrustState.TRUSTED;
    connect();
    openSheetForAll();
    await("the run begins", () -> !world.exports.isEmpty());
    world.exports.getFirst().snapshot = copying(60, 5);
    awaitText("About 1 minute left");
  }

  private void openSheetForAll() {
    click("Export all…");
    exportTo(folder.resolve("Photos"));
    await("it is counted", () -> !window.stage().getScene().lookup("#start-export").isDisabled());
    clickId("start-export");
  }

  private static TransferSnapshot copying(int total, int done) {
    return new TransferSnapshot(Phase.COPYING, done, total, done, 0, 0, 2_900_000_000L, 4_800_000_000L, 34e6, 34e6, Duration.ofSeconds(58), Limit.CABLE, null,
        List.of(), Duration.ofSeconds(80));
  }

  private static TransferSnapshot standing(Phase phase, Problem waitingFor) {
    return new TransferSnapshot(phase, 1, 3, 1, 0, 0, 2_900_000_000L, 4_800_000_000L, 0, 34e6, null, Limit.UNKNOWN, waitingFor, List.of(), Duration.ofSeconds(80));
  }
}
