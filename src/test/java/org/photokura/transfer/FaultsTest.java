package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.FileContent;
import org.photokura.device.FileFault;
import org.photokura.library.Item;
import org.photokura.transfer.disk.DiskFile;
import org.photokura.virtualphone.BestOf;

@Timeout(60)
class FaultsTest {

  static final String PATH = "/DCIM/100APPLE/IMG_0001.MOV";

  @TempDir Path temp;
  Bench bench;

  @BeforeEach
  void makeBench() {
    bench = new Bench(temp.resolve("photos"));
  }

  private List<Item> some(int count, long size) {
    var wanted = new ArrayList<Item>();
    for (int i = 0; i < count; i++) {
      wanted.add(bench.items.photo("/DCIM/101APPLE/IMG_%04d.JPG".formatted(i), size + i));
    }
    return wanted;
  }

  private ProblemId reason(ExportReport report, int index) {
    return ((Outcome.Failed) report.outcomes().get(index)).reason().id();
  }

  @Test
  void garbageBeforeACutNeverReachesAFile() throws Exception {
    var item = bench.items.photo(PATH, 5_000_000);
    for (int at : new int[] {1, 70_000, 1_000_000, 4_999_999}) {
      bench.phone.files.fault(PATH, new FileFault.CutsConnection(at, 300_000));
    }
    assertThat(bench.run(item).counts().copied()).isEqualTo(1);
  }

  @Test
  void goesOnFromConfirmedBytesAfterACut() throws Exception {
    var item = bench.items.photo(PATH, 20_000_000);
    bench.phone.files.fault(PATH, new FileFault.CutsConnection(19_000_000, 100_000));
    assertThat(bench.run(item).counts().copied()).isEqualTo(1);
    assertThat(bench.phone.files.bytesServed()).isLessThan(21_000_000);
  }

  @Test
  void aFileThatIsAlwaysCutFailsAndNoOtherDoes() throws Exception {
    var wanted = some(30, 100_000);
    var cursed = bench.items.photo(PATH, 50_000);
    wanted.add(5, cursed);
    for (int i = 0; i < 100; i++) {
      bench.phone.files.fault(PATH, new FileFault.CutsConnection(10, 0));
    }
    var report = bench.run(wanted);
    assertThat(report.counts().copied()).isEqualTo(30);
    assertThat(reason(report, 5)).isEqualTo(ProblemId.CONNECTION_LOST);
  }

  @Test
  void aFileThatIsRefusedNowAndThenIsCopiedAsLongAsItGetsFurther() throws Exception {
    var item = bench.items.photo(PATH, 20_000_000);
    for (int at = 1_500_000; at < 20_000_000; at += 1_500_000) {
      bench.phone.files.fault(PATH, new FileFault.Fails(at, ProblemId.FILE_UNREADABLE));
    }
    assertThat(bench.run(item).counts().copied()).isEqualTo(1);
  }

  @Test
  void manyCutsOfALargeFileDoNotMakeItsBeginningBeReadAgainAndAgain() throws Exception {
    var item = bench.items.photo(PATH, 30_000_000);
    for (int at = 300_000; at < 30_000_000; at += 300_000) {
      bench.phone.files.fault(PATH, new FileFault.CutsConnection(at, 0));
    }
    var readAgain = new java.util.concurrent.atomic.AtomicLong();
    bench.disk = new ForwardingDisk(bench.disk) {
      @Override
      public DiskFile open(Path file) throws java.io.IOException {
        return new ForwardingFile(super.open(file)) {
          @Override
          public int read(java.nio.ByteBuffer into, long offset) throws java.io.IOException {
            int count = super.read(into, offset);
            readAgain.addAndGet(count);
            return count;
          }
        };
      }
    };
    assertThat(bench.run(item).counts().copied()).isEqualTo(1);
    assertThat(readAgain.get()).isLessThan(30_000_000);
  }

  @Test
  void aStalledFileTimesOutAndNoOtherDoes() throws Exception {
    var wanted = some(30, 100_000);
    wanted.add(5, bench.items.photo(PATH, 50_000));
    for (int i = 0; i < 10; i++) {
      bench.phone.files.fault(PATH, new FileFault.Stalls(10, Duration.ofMillis(200)));
    }
    var report = bench.run(wanted);
    assertThat(report.counts().copied()).isEqualTo(30);
    assertThat(reason(report, 5)).isEqualTo(ProblemId.FILE_TIMEOUT);
  }

  @Test
  void waitsForAnUnpluggedPhoneAndGoesOn() throws Exception {
    var wanted = some(20, 500_000);
    wanted.add(3, bench.items.photo(PATH, 10_000_000));
    bench.phone.backAfter(Duration.ofMillis(300));
    bench.phone.files.fault(PATH, new FileFault.Unplugs(7_000_000)).fault(PATH, new FileFault.Unplugs(9_000_000));
    var report = bench.run(wanted);
    assertThat(report.counts().copied()).isEqualTo(21);
    assertThat(bench.phone.reconnects.get()).isGreaterThanOrEqualTo(2);
    assertThat(bench.phone.files.bytesServed()).isLessThan(28_000_000);
  }

  @Test
  void endsWhenThePhoneStaysAwayAndTheNextRunCompletes() throws Exception {
    var wanted = some(20, 500_000);
    wanted.add(3, bench.items.photo(PATH, 30_000_000));
    bench.phone.backAfter(null);
    bench.options = Bench.options(Duration.ofMillis(300));
    bench.phone.files.fault(PATH, new FileFault.Unplugs(25_000_000));
    var report = bench.run(wanted);
    assertThat(report.stoppedBy()).isNotNull().extracting(p -> p.id()).isEqualTo(ProblemId.DEVICE_GONE);
    assertThat(reason(report, 3)).isEqualTo(ProblemId.DEVICE_GONE);
    bench.checkNothingWrong(wanted);
    assertThat(bench.partials()).isNotEmpty();

    bench.phone.files.plugIn();
    long before = bench.phone.files.bytesServed();
    var next = bench.run(wanted);
    assertThat(next.counts().failed()).isZero();
    assertThat(bench.phone.files.bytesServed() - before).as("goes on in the large file").isLessThan(20_000_000);
    assertThat(bench.partials()).isEmpty();
  }

  @Test
  void aFileThatChangesWhileItIsCopiedIsCopiedAnew() throws Exception {
    var item = bench.items.photo(PATH, 3_000_000);
    bench.phone.files.fault(PATH, new FileFault.Changes(2_000_000, FileContent.generated(3_000_000, 99), Instant.parse("2026-06-01T00:00:00Z")));
    var report = bench.run(item);
    assertThat(report.counts().copied()).isEqualTo(1);
    assertThat(bench.saved().values()).containsExactly(FileContent.generated(3_000_000, 99).sha256());
  }

  @Test
  void aFileThatGrewIsCopiedWithItsNewLength() throws Exception {
    var item = bench.items.photo(PATH, 3_000_000);
    bench.phone.files.fault(PATH, new FileFault.Changes(2_000_000, FileContent.generated(3_500_000, 99), Instant.parse("2026-06-01T00:00:00Z")));
    assertThat(bench.run(item).counts().copied()).isEqualTo(1);
    assertThat(bench.saved().values()).containsExactly(FileContent.generated(3_500_000, 99).sha256());
  }

  @Test
  void aFileThatNeverComesToRestFails() throws Exception {
    var item = bench.items.photo(PATH, 3_000_000);
    restless(2_900_000);
    var report = bench.run(item);
    assertThat(reason(report, 0)).isEqualTo(ProblemId.FILE_SHRANK);
    assertThat(bench.saved()).isEmpty();
  }

  /** In each attempt, halfway through, the file becomes shorter. */
  private void restless(int size) {
    bench.phone.files.fault(PATH, new FileFault.Runs(500_000, () -> {
      bench.phone.files.fault(PATH, new FileFault.Runs(1_000_000, () -> restless(size - 1000)));
      bench.phone.files.fault(PATH, new FileFault.Changes(1_000_001, FileContent.generated(size, size), Instant.ofEpochSecond(size)));
    }));
  }

  @Test
  void aWrongSizeInTheDatabaseIsNoFailure() throws Exception {
    bench.items.photo(PATH, 3_000_000);
    var file = new org.photokura.library.ItemFile(org.photokura.library.FileRole.ORIGINAL, PATH, 2_999_000L, null);
    assertThat(bench.run(Items.item(PATH, "U", List.of(file))).counts().copied()).isEqualTo(1);
  }

  @Test
  void unknownSizesAreAskedFor() throws Exception {
    bench.items.photo(PATH, 3_000_000);
    var file = new org.photokura.library.ItemFile(org.photokura.library.FileRole.ORIGINAL, PATH, null, null);
    var gone = new org.photokura.library.ItemFile(org.photokura.library.FileRole.ORIGINAL, "/DCIM/none.JPG", null, null);
    var report = bench.run(Items.item(PATH, null, List.of(file)), Items.item("/DCIM/none.JPG", null, List.of(gone)));
    assertThat(report.counts().copied()).isEqualTo(1);
    assertThat(reason(report, 1)).isEqualTo(ProblemId.FILE_VANISHED);
  }

  @Test
  void oneConnectionIsEnough() throws Exception {
    bench.phone.files.grantLanes(1);
    assertThat(bench.run(some(100, 20_000)).counts().copied()).isEqualTo(100);
  }

  @Test
  void noConnectionForAWhileIsWaitedFor() throws Exception {
    bench.phone.files.grantLanes(0);
    var wanted = some(10, 20_000);
    Threads.timer().schedule(() -> bench.phone.files.grantLanes(2), 400, java.util.concurrent.TimeUnit.MILLISECONDS);
    assertThat(bench.run(wanted).counts().copied()).isEqualTo(10);
  }

  @Test
  void noConnectionAtAllEndsTheRun() throws Exception {
    bench.phone.files.grantLanes(0);
    bench.options = Bench.options(Duration.ofMillis(500));
    var report = bench.run(some(10, 20_000));
    assertThat(report.stoppedBy()).isNotNull().extracting(p -> p.id()).isEqualTo(ProblemId.SERVICE_LIMIT);
    assertThat(report.counts().failed()).isEqualTo(10);
  }

  @Test
  void droppedConnectionsAreOpenedAnew() throws Exception {
    var wanted = some(40, 300_000);
    for (int i = 3; i < 40; i += 6) {
      bench.phone.files.fault(wanted.get(i).files().getFirst().path(), new FileFault.Runs(100_000, bench.phone.files::dropLanes));
    }
    assertThat(bench.run(wanted).counts().copied()).isEqualTo(40);
  }

  @Test
  void aPhoneLockedInTheMiddleIsWaitedFor() throws Exception {
    var wanted = some(40, 100_000);
    bench.phone.files.fault(wanted.get(20).files().getFirst().path(), new FileFault.Runs(0, bench.phone::lockScreen));
    var export = bench.create(wanted);
    var seen = new java.util.concurrent.atomic.AtomicBoolean();
    Threads.start("owner", () -> {
      Poll.until("the run waits", () -> export.snapshot().waitingFor() != null);
      seen.set(export.snapshot().waitingFor().id() == ProblemId.DEVICE_LOCKED);
      bench.phone.unlockScreen();
    });
    var report = export.run(Cancellation.none());
    assertThat(report.counts().copied()).isEqualTo(40);
    assertThat(seen).isTrue();
  }

  @Test
  void aPhoneThatRefusesAllItGaveBeforeIsTakenForLockedThoughItDoesNotSaySo() throws Exception {
    var wanted = some(40, 100_000);
    bench.phone.files.fault(wanted.get(20).files().getFirst().path(), new FileFault.Runs(0, bench.phone.files::lock));
    var export = bench.create(wanted);
    Threads.start("owner", () -> {
      Poll.until("the run waits", () -> export.snapshot().waitingFor() != null);
      bench.phone.files.unlock();
    });
    assertThat(export.run(Cancellation.none()).counts().copied()).isEqualTo(40);
  }

  @Test
  void aPhoneThatStaysLockedEndsTheRun() throws Exception {
    var wanted = some(40, 100_000);
    bench.options = Bench.options(Duration.ofMillis(1500));
    bench.phone.files.fault(wanted.get(20).files().getFirst().path(), new FileFault.Runs(0, bench.phone::lockScreen));
    var report = bench.run(wanted);
    assertThat(report.stoppedBy()).isNotNull().extracting(p -> p.id()).isEqualTo(ProblemId.DEVICE_LOCKED);
    assertThat(report.counts().copied()).isBetween(1, 39);
    bench.phone.unlockScreen();
    assertThat(bench.run(wanted).counts().failed()).isZero();
  }

  @Test
  void cancelReturnsWithinASecondAndTheNextRunGoesOn() throws Exception {
    var second = Duration.ofSeconds(1);
    var run = new AtomicInteger();
    assertThat(BestOf.shortest(second, () -> {
      bench = new Bench(temp.resolve("photos-" + run.incrementAndGet()));
      return cancelledNearTheEnd();
    })).isLessThan(second);
  }

  /** Returns how long the run went on after it was cancelled. */
  private Duration cancelledNearTheEnd() throws Exception {
    var wanted = some(20, 200_000);
    wanted.add(bench.items.photo(PATH, 60_000_000));
    bench.phone.files.fault(PATH, new FileFault.Stalls(50_000_000, Duration.ofSeconds(50)));
    var export = bench.create(wanted);
    var cancellation = new Cancellation();
    var cancelled = new long[1];
    Threads.start("person", () -> {
      Poll.until("most is here", () -> export.snapshot().bytesDone() >= 54_000_000);
      cancelled[0] = System.nanoTime();
      cancellation.cancel();
    });
    var report = export.run(cancellation);
    var took = Duration.ofNanos(System.nanoTime() - cancelled[0]);
    assertThat(report.stoppedBy()).isNotNull().extracting(p -> p.id()).isEqualTo(ProblemId.CANCELLED);
    assertThat(report.counts().skipped()).isEqualTo(1);
    bench.checkCounts(report, wanted);
    bench.checkFiles(report);

    long before = bench.phone.files.bytesServed();
    assertThat(bench.run(wanted).counts().copied()).isEqualTo(1);
    // 50 MB were served before it stalled; how much of that was confirmed and noted depends on the machine.
    assertThat(bench.phone.files.bytesServed() - before).isLessThan(40_000_000);
    return took;
  }

  @Test
  void cancellingWhileThePhoneIsAwayIsNoFailure() throws Exception {
    var wanted = some(20, 200_000);
    bench.options = Bench.options(Duration.ofSeconds(50));
    bench.phone.backAfter(null);
    bench.phone.files.fault(wanted.get(7).files().getFirst().path(), new FileFault.Unplugs(100_000));
    var export = bench.create(wanted);
    var cancellation = new Cancellation();
    Threads.start("person", () -> {
      Poll.until("it waits for the phone", () -> export.snapshot().waitingFor() != null);
      cancellation.cancel();
    });
    try (var log = new LoggedErrors("org.photokura.transfer")) {
      var report = export.run(cancellation);
      assertThat(report.stoppedBy()).isNotNull().extracting(p -> p.id()).isEqualTo(ProblemId.CANCELLED);
      bench.checkCounts(report, wanted);
      assertThat(log.messages()).isEmpty();
    }
  }

  @Test
  void pauseStopsTheBytesAndResumeBringsTheRest() throws Exception {
    var wanted = some(20, 400_000);
    bench.phone.files.fault(wanted.get(3).files().getFirst().path(), new FileFault.Runs(200_000, () -> paused.pause()));
    paused = bench.create(wanted);
    var done = new java.util.concurrent.CompletableFuture<ExportReport>();
    Threads.start("run", () -> {
      try {
        done.complete(paused.run(Cancellation.none()));
      } catch (Exception e) {
        done.completeExceptionally(e);
      }
    });
    Poll.until("paused", () -> paused.snapshot().phase() == TransferSnapshot.Phase.PAUSED);
    long then = bench.phone.files.bytesServed();
    for (int i = 0; i < 50; i++) {
      Poll.pause();
    }
    assertThat(bench.phone.files.bytesServed() - then).isLessThan(2_000_000);
    paused.resume();
    assertThat(done.get().counts().copied()).isEqualTo(20);
  }

  private Export paused;
}
