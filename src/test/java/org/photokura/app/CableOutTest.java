package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.photokura.ui.WindowDriver.await;
import static org.photokura.ui.WindowDriver.onFx;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.settings.Settings;
import org.photokura.ui.shell.Page;
import org.photokura.virtualphone.Fault;
import org.photokura.virtualphone.MediaTree;
import org.photokura.virtualphone.When;
import org.photokura.virtualphone.demo.OnTheFlyLibrary;

/** The fourth journey: the cable comes out in the middle of a reply, and the export goes on by itself once it is in again. */
class CableOutTest extends RealWindowTest {

  @Override
  MediaTree photos() {
    return new OnTheFlyLibrary(40);
  }

  @Override
  Settings settings() {
    return super.settings().withDestination(destination().toString());
  }

  @Test
  void theExportGoesOnByItselfWhenTheCableIsInAgain() throws Exception {
    driver.awaitLibrary();
    int items = onFx(() -> window.model().items().chosen().size());
    var middle = onFx(() -> window.model().items().chosen().get(items / 2).files().getFirst().path());
    driver.click("Export all…");
    phone().arm(new Fault.Unplug(When.at(middle).operation(AfcOperation.FILE_READ).once(), 1_000));
    driver.clickId("start-export");

    driver.awaitText("The cable came out");
    driver.awaitText("Plug it in again. Nothing is lost, and the export goes on by itself.");
    driver.awaitText("Not connected");
    assertThat(onFx(() -> window.model().library().state().items())).as("listed photos stay").isNotEmpty();
    assertThat(onDisk()).as("no partial file under a final name").allMatch(name -> !name.contains(".part"));
    for (String name : onDisk()) {
      assertThat(Files.size(destination().resolve(name))).as(name).isPositive();
    }

    phone().plug();
    await("the message goes", () -> !driver.says("The cable came out"));
    var report = awaitReport();
    await("the report shows", () -> window.model().page() == Page.REPORT);
    driver.awaitText("All " + items + " items are safe");
    assertThat(report.counts().copied()).isEqualTo(items);
    assertSameBytes(report);
    driver.awaitTextBeginning("Trusted");
  }
}
