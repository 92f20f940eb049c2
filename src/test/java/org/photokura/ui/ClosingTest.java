package org.photokura.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import javafx.scene.control.Button;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.photokura.device.TrustState;
import org.photokura.ui.fake.FakeExport;
import org.photokura.ui.fake.FakeWorld;

/** The window is closed while an export runs: that it still comes to its end is said at once, and nobody has to wait for it. */
class ClosingTest extends WindowTest {

  private FakeExport run;

  @Override
  void prepare(FakeWorld before) {
    before.devices.trust = TrustState.TRUSTED;
  }

  @BeforeEach
  void exportAndAskToClose() {
    connect();
    click("Export all…");
    exportTo(folder.resolve("Photos"));
    await("it is counted", () -> window.stage().getScene().lookup("#start-export") instanceof Button start && !start.isDisabled());
    clickId("start-export");
    await("the engine runs", () -> world.exports.size() == 1);
    run = world.exports.getFirst();
    run.endsAtOnce = false;
    askToClose();
    click("Stop and close");
  }

  private void askToClose() {
    onFx(() -> {
      window.stage().fireEvent(new WindowEvent(window.stage(), WindowEvent.WINDOW_CLOSE_REQUEST));
      return true;
    });
  }

  @Test
  void saysThatItIsFinishingAndClosesWhenTheRunHasEnded() {
    awaitText("Finishing…");
    await("the run is told", () -> run.cancelled);
    assertThat(window.stage().isShowing()).isTrue();
    run.finish.countDown();
    closesAtOnce();
  }

  /** Long before the limit after which it closes in any case. */
  private void closesAtOnce() {
    long before = System.nanoTime();
    await("the window closes", () -> !window.stage().isShowing());
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void closesAtOnceForWhoDoesNotWant() {
    awaitText("Finishing…");
    click("Close now");
    closesAtOnce();
    run.finish.countDown();
  }
}
