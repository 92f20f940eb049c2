package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.DeviceException;
import org.photokura.device.FileFault;
import org.photokura.library.Item;

/** Runs whose items are still being read when the first of them are copied. */
@Timeout(60)
class ItemsReadMeanwhileTest {

  @TempDir Path temp;
  Bench bench;

  @BeforeEach
  void makeBench() {
    bench = new Bench(temp.resolve("photos"));
  }

  private Export create(ItemSource source) {
    return bench.create(source);
  }

  private ExportReport run(ItemSource source, List<Item> wanted) throws ProblemException {
    var report = create(source).run(Cancellation.none());
    bench.checkCounts(report, wanted);
    bench.checkFiles(report);
    return report;
  }

  private List<Item> photos(int count) {
    var items = new ArrayList<Item>();
    for (int i = 0; i < count; i++) {
      items.add(bench.items.photo("/DCIM/100APPLE/IMG_%04d.JPG".formatted(i), 20_000));
    }
    return items;
  }

  @Test
  void copiesTheFirstItemsWhileTheOthersAreStillRead() throws Exception {
    var wanted = photos(2);
    var running = new ArrayList<Export>();
    running.add(create((session, items, cancellation) -> {
      items.accept(wanted.subList(0, 1));
      Poll.until("the first is copied", () -> running.getFirst().snapshot().itemsCopied() == 1);
      items.accept(wanted.subList(1, 2));
    }));
    var report = running.getFirst().run(Cancellation.none());
    bench.checkCounts(report, wanted);
    assertThat(report.counts().copied()).isEqualTo(2);
  }

  @Test
  void readsAnewWhenThePhoneCameBackAndTakesNothingTwice() throws Exception {
    var wanted = photos(40);
    var calls = new AtomicInteger();
    var report = run((session, items, cancellation) -> {
      items.accept(wanted.subList(0, 25));
      if (calls.incrementAndGet() == 1) {
        throw DeviceException.device(ProblemId.DEVICE_GONE, "unplugged");
      }
      items.accept(wanted.subList(25, 40));
    }, wanted);
    assertThat(report.counts().copied()).isEqualTo(40);
    assertThat(calls).hasValue(2);
    assertThat(bench.phone.reconnects).hasValue(1);
  }

  @Test
  void anItemThatIsCalledOtherwiseAfterwardsIsKnownByItsFiles() throws Exception {
    var one = bench.items.asset("A-1", 5_000, new Items.Part(org.photokura.library.FileRole.ORIGINAL, "/DCIM/100APPLE/IMG_0001.JPG"));
    var sameWithoutDatabase = Items.item("/DCIM/100APPLE/IMG_0001.JPG", null, one.files());
    var calls = new AtomicInteger();
    var report = run((session, items, cancellation) -> {
      if (calls.incrementAndGet() == 1) {
        items.accept(List.of(one));
        throw DeviceException.connection(ProblemId.CONNECTION_LOST, "cut");
      }
      items.accept(List.of(sameWithoutDatabase));
    }, List.of(one));
    assertThat(report.counts().copied()).isEqualTo(1);
  }

  @Test
  void endsWhenReadingBreaksOffAgainAndAgain() throws Exception {
    var wanted = photos(3);
    var calls = new AtomicInteger();
    var report = run((session, items, cancellation) -> {
      calls.incrementAndGet();
      items.accept(wanted);
      throw DeviceException.connection(ProblemId.PROTOCOL_BROKEN, "nonsense");
    }, wanted);
    assertThat(report.stoppedBy()).extracting(problem -> problem.id()).isEqualTo(ProblemId.PROTOCOL_BROKEN);
    assertThat(calls).hasValueBetween(2, 6);
  }

  @Test
  void aPhoneThatIsSilentWhileItemsAreReadIsWaitedForNoLongerThanAskedFor() throws Exception {
    bench.options = Bench.options(Duration.ofMillis(200));
    bench.phone.backAfter(null);
    var wanted = photos(3);
    var calls = new AtomicInteger();
    var report = run((session, items, cancellation) -> {
      calls.incrementAndGet();
      items.accept(wanted);
      Poll.until("they are copied", () -> bench.phone.files.bytesServed() == 60_000);
      var never = new CountDownLatch(1);
      try {
        assertThat(never.await(1, TimeUnit.SECONDS)).isFalse();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      throw DeviceException.connection(ProblemId.FILE_TIMEOUT, "silent");
    }, wanted);
    assertThat(report.counts().copied()).isEqualTo(3);
    assertThat(report.stoppedBy()).extracting(problem -> problem.id()).isEqualTo(ProblemId.DEVICE_GONE);
    assertThat(calls).hasValue(1);
  }

  @Test
  void aPhoneThatStaysAwayWhileItemsAreReadEndsTheRun() throws Exception {
    bench.options = Bench.options(Duration.ofMillis(300));
    bench.phone.backAfter(null);
    var wanted = photos(3);
    var report = run((session, items, cancellation) -> {
      items.accept(wanted);
      bench.phone.files.unplug();
      throw DeviceException.device(ProblemId.DEVICE_GONE, "unplugged");
    }, wanted);
    assertThat(report.stoppedBy()).extracting(problem -> problem.id()).isEqualTo(ProblemId.DEVICE_GONE);
  }

  @Test
  void accountsForItemsThatAreReadAfterTheDiskIsFull() throws Exception {
    var disk = new FakeDisk();
    disk.room.set(30_000);
    disk.tellsRoom = false;
    bench.disk = disk;
    var wanted = photos(60);
    var full = new CountDownLatch(1);
    var running = new ArrayList<Export>();
    running.add(create((session, items, cancellation) -> {
      items.accept(wanted.subList(0, 30));
      Poll.until("the disk is full", () -> disk.room.get() < 20_000);
      Threads.timer().schedule(full::countDown, 300, TimeUnit.MILLISECONDS);
      try {
        full.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      items.accept(wanted.subList(30, 60));
    }));
    var report = running.getFirst().run(Cancellation.none());
    bench.checkCounts(report, wanted);
    assertThat(report.stoppedBy()).extracting(problem -> problem.id()).isEqualTo(ProblemId.DESTINATION_FULL);
  }

  @Test
  void cancellingWhileItemsAreReadEndsBothAtOnce() throws Exception {
    var wanted = photos(5);
    var cancellation = new Cancellation();
    var cancelledAt = new AtomicLong();
    var export = create((session, items, stop) -> {
      items.accept(wanted);
      var stopped = new CountDownLatch(1);
      try (var tie = stop.onCancel(stopped::countDown)) {
        Threads.timer().schedule(() -> {
          cancelledAt.set(System.nanoTime());
          cancellation.cancel();
        }, 100, TimeUnit.MILLISECONDS);
        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      stop.throwIfCancelled();
    });
    var report = export.run(cancellation);
    assertThat(Duration.ofNanos(System.nanoTime() - cancelledAt.get())).isLessThan(Duration.ofSeconds(5));
    assertThat(report.stoppedBy()).extracting(problem -> problem.id()).isEqualTo(ProblemId.CANCELLED);
    bench.checkCounts(report, wanted);
  }

  /** A restored phone has other ids and paths; which earlier file belongs to which item is known only with all of them. */
  @Test
  void readsAllItemsFirstWhereEarlierRunsSavedFiles() throws Exception {
    var first = bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", new byte[] {1, 2, 3});
    bench.run(first);
    var copy = bench.items.photo("/DCIM/100APPLE/IMG_0500.JPG", new byte[] {1, 2, 3});
    var report = run((session, items, cancellation) -> {
      items.accept(List.of(copy));
      items.accept(List.of(first));
    }, List.of(copy, first));
    assertThat(report.counts().alreadyThere()).isEqualTo(1);
    assertThat(report.counts().copied()).isEqualTo(1);
  }

  @Test
  void copiesOnThroughACutWhileItemsAreRead() throws Exception {
    var wanted = photos(30);
    bench.phone.files.fault("/DCIM/100APPLE/IMG_0003.JPG", new FileFault.Unplugs(5_000));
    var calls = new AtomicInteger();
    var report = run((session, items, cancellation) -> {
      int call = calls.incrementAndGet();
      for (int i = 0; i < 30; i += 10) {
        items.accept(wanted.subList(i, i + 10));
        if (call == 1 && i == 10) {
          Poll.until("the phone came back", () -> bench.phone.reconnects.get() == 1);
          throw DeviceException.device(ProblemId.DEVICE_GONE, "unplugged with the rest");
        }
      }
    }, wanted);
    assertThat(report.counts().copied()).isEqualTo(30);
    assertThat(bench.phone.reconnects).as("the loss was one").hasValue(1);
  }
}
