package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.FileFault;
import org.photokura.library.Item;
import org.photokura.transfer.disk.DiskFile;
import org.photokura.transfer.disk.LocalDisk;
import org.photokura.virtualphone.BestOf;

@Timeout(60)
class DestinationFaultsTest {

  @TempDir Path temp;
  Bench bench;
  FakeDisk disk;

  @BeforeEach
  void makeBench() {
    makeBench(temp.resolve("photos"));
  }

  private void makeBench(Path destination) {
    bench = new Bench(destination);
    disk = new FakeDisk();
    bench.disk = disk;
  }

  private List<Item> some(int count, long size) {
    var wanted = new ArrayList<Item>();
    for (int i = 0; i < count; i++) {
      wanted.add(bench.items.photo("/DCIM/101APPLE/IMG_%04d.JPG".formatted(i), size + i));
    }
    return wanted;
  }

  private static ProblemId stop(ExportReport report) {
    return report.stoppedBy() == null ? null : report.stoppedBy().id();
  }

  @Test
  void stopsBeforeTheDiskIsFullAndSaysWhatIsMissing() throws Exception {
    var wanted = some(50, 1_000_000);
    disk.room.set(20_500_000);
    var report = bench.run(wanted);
    assertThat(stop(report)).isEqualTo(ProblemId.DESTINATION_FULL);
    assertThat(report.counts().copied()).isBetween(15, 20);
    assertThat(report.counts().failed()).isEqualTo(50 - report.counts().copied());
    long missing = (Long) report.stoppedBy().data().get("missingBytes");
    assertThat(missing).isBetween(29_000_000L, 45_000_000L);
    assertThat(disk.room.get()).isPositive();

    disk.room.addAndGet(missing);
    var next = bench.run(wanted);
    assertThat(next.counts().failed()).isZero();
    assertThat(next.counts().alreadyThere()).isEqualTo(report.counts().copied());
  }

  @Test
  void aFileWhoseWriterBreaksFailsAloneAndHoldsNoMemory() throws Exception {
    var wanted = some(20, 1_000_000);
    wanted.add(3, bench.items.photo("/DCIM/101APPLE/IMG_9000.MOV", 70_000_000));
    wanted.add(4, bench.items.photo("/DCIM/101APPLE/IMG_9001.MOV", 70_000_000));
    bench.disk = new ForwardingDisk(disk) {
      @Override
      public DiskFile open(Path file) throws IOException {
        return new ForwardingFile(super.open(file)) {
          @Override
          public void write(ByteBuffer bytes, long offset) throws IOException {
            if (offset > 5_000_000) {
              throw new IllegalStateException("a writer's mistake");
            }
            super.write(bytes, offset);
          }
        };
      }
    };
    var report = bench.run(wanted);
    assertThat(report.counts().copied()).isEqualTo(20);
    assertThat(report.outcomes()).filteredOn(Outcome.Failed.class::isInstance).extracting(o -> ((Outcome.Failed) o).reason().id())
        .containsExactly(ProblemId.INTERNAL, ProblemId.INTERNAL);
  }

  @Test
  void aCatalogThatCannotTakeTheLastRowsIsTold() throws Exception {
    var wanted = some(3, 1_000_000);
    bench.phone.files.fault(wanted.getFirst().files().getFirst().path(), new FileFault.Runs(500_000, () -> {
      try (var connection = DriverManager.getConnection("jdbc:sqlite:" + bench.destination.resolve(".photokura/catalog.sqlite"));
          var statement = connection.createStatement()) {
        statement.execute("DROP TABLE origin");
      } catch (java.sql.SQLException e) {
        throw new AssertionError(e);
      }
    }));
    var report = bench.run(wanted);
    assertThat(report.counts().copied()).isEqualTo(3);
    assertThat(report.notices()).extracting(notice -> notice.id()).containsExactly(ProblemId.WRITE_FAILED);
  }

  @Test
  void askingWhyADestinationCannotBeOpenedTouchesNothingThere() throws Exception {
    Path persons = Files.writeString(Files.createDirectories(bench.destination).resolve("probe"), "my own");
    bench.disk = new ForwardingDisk(disk) {
      @Override
      public void createFolders(Path folder) throws IOException {
        if (folder.endsWith("partial")) {
          throw new IOException("Input/output error");
        }
        super.createFolders(folder);
      }
    };
    var wanted = some(1, 1000);
    var failed = catchThrowableOfType(ProblemException.class, () -> bench.create(wanted).run(Cancellation.none()));
    assertThat(failed.problem().id()).isEqualTo(ProblemId.WRITE_FAILED);
    assertThat(persons).hasContent("my own");
    try (var list = Files.list(bench.destination)) {
      assertThat(list).containsExactly(persons);
    }
  }

  @Test
  void aDriveThatGoesWhileItIsCheckedIsNotToldAsMissingPhotos() throws Exception {
    bench.run(some(20, 100_000));
    var gone = catchThrowableOfType(ProblemException.class, () -> new Verifier().verify(bench.destination, (done, total) -> {
      if (Files.exists(bench.destination)) {
        try {
          Files.move(bench.destination, temp.resolve("elsewhere"));
        } catch (IOException e) {
          // Another of the threads was quicker.
        }
      }
    }, Cancellation.none()));
    assertThat(gone).isNotNull();
    assertThat(gone.problem().id()).isEqualTo(ProblemId.DESTINATION_GONE);
  }

  @Test
  void aFileLargerThanTheWholeDriveFailsAlone() throws Exception {
    var wanted = some(5, 100_000);
    wanted.add(2, bench.items.photo("/DCIM/101APPLE/IMG_9000.MOV", 1L << 49));
    bench.disk = new LocalDisk();
    var report = bench.run(wanted);
    assertThat(report.stoppedBy()).isNull();
    assertThat(report.counts().copied()).isEqualTo(5);
    assertThat(((Outcome.Failed) report.outcomes().get(2)).reason().id()).isEqualTo(ProblemId.FILE_TOO_LARGE_FOR_DESTINATION);
  }

  @Test
  void namesThatWereNotFlushedAreNotCalledSaved() throws Exception {
    var wanted = some(10, 200_000);
    Files.createDirectories(bench.destination);
    disk.flushesFolders = false;
    var report = bench.run(wanted);
    assertThat(report.counts().copied()).isZero();
    assertThat(report.outcomes()).allSatisfy(outcome -> assertThat(outcome.files()).isEmpty());

    disk.flushesFolders = true;
    var next = bench.run(wanted);
    assertThat(next.counts().failed()).isZero();
    assertThat(next.counts().copied() + next.counts().alreadyThere()).isEqualTo(10);
    assertThat(bench.saved()).hasSize(10);
    assertThat(bench.partials()).isEmpty();
  }

  @Test
  void aDiskThatFillsUpWithoutATellingEndsTheRunCleanly() throws Exception {
    var wanted = some(20, 1_000_000);
    wanted.add(2, bench.items.photo("/DCIM/100APPLE/IMG_9999.MOV", 30_000_000));
    disk.tellsRoom = false;
    disk.room.set(20_000_000);
    var report = bench.run(wanted);
    assertThat(stop(report)).isEqualTo(ProblemId.DESTINATION_FULL);
    bench.checkNothingWrong(wanted);
    disk.room.set(100_000_000);
    assertThat(bench.run(wanted).counts().failed()).isZero();
    bench.checkNothingWrong(wanted);
  }

  @Test
  void aFileTooLargeForTheFileSystemFailsAlone() throws Exception {
    var wanted = some(5, 1000);
    wanted.add(2, bench.items.photo("/DCIM/100APPLE/IMG_9999.MOV", 5_000_000));
    disk.largestFile = 4_000_000;
    var report = bench.run(wanted);
    assertThat(report.counts().copied()).isEqualTo(5);
    assertThat(((Outcome.Failed) report.outcomes().get(2)).reason().id()).isEqualTo(ProblemId.FILE_TOO_LARGE_FOR_DESTINATION);
  }

  @Test
  void aDriveThatBreaksEndsTheRun() throws Exception {
    var wanted = some(30, 100_000);
    bench.phone.files.fault("/DCIM/101APPLE/IMG_0010.JPG", new FileFault.Runs(0, () -> disk.failsWith = new IOException("Input/output error")));
    var report = bench.run(wanted);
    assertThat(stop(report)).isEqualTo(ProblemId.WRITE_FAILED);
    disk.failsWith = null;
    assertThat(bench.run(wanted).counts().failed()).isZero();
    bench.checkNothingWrong(wanted);
  }

  @Test
  void aDriveThatIsUnpluggedEndsTheRun() throws Exception {
    var wanted = some(30, 100_000);
    var moved = temp.resolve("elsewhere");
    bench.phone.files.fault("/DCIM/101APPLE/IMG_0010.JPG", new FileFault.Runs(0, () -> {
      try {
        Files.move(bench.destination, moved);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      disk.failsWith = new IOException("Input/output error");
    }));
    var report = bench.create(wanted).run(Cancellation.none());
    assertThat(stop(report)).isEqualTo(ProblemId.DESTINATION_GONE);
    bench.checkCounts(report, wanted);
    disk.failsWith = null;
    Files.move(moved, bench.destination);
    assertThat(bench.run(wanted).counts().failed()).isZero();
    bench.checkNothingWrong(wanted);
  }

  @Test
  void aSecondRunIntoTheSameFolderIsRefusedAtOnce() throws Exception {
    var wanted = some(3, 1000);
    var path = wanted.getFirst().files().getFirst().path();
    bench.phone.files.fault(path, new FileFault.Stalls(0, Duration.ofSeconds(3)));
    var cancellation = new Cancellation();
    var first = new CompletableFuture<ExportReport>();
    Threads.start("first", () -> {
      try {
        first.complete(bench.create(wanted).run(cancellation));
      } catch (Exception e) {
        first.completeExceptionally(e);
      }
    });
    Poll.until("the first runs", () -> bench.phone.files.openLanes() > 0);
    var e = catchThrowableOfType(ProblemException.class, () -> bench.create(wanted).run(Cancellation.none()));
    assertThat(e.problem().id()).isEqualTo(ProblemId.DESTINATION_IN_USE);
    cancellation.cancel();
    first.get();
    assertThat(bench.run(wanted).counts().failed()).isZero();
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws Exception {
    Files.writeString(bench.destination, "I am a file");
    var e = catchThrowableOfType(ProblemException.class, () -> bench.create(List.of()).run(Cancellation.none()));
    assertThat(e.problem().id()).isEqualTo(ProblemId.DESTINATION_NOT_A_FOLDER);
    assertThat(Files.readString(bench.destination)).isEqualTo("I am a file");
    bench = new Bench(bench.destination.resolve("below"));
    e = catchThrowableOfType(ProblemException.class, () -> bench.create(List.of()).run(Cancellation.none()));
    assertThat(e.problem().id()).isEqualTo(ProblemId.DESTINATION_NOT_A_FOLDER);
  }

  @Test
  void cancelReturnsAtOnceThoughTheDiskIsSlow() throws Exception {
    var second = Duration.ofSeconds(1);
    var run = new AtomicInteger();
    assertThat(BestOf.shortest(second, () -> {
      makeBench(temp.resolve("photos-" + run.incrementAndGet()));
      return cancelledWhileTheDiskIsSlow();
    })).as("of the 3 s that a flush takes").isLessThan(second);
  }

  /** Returns how long the run went on after it was cancelled. */
  private Duration cancelledWhileTheDiskIsSlow() throws Exception {
    var wanted = some(30, 2_000_000);
    disk.flushNanos = Duration.ofSeconds(3).toNanos();
    var export = bench.create(wanted);
    var cancellation = new Cancellation();
    var at = new long[1];
    Threads.start("person", () -> {
      Poll.until("much is here", () -> export.snapshot().bytesDone() > 20_000_000);
      at[0] = System.nanoTime();
      cancellation.cancel();
    });
    var report = export.run(cancellation);
    var took = Duration.ofNanos(System.nanoTime() - at[0]);
    assertThat(stop(report)).isEqualTo(ProblemId.CANCELLED);
    bench.checkCounts(report, wanted);
    disk.flushNanos = 0;
    Poll.until("the lock is free", () -> isFree());
    assertThat(bench.run(wanted).counts().failed()).isZero();
    bench.checkNothingWrong(wanted);
    assertThat(bench.saved()).hasSize(30);
    return took;
  }

  private boolean isFree() {
    try (var channel = FileChannel.open(bench.destination.resolve(".photokura/lock"), StandardOpenOption.WRITE); var lock = channel.tryLock()) {
      return lock != null;
    } catch (IOException | java.nio.channels.OverlappingFileLockException e) {
      return false;
    }
  }

  @Test
  void verifyReadsBackAndCatchesADiskThatLies() throws Exception {
    var wanted = some(10, 300_000);
    bench.options = new ExportOptions(true, true, false, false, false, true, true, 0, Duration.ofSeconds(2));
    assertThat(bench.run(wanted).counts().copied()).isEqualTo(10);
  }
}
