package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.photokura.ui.WindowDriver.await;
import static org.photokura.ui.WindowDriver.onFx;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.photokura.settings.Settings;
import org.photokura.ui.shell.Page;
import org.photokura.virtualphone.scenario.Scenario;

/** The walk through the checks, from each cause to its end, in the window over the virtual phone and the real libimobiledevice. Nothing is clicked for a look: the page watches. */
class TroubleshootWalkTest extends RealWindowTest {

  private static final String SOLVED = "What was found is fixed. Uploads go on by themselves: leave the iPhone on Wi-Fi and on power.";

  @Override
  Settings settings() {
    return super.settings().withDestination(destination().toString());
  }

  @Override
  Duration betweenLooks() {
    return Duration.ofMillis(100);
  }

  @Test
  void eachOfTheCausesIsFoundAndSeenToBeSolvedByItself() {
    var causes = new LinkedHashMap<Scenario, String>();
    causes.put(Scenario.ICLOUD_PHOTOS_OFF, "iCloud Photos is off, so no photo is uploaded.");
    causes.put(Scenario.NO_NETWORK, "The iPhone has no connection.");
    causes.put(Scenario.QUOTA_EXCEEDED, "iCloud is full, and nothing more is uploaded.");
    causes.put(Scenario.SIGNED_OUT, "iCloud does not accept the sign-in.");
    causes.put(Scenario.OLD_IOS, "iOS 15.8.3 is behind: this model can run 27.0 or newer (as known on 18 September 2026).");
    causes.put(Scenario.LOW_POWER, "Low Power Mode holds uploads back.");
    openChecks();
    for (Map.Entry<Scenario, String> cause : causes.entrySet()) {
      demo.scenarios().play(cause.getKey());
      driver.awaitText("Most likely: " + cause.getValue());
      if (cause.getKey() == Scenario.OLD_IOS) {
        driver.awaitText("Software Update");
      }
      demo.scenarios().play(Scenario.ALL_WELL);
      driver.awaitText(SOLVED);
    }
    assertThat(phone().statistics().restarts()).isZero();
  }

  @Test
  void aRestartFromHereComesBackSolved() {
    openChecks();
    demo.scenarios().play(Scenario.NO_CLOUD_LIBRARY);
    driver.awaitText("Most likely: iCloud Photos is on, but the account has no library yet.");
    driver.clickId("fix-restart");
    driver.awaitTextBeginning("Restart ");
    driver.click("Not now");
    assertThat(phone().statistics().restarts()).as("nothing happens before it is confirmed").isZero();
    driver.clickId("fix-restart");
    driver.awaitTextBeginning("Restart ");
    driver.click("Restart");
    await("the phone restarted", () -> phone().statistics().restarts() == 1);
    demo.scenarios().play(Scenario.ALL_WELL);
    driver.awaitTextBeginning("The iPhone cannot be asked now.");
    driver.awaitText(SOLVED);
    assertThat(phone().statistics().restarts()).isEqualTo(1);
  }

  @Test
  void signingOutOpensOnceThePhotosWereReallySaved() throws Exception {
    openChecks();
    demo.scenarios().play(Scenario.SIGNED_OUT);
    driver.awaitText("Most likely: iCloud does not accept the sign-in.");
    await("it is locked", () -> find("locked-sign-out") != null);
    assertThat(onFx(() -> driver.says("Sign Out"))).isFalse();

    driver.clickId("save-not-in-icloud");
    driver.clickId("start-export");
    var first = awaitReport();
    driver.clickId("to-checks");
    await("the checks show", () -> window.model().page() == Page.TROUBLESHOOT);
    driver.awaitTextBeginning("It can remove a hidden photo that is nowhere else.");

    onFx(() -> {
      window.model().showSource(org.photokura.ui.model.Source.Smart.HIDDEN);
      return true;
    });
    driver.clickId("export");
    driver.clickId("start-export");
    await("a second report", () -> window.model().runs().reportProperty().get() != first);
    var second = awaitReport();
    assertSameBytes(first, second);

    driver.click("Why not in iCloud?");
    driver.awaitText("Sign Out");
    assertThat(onFx(() -> find("locked-sign-out"))).isNull();
    demo.scenarios().play(Scenario.ALL_WELL);
    driver.awaitText(SOLVED);
  }

  private void openChecks() {
    demo.scenarios().play(Scenario.ALL_WELL);
    driver.awaitLibrary();
    driver.click("Why not in iCloud?");
    await("the checks show", () -> window.model().page() == Page.TROUBLESHOOT);
    await("the library was read whole", () -> window.model().library().state().complete());
  }

  private Node find(String id) {
    Node node = window.stage().getScene().lookup("#" + id);
    return node instanceof Labeled ? node : null;
  }
}
