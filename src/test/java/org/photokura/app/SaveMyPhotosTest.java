package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.photokura.ui.WindowDriver.await;
import static org.photokura.ui.WindowDriver.onFx;

import javafx.scene.control.ComboBoxBase;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.photokura.ui.shell.Page;

/** The first journey, with the keyboard alone. */
class SaveMyPhotosTest extends RealWindowTest {

  @Override
  boolean trustsAtOnce() {
    return false;
  }

  @Test
  void fromTrustToTheFolderWithTheKeyboardAlone() throws Exception {
    driver.awaitText("Tap “Trust” on the iPhone");
    await("the phone asks its owner", () -> phone().asksForTrust());
    phone().trust();
    driver.awaitLibrary();
    await("every photo is listed", () -> window.model().library().state().complete());
    driver.awaitText("All photos");

    driver.keys(KeyCode.RIGHT);
    driver.keys(KeyCode.S);
    driver.awaitText("1 selected");
    driver.keys(KeyCode.CONTROL, KeyCode.DOWN);
    driver.keys(KeyCode.S);
    await("a whole day is ticked too", () -> window.model().selection().size() > 1);
    var chosen = onFx(() -> window.model().selection().items());

    driver.keys(KeyCode.CONTROL, KeyCode.E);
    driver.awaitText("Export " + chosen.size() + " items");
    driver.awaiting("the destination has the focus", () -> window.stage().getScene().getFocusOwner() instanceof ComboBoxBase<?>);
    driver.keys(KeyCode.CONTROL, KeyCode.A);
    robot.write(destination().toString(), 0);
    await("it is counted", () -> !window.stage().getScene().lookup("#start-export").isDisabled());
    driver.keys(KeyCode.ENTER);

    var report = awaitReport();
    assertThat(report.destination()).isEqualTo(destination().toRealPath());
    await("the report shows", () -> window.model().page() == Page.REPORT);
    driver.awaiting("“Open folder” has the focus", () -> hasFocus("open-folder"));
    driver.keys(KeyCode.ENTER);
    awaitAsked("folder " + destination());

    assertThat(report.counts().selected()).isEqualTo(chosen.size());
    assertThat(report.counts().copied() + report.counts().onlyInICloud()).isEqualTo(chosen.size());
    assertThat(report.counts().copied()).isPositive();
    assertSameBytes(report);
  }

  private boolean hasFocus(String id) {
    var owner = window.stage().getScene().getFocusOwner();
    return owner != null && id.equals(owner.getId());
  }
}
