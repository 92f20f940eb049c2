package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.protocol.afc.AfcStatus;
import org.photokura.transfer.disk.LocalDisk;
import org.photokura.virtualphone.BestOf;
import org.photokura.virtualphone.Fault;
import org.photokura.virtualphone.When;

/** The engine through the real libimobiledevice, with TLS and without, and with what goes wrong on a cable. */
@Timeout(120)
class RealStackTest {

  @Nested
  class WithTls extends OverRealStack {
    WithTls() {
      super(true);
    }
  }

  @Nested
  class WithoutTls extends OverRealStack {
    WithoutTls() {
      super(false);
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class OverRealStack {

    @TempDir Path temp;
    private final boolean tls;
    private RealPhone real;
    private int number;
    private long endedNanos;

    OverRealStack(boolean tls) {
      this.tls = tls;
    }

    @BeforeAll
    void start(@TempDir Path state) throws Exception {
      real = new RealPhone(state, options -> options.serviceTls(tls));
    }

    @AfterAll
    void stop() {
      assertThat(real.phone().writeAttempts()).as("nothing was ever written to the phone").isZero();
      real.close();
    }

    @AfterEach
    void calm() {
      real.phone().disarm();
      real.phone().unlock();
      real.empty();
    }

    private List<Item> some(int count, long size) {
      var wanted = new ArrayList<Item>();
      for (int i = 0; i < count; i++) {
        wanted.add(real.photo("/DCIM/100APPLE/IMG_%04d.JPG".formatted(i), size + i));
      }
      return wanted;
    }

    private Path destination() {
      return temp.resolve("photos-" + ++number);
    }

    private ExportReport run(List<Item> wanted, Path destination, Duration wait) throws Exception {
      return run(wanted, destination, wait, Cancellation.none());
    }

    private ExportReport run(List<Item> wanted, Path destination, Duration wait, Cancellation cancellation) throws Exception {
      var link = real.connect();
      try {
        var request = new ExportRequest(wanted, destination, ExportRequest.DEFAULT_LAYOUT, Bench.options(wait), false);
        var report = new Exporter(new LocalDisk(), Clock.systemUTC(), Bench.TOKYO, SleepInhibitor.none(), JpegMaker.none()).create(request, link).run(cancellation);
        endedNanos = System.nanoTime();
        var counts = report.counts();
        assertThat(counts.copied() + counts.alreadyThere() + counts.failed() + counts.skipped()).isEqualTo(wanted.size());
        check(report, destination);
        return report;
      } finally {
        link.session().close();
      }
    }

    private void check(ExportReport report, Path destination) {
      Map<String, String> right = real.contents.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().sha256()));
      var named = report.outcomes().stream().flatMap(o -> o.files().stream()).collect(Collectors.toMap(Outcome.SavedFile::target, f -> f));
      for (var file : named.values()) {
        assertThat(file.sha256()).isEqualTo(right.get(file.path()));
      }
      var bench = new Bench(destination);
      bench.saved().forEach((target, hash) -> assertThat(right.values()).as(target).contains(hash));
      named.forEach((target, file) -> assertThat(bench.saved()).containsEntry(target, file.sha256()));
    }

    @Test
    void copiesEveryByte() throws Exception {
      var wanted = some(40, 30_000);
      wanted.add(real.photo("/DCIM/100APPLE/IMG_9000.MOV", 20_000_001));
      wanted.add(real.photo("/DCIM/100APPLE/IMG_9001.JPG", 0));
      var destination = destination();
      assertThat(run(wanted, destination, Duration.ofSeconds(5)).counts().copied()).isEqualTo(42);
      assertThat(run(wanted, destination, Duration.ofSeconds(5)).counts().alreadyThere()).isEqualTo(42);
    }

    @Test
    void cutsInTheMiddleOfRepliesLeaveNothingWrong() throws Exception {
      var random = new Random(tls ? 1 : 2);
      var wanted = some(30, 60_000);
      wanted.add(10, real.photo("/DCIM/100APPLE/IMG_9000.MOV", 6_000_000));
      for (int round = 0; round < 4; round++) {
        for (int i = 0; i < 12; i++) {
          real.phone().arm(new Fault.CutConnection(When.ALWAYS.after(random.nextInt(150)).once(), random.nextInt(300_000), random.nextBoolean()));
        }
        var destination = destination();
        run(wanted, destination, Duration.ofSeconds(10));
        real.phone().disarm();
        assertThat(run(wanted, destination, Duration.ofSeconds(10)).counts().failed()).isZero();
      }
    }

    /** The short form; {@link RealFaultCampaign#main} runs many. */
    @Test
    void survivesAFewSeededMisfortunes() throws Exception {
      var campaign = new RealFaultCampaign(real, temp);
      for (long seed = 1; seed <= 3; seed++) {
        campaign.survive(seed);
      }
    }

    @Test
    void anUnpluggedPhoneIsWaitedFor() throws Exception {
      var wanted = some(30, 100_000);
      wanted.add(10, real.photo("/DCIM/100APPLE/IMG_9000.MOV", 10_000_000));
      real.phone().arm(new Fault.Unplug(When.on(AfcOperation.FILE_READ).after(20).once(), 1000, 700L));
      var report = run(wanted, destination(), Duration.ofSeconds(30));
      assertThat(report.stoppedBy()).isNull();
      assertThat(report.counts().copied()).isEqualTo(31);
    }

    @Test
    void aPhoneThatStaysAwayEndsTheRun() throws Exception {
      var wanted = some(30, 100_000);
      real.phone().arm(new Fault.Unplug(When.on(AfcOperation.FILE_READ).after(20).once(), 1000));
      var destination = destination();
      long start = System.nanoTime();
      var report = run(wanted, destination, Duration.ofSeconds(2));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
      assertThat(report.stoppedBy()).isNotNull().extracting(p -> p.id()).isEqualTo(ProblemId.DEVICE_GONE);
      real.phone().disarm();
      real.phone().plug();
      assertThat(run(wanted, destination, Duration.ofSeconds(10)).counts().failed()).isZero();
    }

    @Test
    void aLockedPhoneIsWaitedFor() throws Exception {
      var wanted = some(60, 50_000);
      real.phone().arm(new Fault.Lock(When.on(AfcOperation.FILE_OPEN).after(20).once()));
      var unlocking = Threads.timer().schedule(real.phone()::unlock, 2, TimeUnit.SECONDS);
      var report = run(wanted, destination(), Duration.ofSeconds(30));
      assertThat(report.counts().copied()).isEqualTo(60);
      assertThat(report.stoppedBy()).isNull();
      unlocking.cancel(false);
    }

    @Test
    void aPhoneThatIsLockedWhileItIsAskedAboutFilesIsWaitedFor() throws Exception {
      var wanted = some(60, 50_000).stream()
          .map(item -> Items.item(item.files().getFirst().path(), null, List.of(new ItemFile(FileRole.ORIGINAL, item.files().getFirst().path(), null, null))))
          .toList();
      var when = When.on(AfcOperation.GET_FILE_INFO).after(20);
      real.phone().arm(new Fault.Lock(when.once()));
      real.phone().arm(new Fault.Answer(when, AfcStatus.PERMISSION_DENIED));
      var unlocking = Threads.timer().schedule(() -> {
        real.phone().unlock();
        real.phone().disarm();
      }, 2, TimeUnit.SECONDS);
      var report = run(wanted, destination(), Duration.ofSeconds(30));
      assertThat(report.counts().copied()).isEqualTo(60);
      assertThat(report.stoppedBy()).isNull();
      unlocking.cancel(false);
    }

    @Test
    void aPhoneThatStaysLockedEndsTheRun() throws Exception {
      var wanted = some(60, 50_000);
      real.phone().arm(new Fault.Lock(When.on(AfcOperation.FILE_OPEN).after(20).once()));
      var destination = destination();
      var report = run(wanted, destination, Duration.ofSeconds(2));
      assertThat(report.stoppedBy()).isNotNull().extracting(p -> p.id()).isEqualTo(ProblemId.DEVICE_LOCKED);
      real.phone().disarm();
      real.phone().unlock();
      assertThat(run(wanted, destination, Duration.ofSeconds(10)).counts().failed()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Fault.ConnectionLimit.Refusal.class)
    void oneConnectionIsEnough(Fault.ConnectionLimit.Refusal refusal) throws Exception {
      real.phone().arm(new Fault.ConnectionLimit("com.apple.afc", 1, refusal));
      assertThat(run(some(60, 50_000), destination(), Duration.ofSeconds(10)).counts().copied()).isEqualTo(60);
    }

    @Test
    void aFileThatIsAlwaysRefusedFailsAlone() throws Exception {
      var wanted = some(30, 50_000);
      real.phone().arm(new Fault.Answer(When.at("/DCIM/100APPLE/IMG_0007.JPG"), AfcStatus.PERMISSION_DENIED));
      real.phone().arm(new Fault.Answer(When.on(AfcOperation.FILE_READ).path("/DCIM/100APPLE/IMG_0009.JPG"), AfcStatus.IO_ERROR));
      var report = run(wanted, destination(), Duration.ofSeconds(10));
      assertThat(report.counts().copied()).isEqualTo(28);
      assertThat(report.outcomes()).filteredOn(Outcome.Failed.class::isInstance).extracting(o -> ((Outcome.Failed) o).reason().id())
          .containsExactly(ProblemId.FILE_DENIED, ProblemId.FILE_UNREADABLE);
    }

    @Test
    void connectionsThatDieAfterHundredKilobytesCostNothingButTime() throws Exception {
      var wanted = some(12, 60_000);
      wanted.add(4, real.photo("/DCIM/100APPLE/IMG_9000.MOV", 3_000_000));
      wanted.add(real.photo("/DCIM/100APPLE/IMG_9001.MOV", 700_000));
      real.phone().arm(new Fault.ShortLife(100_000));
      var report = run(wanted, destination(), Duration.ofSeconds(10));
      assertThat(report.stoppedBy()).isNull();
      assertThat(report.counts().copied()).isEqualTo(14);
    }

    @Test
    void aFileWhoseOpeningBreaksTheConnectionFailsAlone() throws Exception {
      var wanted = some(30, 50_000);
      real.phone().arm(new Fault.CutConnection(When.on(AfcOperation.FILE_OPEN).path("/DCIM/100APPLE/IMG_0007.JPG"), 0));
      var report = run(wanted, destination(), Duration.ofSeconds(10));
      assertThat(report.stoppedBy()).isNull();
      assertThat(report.counts().copied()).isEqualTo(29);
      assertThat(((Outcome.Failed) report.outcomes().get(7)).reason().id()).isEqualTo(ProblemId.CONNECTION_LOST);
    }

    @Test
    void whatIsReadThroughALinkIsNotTakenForAFile() throws Exception {
      var wanted = some(3, 50_000);
      String link = "/DCIM/100APPLE/IMG_9000.JPG";
      real.link(link, "IMG_0001.JPG");
      wanted.add(Items.item(link, null, List.of(new ItemFile(FileRole.ORIGINAL, link, 12L, null))));
      var report = run(wanted, destination(), Duration.ofSeconds(10));
      assertThat(report.counts().copied()).isEqualTo(3);
      assertThat(((Outcome.Failed) report.outcomes().get(3)).reason().id()).isEqualTo(ProblemId.FILE_UNREADABLE);
    }

    @Test
    void aFileThatIsExchangedWhileItIsReadIsCopiedAnewThoughItsTimeWasUnknown() throws Exception {
      var report = run(List.of(real.exchanged("/DCIM/100APPLE/IMG_0001.MOV", 5_000_000)), destination(), Duration.ofSeconds(10));
      assertThat(report.counts().copied()).isEqualTo(1);
    }

    @Test
    void shortReadsAreReadOn() throws Exception {
      real.phone().arm(new Fault.ShortRead(When.on(AfcOperation.FILE_READ), 7001));
      assertThat(run(some(20, 100_000), destination(), Duration.ofSeconds(10)).counts().copied()).isEqualTo(20);
    }

    @Test
    void cancelIsQuickThoughThePhoneIsSilent() throws Exception {
      var limit = Duration.ofSeconds(2);
      assertThat(BestOf.shortest(limit, this::cancelledInSilence)).isLessThan(limit);
    }

    /** Returns how long the run went on after it was cancelled. */
    private Duration cancelledInSilence() throws Exception {
      var wanted = some(30, 100_000);
      real.phone().arm(new Fault.Stall(When.on(AfcOperation.FILE_READ).after(25), 500));
      var cancellation = new Cancellation();
      var at = new long[1];
      Threads.timer().schedule(() -> {
        at[0] = System.nanoTime();
        cancellation.cancel();
      }, 2, TimeUnit.SECONDS);
      var destination = destination();
      var report = run(wanted, destination, Duration.ofSeconds(30), cancellation);
      var took = Duration.ofNanos(endedNanos - at[0]);
      assertThat(report.stoppedBy()).isNotNull().extracting(p -> p.id()).isEqualTo(ProblemId.CANCELLED);
      real.phone().disarm();
      assertThat(run(wanted, destination, Duration.ofSeconds(10)).counts().failed()).isZero();
      return took;
    }
  }
}
