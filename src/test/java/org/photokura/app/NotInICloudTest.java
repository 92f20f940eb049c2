package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.photokura.ui.WindowDriver.await;
import static org.photokura.ui.WindowDriver.onFx;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.photokura.library.Item;
import org.photokura.settings.Settings;
import org.photokura.transfer.Outcome;
import org.photokura.ui.shell.Page;

/** The second journey: from the question why photos are not in iCloud to exactly those photos being safe here. */
class NotInICloudTest extends RealWindowTest {

  @Override
  Settings settings() {
    return super.settings().withDestination(destination().toString());
  }

  @Test
  void exactlyThePhotosThatAreNotInICloudAreSaved() throws Exception {
    driver.awaitLibrary();
    driver.click("Why not in iCloud?");
    var pending = onFx(() -> window.model().library().state().items()).stream()
        .filter(i -> i.cloud() == Item.CloudState.PENDING && !i.hidden() && !i.trashed()).map(Item::id).collect(Collectors.toSet());
    driver.awaitText(pending.size() + " photos are not in iCloud yet. Save them first.");
    driver.clickId("save-not-in-icloud");
    driver.clickId("start-export");

    var report = awaitReport();
    driver.awaitText("All " + pending.size() + " items are safe");
    assertThat(report.outcomes()).allMatch(o -> o instanceof Outcome.Copied);
    assertThat(report.outcomes().stream().map(Outcome::itemId).collect(Collectors.toSet())).isEqualTo(pending);
    assertSameBytes(report);

    driver.clickId("to-checks");
    await("the checks show", () -> window.model().page() == Page.TROUBLESHOOT);
    driver.awaitTextBeginning(pending.size() + " photos are not in iCloud yet, but all are safe on this computer.");
  }
}
