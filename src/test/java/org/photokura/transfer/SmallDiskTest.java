package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.library.Item;
import org.photokura.transfer.disk.LocalDisk;

/** A disk that is really full, really read-only, really gone: a small RAM disk that is mounted for each test. */
@Tag("root")
@Timeout(60)
class SmallDiskTest {

  @TempDir Path temp;
  private Path mount;
  private Bench bench;

  @BeforeEach
  void mount() throws Exception {
    mount = Files.createDirectories(temp.resolve("disk"));
    run("mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", mount.toString());
    bench = new Bench(mount.resolve("photos"));
  }

  @AfterEach
  void unmount() throws Exception {
    new ProcessBuilder("umount", "-l", mount.toString()).redirectErrorStream(true).start().waitFor();
  }

  private static void run(String... command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).as(String.join(" ", command)).isZero();
  }

  private List<Item> some(int count, long size) {
    var wanted = new ArrayList<Item>();
    for (int i = 0; i < count; i++) {
      wanted.add(bench.items.photo("/DCIM/101APPLE/IMG_%04d.JPG".formatted(i), size + i));
    }
    return wanted;
  }

  /** A disk that does not say how much room it has, as some network drives. */
  private static final class Silent extends ForwardingDisk {
    Silent() {
      super(new LocalDisk());
    }

    @Override
    public java.util.OptionalLong usableBytes(Path folder) {
      return java.util.OptionalLong.empty();
    }
  }

  @Test
  void aFullDiskEndsTheRunAndMoreRoomCompletesIt() throws Exception {
    for (boolean silent : new boolean[] {false, true}) {
      bench = new Bench(mount.resolve("photos-" + silent));
      bench.disk = silent ? new Silent() : new LocalDisk();
      var wanted = some(30, 1_000_000);
      var report = bench.run(wanted);
      assertThat(report.stoppedBy()).isNotNull().extracting(p -> p.id()).isEqualTo(ProblemId.DESTINATION_FULL);
      assertThat(report.counts().copied()).isBetween(5, 20);
      bench.checkNothingWrong(wanted);
      long missing = (Long) report.stoppedBy().data().get("missingBytes");
      run("mount", "-o", "remount,size=" + (20_971_520 + missing + 1_000_000), mount.toString());
      assertThat(bench.run(wanted).counts().failed()).as("silent: %s", silent).isZero();
      run("rm", "-rf", bench.destination.toString());
      run("mount", "-o", "remount,size=20m", mount.toString());
    }
  }

  @Test
  void aReadOnlyDiskIsSaidAtOnce() throws Exception {
    var wanted = some(3, 1000);
    bench.run(wanted);
    run("mount", "-o", "remount,ro", mount.toString());
    var e = catchThrowableOfType(ProblemException.class, () -> bench.create(wanted).run(Cancellation.none()));
    assertThat(e.problem().id()).isEqualTo(ProblemId.DESTINATION_READ_ONLY);
    assertThat(new org.photokura.catalog.CatalogReader().open(bench.destination).contains(wanted.getFirst())).as("it can be read").isTrue();
  }

  @Test
  void aDiskThatIsTakenAwayEndsTheRun() throws Exception {
    var wanted = some(12, 1_000_000);
    bench.phone.files.fault("/DCIM/101APPLE/IMG_0006.JPG", new org.photokura.device.FileFault.Runs(500_000, () -> {
      try {
        run("umount", "-l", mount.toString());
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }));
    var report = bench.create(wanted).run(Cancellation.none());
    assertThat(report.stoppedBy()).isNotNull().extracting(p -> p.id()).isIn(ProblemId.DESTINATION_GONE, ProblemId.WRITE_FAILED);
    bench.checkCounts(report, wanted);
    try (var list = Files.list(mount)) {
      assertThat(list).as("nothing was written into the empty mount point").isEmpty();
    }
  }
}
