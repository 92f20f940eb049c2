package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.FileFault;
import org.photokura.library.Item;
import org.photokura.transfer.disk.LocalDisk;

/**
 * Exports a library through one misfortune after the other, chosen by a seed, and after each looks whether anything wrong lies under a final name and whether
 * the counts add up; then once more without any, and then every file must be there with the right hash.
 */
final class FaultCampaign {

  /** What befell the runs of all seeds, by kind. */
  final Map<String, Integer> misfortunes = new TreeMap<>();
  int seeds;
  int runs;

  private final Path folder;

  /** {@code FOLDER FIRST-SEED COUNT}: survives so many seeds, prints what happened, and fails at the first that it does not survive. */
  public static void main(String[] arguments) throws Exception {
    var campaign = new FaultCampaign(Path.of(arguments[0]));
    long first = Long.parseLong(arguments[1]);
    long count = Long.parseLong(arguments[2]);
    long start = System.nanoTime();
    for (long seed = first; seed < first + count; seed++) {
      campaign.survive(seed);
      if (campaign.seeds % 10 == 0) {
        System.err.println(campaign.summary(Duration.ofNanos(System.nanoTime() - start)));
      }
    }
    System.out.println(campaign.summary(Duration.ofNanos(System.nanoTime() - start)));
  }

  String summary(Duration time) {
    return "%d seeds survived, %d runs, %d s; misfortunes: %s".formatted(seeds, runs, time.toSeconds(), misfortunes);
  }

  FaultCampaign(Path folder) {
    this.folder = folder;
  }

  void survive(long seed) throws Exception {
    var random = new Random(seed);
    Path destination = folder.resolve("seed-" + seed);
    var bench = new Bench(destination);
    var wanted = CampaignLibrary.make(bench.items, seed);
    bench.phone.files.chunkBytes(random.nextInt(1_000, 300_000)).lookAhead(random.nextInt(1, 12)).grantLanes(random.nextInt(1, 5));
    try {
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        misfortune(bench, wanted, random, seed);
        runs++;
      }
      lastRun(bench, wanted);
      seeds++;
    } catch (Throwable t) {
      throw new AssertionError("seed " + seed, t);
    }
  }

  private void misfortune(Bench bench, List<Item> wanted, Random random, long seed) throws Exception {
    bench.options = Bench.options(Duration.ofMillis(500));
    bench.disk = new LocalDisk();
    bench.phone.backAfter(random.nextBoolean() ? Duration.ofMillis(random.nextInt(50)) : null);
    var cancellation = new Cancellation();
    strew(bench, wanted, random);
    loseCatalog(bench, random);
    var order = random.nextBoolean() ? wanted : wanted.reversed();
    switch (random.nextInt(6)) {
      case 0 -> {
        count("full disk");
        var disk = new FakeDisk();
        disk.room.set(random.nextInt(10_000, 20_000_000));
        disk.tellsRoom = random.nextBoolean();
        bench.disk = disk;
      }
      case 1 -> {
        count("power loss");
        bench.disk = new CrashDisk(random.nextInt(2, 2_000), seed);
      }
      case 2 -> {
        count("cancel, then power loss");
        bench.disk = new CrashDisk(Long.MAX_VALUE, seed);
        Threads.timer().schedule(cancellation::cancel, random.nextInt(1, 600), TimeUnit.MILLISECONDS);
      }
      case 3 -> {
        count("process killed");
        KilledProcess.runAndKill(bench.destination, seed, random);
        bench.checkNothingWrong(wanted);
        return;
      }
      default -> {
        count("phone only, then power loss");
        bench.disk = new CrashDisk(Long.MAX_VALUE, seed);
      }
    }
    ExportReport report = null;
    try {
      report = export(bench, order, random).run(cancellation);
    } catch (org.photokura.core.ProblemException e) {
      assertThat(bench.disk).as("only a broken disk keeps a run from beginning: %s", e.problem()).isInstanceOf(CrashDisk.class);
    }
    bench.phone.files.plugIn();
    Poll.until("the destination is free", () -> isFree(bench.destination));
    if (bench.disk instanceof CrashDisk crash) {
      crash.loseWhatWasNotFlushed();
    }
    if (report != null) {
      bench.checkFiles(report);
      checkCounts(report, order);
    }
    bench.checkNothingWrong(wanted);
  }

  private void loseCatalog(Bench bench, Random random) throws IOException {
    if (random.nextInt(8) == 0 && Files.deleteIfExists(bench.destination.resolve(".photokura/catalog.sqlite"))) {
      count("catalog lost");
      Files.deleteIfExists(bench.destination.resolve(".photokura/catalog.sqlite-journal"));
    }
  }

  /** Half of the runs read their items while they copy. */
  private static Export export(Bench bench, List<Item> wanted, Random random) {
    if (random.nextBoolean()) {
      return bench.create(wanted);
    }
    int portion = random.nextInt(1, wanted.size() + 1);
    return bench.create((session, items, cancellation) -> {
      for (int from = 0; from < wanted.size(); from += portion) {
        session.files().stat("/", cancellation);
        items.accept(wanted.subList(from, Math.min(wanted.size(), from + portion)));
      }
    });
  }

  private void strew(Bench bench, List<Item> wanted, Random random) {
    for (int n = random.nextInt(0, 12); n > 0; n--) {
      var files = wanted.get(random.nextInt(wanted.size())).files();
      var file = files.get(random.nextInt(files.size()));
      long at = file.sizeBytes() == 0 ? 0 : random.nextLong(file.sizeBytes());
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> {
          count("cut in a reply");
          bench.phone.files.fault(file.path(), new FileFault.CutsConnection(at, random.nextInt(200_000)));
        }
        case 4 -> {
          count("stall");
          bench.phone.files.fault(file.path(), new FileFault.Stalls(at, Duration.ofMillis(random.nextInt(1, 60))));
        }
        case 5 -> {
          count("unplugged");
          bench.phone.files.fault(file.path(), new FileFault.Unplugs(at));
        }
        case 6, 7 -> {
          count("all connections dropped");
          bench.phone.files.fault(file.path(), new FileFault.Runs(at, bench.phone.files::dropLanes));
        }
        default -> {
          count("file refused");
          var ids = List.of(ProblemId.FILE_UNREADABLE, ProblemId.FILE_DENIED, ProblemId.FILE_VANISHED, ProblemId.FILE_SHRANK);
          bench.phone.files.fault(file.path(), new FileFault.Fails(at, ids.get(random.nextInt(ids.size()))));
        }
      }
    }
  }

  private void lastRun(Bench bench, List<Item> wanted) throws Exception {
    var calm = new FakePhone();
    var again = new Bench(bench.destination, calm);
    var same = CampaignLibrary.make(again.items, Long.parseLong(bench.destination.getFileName().toString().substring(5)));
    var report = again.run(same);
    runs++;
    assertThat(report.counts().failed() + report.counts().skipped()).as("all is there in the end: %s", report.outcomes()).isZero();
    again.checkNothingWrong(same);
    var saved = new HashMap<>(again.saved());
    for (var outcome : report.outcomes()) {
      for (var file : outcome.files()) {
        assertThat(saved.remove(file.target())).as("one target for one file: %s", file.target()).isEqualTo(file.sha256());
      }
    }
    assertThat(saved).as("nothing was copied twice").isEmpty();
    assertThat(again.partials()).isEmpty();
    assertThat(new Verifier().verify(again.destination, (done, total) -> { }, Cancellation.none()).isAllRight()).isTrue();
    assertThat(wanted).hasSameSizeAs(same);
  }

  /** A run that ended while its items were still being read speaks of those that it knew. */
  private static void checkCounts(ExportReport report, List<Item> wanted) {
    var counts = report.counts();
    assertThat(counts.copied() + counts.alreadyThere() + counts.onlyInICloud() + counts.skipped() + counts.failed()).isEqualTo(counts.selected());
    var ids = wanted.stream().map(Item::id).toList();
    assertThat(report.outcomes()).extracting(Outcome::itemId).containsExactlyElementsOf(report.stoppedBy() == null ? ids : ids.subList(0, counts.selected()));
  }

  private synchronized void count(String what) {
    misfortunes.merge(what, 1, Integer::sum);
  }

  static boolean isFree(Path destination) {
    Path file = destination.resolve(".photokura/lock");
    if (!Files.exists(file)) {
      return true;
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE); var lock = channel.tryLock()) {
      return lock != null;
    } catch (IOException | java.nio.channels.OverlappingFileLockException e) {
      return false;
    }
  }
}
