package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.photokura.ui.WindowDriver.await;
import static org.photokura.ui.WindowDriver.onFx;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.photokura.library.FileRole;
import org.photokura.settings.Settings;
import org.photokura.ui.model.Source.Smart;
import org.photokura.ui.shell.Page;
import org.photokura.virtualphone.MediaTree;
import org.photokura.virtualphone.demo.OnTheFlyLibrary;

/** While an export runs at full speed one looks at photos; its end is not missed; and what was left out by choice is not called new. */
class BrowseMeanwhileTest extends RealWindowTest {

  /** A window that stands still for longer is felt to hang. What the machine itself took is taken off. */
  private static final long LONGEST_STANDSTILL_MILLIS = 2_000;

  @Override
  MediaTree photos() {
    return new OnTheFlyLibrary(150);
  }

  @Override
  Settings settings() {
    var standard = super.settings();
    return standard.withDestination(destination().toString()).withChoices(standard.choices().withBelongings(false));
  }

  @Test
  void theWindowStaysLiveAndTheEndIsNotMissed() throws Exception {
    driver.awaitLibrary();
    driver.click("Export all…");
    driver.clickId("start-export");
    await("the export is shown", () -> window.model().page() == Page.TRANSFER);
    var longest = new AtomicLong();
    var machine = new MachineStandstill();
    onFx(() -> {
      watch(longest).start();
      window.model().showSource(Smart.ALL);
      return true;
    });
    await("the library shows", () -> window.model().page() == Page.LIBRARY);
    await("the side panel tells of the export", () -> window.stage().getScene().lookup("#job").isVisible());
    driver.keys(KeyCode.RIGHT);
    for (int i = 0; i < 12; i++) {
      driver.keys(KeyCode.PAGE_DOWN);
    }
    driver.keys(KeyCode.SPACE);
    await("the preview opens", () -> window.stage().getScene().lookup(".pk-preview") != null);
    driver.keys(KeyCode.ESCAPE);
    await("the preview closes", () -> window.stage().getScene().lookup(".pk-preview") == null);

    var report = awaitReport();
    long ofTheMachine = machine.end();
    assertThat(longest.get() - ofTheMachine).as("the longest standstill of the window, %d ms, without the machine's own, %d ms", longest.get(), ofTheMachine)
        .isLessThan(LONGEST_STANDSTILL_MILLIS);
    assertThat(onFx(() -> window.model().page())).as("nobody is torn away from what he looks at").isEqualTo(Page.LIBRARY);
    driver.awaitText("Export done");
    driver.clickId("job");
    await("the report shows", () -> window.model().page() == Page.REPORT);
    assertThat(report.counts().failed()).isZero();
    assertThat(report.outcomes().stream().flatMap(o -> o.files().stream()).map(f -> f.role())).doesNotContain(FileRole.LIVE_VIDEO.key());
    assertSameBytes(report);

    await("nothing is called new", () -> window.model().items().notExported().isEmpty());
    var live = onFx(() -> window.model().library().state().items()).stream().filter(i -> i.file(FileRole.LIVE_VIDEO).isPresent()).findFirst().orElseThrow();
    assertThat(onFx(() -> window.model().library().saved()).whole().contains(live)).as("its movie is not safe here").isFalse();
  }

  /** How long a thread that does nothing but look at the clock was kept from it at most: other programs, the collector. */
  private static final class MachineStandstill {
    private static final long STEP_NANOS = 10_000_000;

    private final AtomicLong longestNanos = new AtomicLong();
    private volatile boolean ends;
    private final Thread watch = Thread.ofPlatform().daemon().name("machine-standstill").start(() -> {
      long before = System.nanoTime();
      while (!ends) {
        LockSupport.parkNanos(STEP_NANOS);
        long now = System.nanoTime();
        longestNanos.accumulateAndGet(now - before - STEP_NANOS, Math::max);
        before = now;
      }
    });

    /** In milliseconds. */
    long end() throws InterruptedException {
      ends = true;
      watch.join();
      return TimeUnit.NANOSECONDS.toMillis(longestNanos.get());
    }
  }

  private static AnimationTimer watch(AtomicLong longestMillis) {
    return new AnimationTimer() {
      private long last;

      @Override
      public void handle(long nowNanos) {
        if (last != 0) {
          longestMillis.accumulateAndGet(TimeUnit.NANOSECONDS.toMillis(nowNanos - last), Math::max);
        }
        last = nowNanos;
      }
    };
  }
}
