package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.FileContent;
import org.photokura.device.FileFault;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;

/** A phone that is locked may refuse also to tell size and time of a file. */
@Timeout(30)
class LockedWhileAskedTest {

  static final String DENIED = "/DCIM/101APPLE/IMG_0003.JPG";

  @TempDir Path temp;
  Bench bench;

  @BeforeEach
  void makeBench() {
    bench = new Bench(temp.resolve("photos"));
    bench.options = Bench.options(Duration.ofSeconds(20));
  }

  /** Items whose size nobody knows yet: listed while the phone refused to tell. */
  private List<Item> unknown(int count) {
    var wanted = new ArrayList<Item>();
    for (int i = 0; i < count; i++) {
      String path = "/DCIM/101APPLE/IMG_%04d.JPG".formatted(i);
      bench.items.photo(path, 20_000 + i);
      wanted.add(Items.item(path, null, List.of(new ItemFile(FileRole.ORIGINAL, path, null, null))));
    }
    return wanted;
  }

  private ExportReport runAndUnlockWhenItWaits(List<Item> wanted) throws Exception {
    var export = bench.create(wanted);
    Threads.start("owner", () -> {
      Poll.until("the run waits", () -> export.snapshot().waitingFor() != null);
      assertThat(export.snapshot().waitingFor().id()).isEqualTo(ProblemId.DEVICE_LOCKED);
      bench.phone.unlockScreen();
    });
    var report = export.run(Cancellation.none());
    bench.checkCounts(report, wanted);
    bench.checkFiles(report);
    assertThat(report.stoppedBy()).isNull();
    return report;
  }

  @Test
  void itemsArePlannedWhenItIsUnlocked() throws Exception {
    var wanted = unknown(30);
    bench.phone.files.beforeSweep(bench.phone::lockScreen);
    assertThat(runAndUnlockWhenItWaits(wanted).counts().copied()).isEqualTo(30);
  }

  @Test
  void itemsArePlannedWhenAPhoneAnswersAgainThatDoesNotSayThatItIsLocked() throws Exception {
    var wanted = unknown(30);
    bench.phone.files.beforeSweep(bench.phone.files::lock);
    assertThat(runAndUnlockWhenItWaits(wanted).counts().copied()).isEqualTo(30);
  }

  @Test
  void laterItemsArePlannedWhenItIsUnlocked() throws Exception {
    var wanted = unknown(1100);
    bench.phone.files.beforeSweep(() -> bench.phone.files.beforeSweep(bench.phone::lockScreen));
    assertThat(runAndUnlockWhenItWaits(wanted).counts().copied()).isEqualTo(1100);
  }

  @Test
  void aChangedFileIsCopiedWhenItIsUnlocked() throws Exception {
    var item = bench.items.photo(DENIED, 3_000_000);
    var grown = FileContent.generated(3_500_000, 99);
    bench.phone.files.fault(DENIED, new FileFault.Changes(2_000_000, grown, Instant.parse("2026-06-01T00:00:00Z")));
    bench.phone.files.beforeSweep(bench.phone::lockScreen);
    assertThat(runAndUnlockWhenItWaits(List.of(item)).counts().copied()).isEqualTo(1);
    assertThat(bench.saved()).containsValue(grown.sha256());
  }

  @Test
  void aPhoneThatStaysLockedEndsTheRunAndTheNextOneCompletes() throws Exception {
    var wanted = unknown(30);
    bench.options = Bench.options(Duration.ofMillis(1500));
    bench.phone.files.beforeSweep(bench.phone::lockScreen);
    var report = bench.run(wanted);
    assertThat(report.stoppedBy()).isNotNull().extracting(p -> p.id()).isEqualTo(ProblemId.DEVICE_LOCKED);
    assertThat(report.counts().failed()).isEqualTo(30);
    bench.phone.unlockScreen();
    assertThat(bench.run(wanted).counts().copied()).isEqualTo(30);
  }

  @Test
  void aFileThatIsDeniedThoughOthersAreNotFailsAtOnce() throws Exception {
    var wanted = unknown(30);
    bench.phone.files.failing(DENIED, ProblemId.FILE_DENIED);
    bench.phone.lockScreenOnly();
    long start = System.nanoTime();
    var report = bench.run(wanted);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(report.counts().copied()).isEqualTo(29);
    assertThat(((Outcome.Failed) report.outcomes().get(3)).reason().id()).isEqualTo(ProblemId.FILE_DENIED);
    assertThat(report.stoppedBy()).isNull();
  }

  @Test
  void aDeniedFileFailsAtOnceWhereThePhoneIsNotLocked() throws Exception {
    var wanted = unknown(4).subList(3, 4);
    bench.phone.files.failing(DENIED, ProblemId.FILE_DENIED);
    long start = System.nanoTime();
    var report = bench.run(wanted);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(((Outcome.Failed) report.outcomes().getFirst()).reason().id()).isEqualTo(ProblemId.FILE_DENIED);
  }
}
