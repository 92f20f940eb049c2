package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.photokura.ui.WindowDriver.await;
import static org.photokura.ui.WindowDriver.onFx;

import org.junit.jupiter.api.Test;

/** "My iPhone does not appear", in the window over the virtual usbmuxd: what is broken shows by itself, and so does that it is mended. */
class ConnectionWalkTest extends RealWindowTest {

  @Override
  boolean trustsAtOnce() {
    return false;
  }

  @Test
  void followsTheWayToTheIPhoneUntilItAppears() {
    phone().unplug();
    driver.awaitText("Connect your iPhone");
    driver.press("My iPhone does not appear");
    driver.awaitText("It runs and answers.");
    driver.awaitText("Checked as soon as the iPhone is listed.");
    phone().plug();
    driver.awaitText("The iPhone is seen.");
    driver.awaitTextBeginning("The iPhone asks whether to trust this computer.");
    phone().trust();
    driver.awaitText("The iPhone trusts this computer.");
    driver.press("Close");
    await("the sheet is gone", () -> !driver.says("The iPhone trusts this computer."));
    assertThat(onFx(() -> window.model().session().udid())).isNotNull();
  }
}
