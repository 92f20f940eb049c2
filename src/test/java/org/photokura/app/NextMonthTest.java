package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.photokura.ui.WindowDriver.await;
import static org.photokura.ui.WindowDriver.onFx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.photokura.settings.Settings;
import org.photokura.transfer.ExportReport;
import org.photokura.ui.shell.Page;
import org.photokura.virtualphone.InMemoryTree;
import org.photokura.virtualphone.MediaTree;

/** The third journey: plugged in again, what is new is saved with one click, and nothing twice, whatever the phone calls it now. */
class NextMonthTest extends RealWindowTest {

  private static final long TAKEN = Instant.parse("2026-10-03T08:15:30Z").getEpochSecond() * 1_000_000_000L;
  private static final long DAY = 86_400_000_000_000L;

  private volatile InMemoryTree now = photos("/DCIM/100APPLE/IMG_%04d.JPG", 12);

  /** What lies on the phone can be exchanged while nobody looks. */
  @Override
  MediaTree photos() {
    return new MediaTree() {
      @Override
      public Optional<Entry> stat(String path) {
        return now.stat(path);
      }

      @Override
      public List<String> list(String below) {
        return now.list(below);
      }

      @Override
      public int read(String path, long offset, ByteBuffer into) throws IOException {
        return now.read(path, offset, into);
      }
    };
  }

  @Override
  Settings settings() {
    return super.settings().withDestination(destination().toString());
  }

  private static InMemoryTree photos(String names, int count) {
    var tree = new InMemoryTree();
    for (int i = 1; i <= count; i++) {
      tree.file(names.formatted(i), InMemoryTree.bytes(InMemoryTree.noise(i), 100_000 + i), TAKEN + i * DAY);
    }
    return tree;
  }

  @Test
  void savesWhatIsNewWithOneClickAndNothingTwice() throws Exception {
    driver.awaitLibrary();
    driver.click("Export all…");
    driver.clickId("start-export");
    var first = awaitReport();
    assertThat(first.counts().copied()).isEqualTo(12);

    plugInWith(photos("/DCIM/100APPLE/IMG_%04d.JPG", 15));
    assertThat(driver.awaitTextBeginning("3 new since ")).isNotEmpty();
    driver.press("Export 3 items");
    var second = next(first);
    assertThat(second.counts().selected()).isEqualTo(3);
    assertThat(second.counts().copied()).isEqualTo(3);
    assertSameBytes(first, second);

    var before = onDisk();
    plugInWith(photos("/DCIM/137APPLE/IMG_7%03d.JPG", 15));
    assertThat(driver.awaitTextBeginning("15 new since ")).as("names alone cannot tell").isNotEmpty();
    driver.press("Export 15 items");
    var third = next(second);
    assertThat(third.counts().alreadyThere()).isEqualTo(15);
    assertThat(third.bytesCopied()).isZero();
    assertThat(onDisk()).isEqualTo(before);
    driver.click("All photos");
    await("nothing is new any more", () -> window.model().items().notExported().isEmpty());
  }

  private void plugInWith(InMemoryTree photos) {
    phone().unplug();
    driver.awaitText("Not connected");
    now = photos;
    phone().plug();
    onFx(() -> {
      window.model().go(Page.LIBRARY);
      return true;
    });
    await("the library was read anew", () -> window.model().library().state().items().size() == photos.list(photos.list("/DCIM").isEmpty() ? "/" : "/DCIM/" + photos.list("/DCIM").getFirst()).size());
  }

  private ExportReport next(ExportReport before) {
    driver.awaiting("another run ended", () -> {
      var report = window.model().runs().reportProperty().get();
      return !window.model().runs().isRunning() && report != null && !report.runId().equals(before.runId());
    });
    return awaitReport();
  }
}
