package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.core.concurrent.Threads;
import org.photokura.library.Item;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.transfer.disk.Disk;
import org.photokura.transfer.disk.LocalDisk;
import org.photokura.virtualphone.Fault;
import org.photokura.virtualphone.When;

/**
 * The campaign of {@link FaultCampaign} through usbmuxd's socket, libimobiledevice and TLS: replies cut at random bytes, torn TLS records, dropped connections, unplugging, short reads,
 * full disks, lost power, cancelling. After each run nothing wrong may lie under a final name, and one more run must complete with every hash right.
 */
final class RealFaultCampaign {

  private final RealPhone real;
  private final Path folder;
  private final Map<String, Integer> misfortunes = new TreeMap<>();
  private int runs;

  RealFaultCampaign(RealPhone real, Path folder) {
    this.real = real;
    this.folder = folder;
  }

  /** {@code FOLDER FIRST-SEED COUNT tls|plain}. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    long first = Long.parseLong(arguments[1]);
    long count = Long.parseLong(arguments[2]);
    boolean tls = arguments[3].equals("tls");
    long start = System.nanoTime();
    try (var real = new RealPhone(java.nio.file.Files.createTempDirectory("campaign-state"), options -> options.serviceTls(tls))) {
      var campaign = new RealFaultCampaign(real, folder);
      for (long seed = first; seed < first + count; seed++) {
        campaign.survive(seed);
      }
      System.out.printf("%d seeds survived through libimobiledevice (%s), %d runs, %d s; misfortunes: %s; write attempts seen by the phone: %d%n", count, arguments[3], campaign.runs,
          Duration.ofNanos(System.nanoTime() - start).toSeconds(), campaign.misfortunes, real.phone().writeAttempts());
    }
  }

  void survive(long seed) throws Exception {
    var random = new Random(seed);
    real.empty();
    var wanted = new ArrayList<Item>();
    for (int i = random.nextInt(10, 50); i > 0; i--) {
      wanted.add(real.photo("/DCIM/%dAPPLE/IMG_%04d.JPG".formatted(100 + random.nextInt(3), i), size(random)));
    }
    Path destination = folder.resolve("seed-" + seed);
    try {
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        misfortune(wanted, destination, random, seed);
      }
      var report = export(wanted, destination, new LocalDisk(), Duration.ofSeconds(30), Cancellation.none());
      assertThat(report.counts().failed() + report.counts().skipped()).as("all is there in the end: %s", report.outcomes()).isZero();
      var saved = new HashMap<>(new Bench(destination).saved());
      for (var outcome : report.outcomes()) {
        for (var file : outcome.files()) {
          assertThat(saved.remove(file.target())).isEqualTo(real.contents.get(file.path()).sha256());
        }
      }
      assertThat(saved).as("nothing was copied twice").isEmpty();
    } catch (Throwable t) {
      throw new AssertionError("seed " + seed, t);
    }
  }

  private static long size(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> 0;
      case 1 -> random.nextInt(1_000_000, 12_000_000);
      default -> random.nextInt(1, 300_000);
    };
  }

  private void misfortune(List<Item> wanted, Path destination, Random random, long seed) throws Exception {
    for (int n = random.nextInt(1, 10); n > 0; n--) {
      var when = When.ALWAYS.after(random.nextInt(5 * wanted.size())).once();
      real.phone().arm(switch (random.nextInt(11)) {
        case 0 -> counted("unplugged", new Fault.Unplug(when, random.nextInt(100_000), (long) random.nextInt(1, 1500)));
        case 1 -> counted("short reads", new Fault.ShortRead(When.on(AfcOperation.FILE_READ).sometimes(0.3, seed), random.nextInt(1, 20_000)));
        case 2 -> counted("one connection only", new Fault.ConnectionLimit("com.apple.afc", random.nextInt(1, 3), Fault.ConnectionLimit.Refusal.SERVICE_LIMIT));
        case 3 -> counted("answer out of step", new Fault.WrongPacketNumber(when));
        case 4 -> counted("garbage instead of a reply", new Fault.GarbageFrame(when));
        case 10 -> counted("connections that live shortly", new Fault.ShortLife(random.nextInt(100_000, 3_000_000)));
        case 5, 6 -> counted("torn TLS record", new Fault.CutConnection(when, random.nextInt(300_000), true));
        default -> counted("cut in a reply", new Fault.CutConnection(when, random.nextInt(300_000)));
      });
    }
    Disk disk = new CrashDisk(Long.MAX_VALUE, seed);
    var cancellation = new Cancellation();
    switch (random.nextInt(4)) {
      case 0 -> {
        counted("full disk", null);
        var full = new FakeDisk();
        full.room.set(random.nextInt(10_000, 20_000_000));
        full.tellsRoom = random.nextBoolean();
        disk = full;
      }
      case 1 -> {
        counted("power loss in the run", null);
        disk = new CrashDisk(random.nextInt(2, 1_000), seed);
      }
      case 2 -> {
        counted("cancel, then power loss", null);
        Threads.timer().schedule(cancellation::cancel, random.nextInt(1, 1_000), TimeUnit.MILLISECONDS);
      }
      default -> counted("power loss after the run", null);
    }
    try {
      var report = export(wanted, destination, disk, Duration.ofSeconds(5), cancellation);
      assertThat(report.outcomes()).extracting(Outcome::itemId).containsExactlyElementsOf(wanted.stream().map(Item::id).toList());
    } catch (ProblemException e) {
      assertThat(disk).as("only a broken disk keeps a run from beginning: %s", e.problem()).isInstanceOf(CrashDisk.class);
    }
    real.phone().disarm();
    real.phone().plug();
    Poll.until("the destination is free", () -> FaultCampaign.isFree(destination));
    if (disk instanceof CrashDisk crash) {
      crash.loseWhatWasNotFlushed();
    }
    var right = new HashSet<String>();
    real.contents.values().forEach(content -> right.add(content.sha256()));
    new Bench(destination).saved().forEach((target, hash) -> assertThat(right).as(target).contains(hash));
  }

  private <T> T counted(String what, T fault) {
    misfortunes.merge(what, 1, Integer::sum);
    return fault;
  }

  private ExportReport export(List<Item> wanted, Path destination, Disk disk, Duration wait, Cancellation cancellation) throws Exception {
    runs++;
    var link = connect();
    try {
      var request = new ExportRequest(wanted, destination, ExportRequest.DEFAULT_LAYOUT, Bench.options(wait), false);
      return new Exporter(disk, Clock.systemUTC(), Bench.TOKYO, SleepInhibitor.none(), JpegMaker.none()).create(request, link).run(cancellation);
    } finally {
      link.session().close();
    }
  }

  /** The phone may have been plugged in a moment ago. */
  private ReconnectingLink connect() throws Exception {
    for (int tries = 0; ; tries++) {
      try {
        return real.connect();
      } catch (org.photokura.device.DeviceException | java.util.NoSuchElementException e) {
        if (tries == 20) {
          throw e;
        }
        java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
      }
    }
  }
}
