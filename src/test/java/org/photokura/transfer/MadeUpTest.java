package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.library.Item;
import org.photokura.transfer.disk.LocalDisk;

/** JPEG copies, XMP files and album folders that a run did not come to: the next one makes them, though the photos themselves are there. */
@Timeout(60)
class MadeUpTest {

  private static final List<String> ALL_OF_ONE = List.of("2024/05/IMG_0001.HEIC", "2024/05/IMG_0001.HEIC.xmp", "2024/05/IMG_0001.JPG", "Albums/Kyoto/IMG_0001.HEIC");

  @TempDir Path temp;
  Bench bench;
  Item old;
  Item fresh;
  final AtomicInteger made = new AtomicInteger();

  @BeforeEach
  void makeBench() {
    bench = new Bench(temp.resolve("photos"));
    options(true);
    bench.jpegs = (heic, cancellation) -> ("JPEG " + made.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
    old = Items.inAlbums(bench.items.photo("/DCIM/100APPLE/IMG_0001.HEIC", 9000), "Kyoto");
    fresh = bench.items.photo("/DCIM/100APPLE/IMG_0002.PNG", 9000);
  }

  private void options(boolean extras) {
    bench.options = new ExportOptions(true, true, extras, extras, extras, true, false, 0, bench.options.waitForDevice());
  }

  /** The run ends when the photo is saved and nothing was made of it. */
  private void stopBeforeExtras() throws Exception {
    var making = bench.jpegs;
    var cancellation = new Cancellation();
    bench.jpegs = (heic, inner) -> {
      cancellation.cancel();
      inner.throwIfCancelled();
      return new byte[0];
    };
    bench.create(List.of(old)).run(cancellation);
    assertThat(bench.saved()).containsOnlyKeys("2024/05/IMG_0001.HEIC");
    bench.jpegs = making;
  }

  private ExportReport runWithNewOnly() throws Exception {
    return new Exporter(bench.disk, java.time.Clock.systemUTC(), Bench.TOKYO, SleepInhibitor.none(), bench.jpegs)
        .create(new ExportRequest(List.of(fresh), bench.destination, bench.layout, bench.options, false).withOthers(List.of(old, fresh)), bench.phone)
        .run(Cancellation.none());
  }

  @Test
  void ofPhotosThatOnlyNewLeavesOut() throws Exception {
    stopBeforeExtras();
    bench.onlyNew = true;
    var report = bench.run(old, fresh);
    assertThat(report.outcomes()).extracting(Outcome::itemId).containsExactly(fresh.id());
    assertThat(bench.saved()).containsKeys(ALL_OF_ONE.toArray(String[]::new));
    assertThat(new Verifier().verify(bench.destination, (a, b) -> { }, Cancellation.none()).isAllRight()).isTrue();
  }

  @Test
  void ofPhotosThatTheWindowDoesNotAskFor() throws Exception {
    stopBeforeExtras();
    var report = runWithNewOnly();
    assertThat(report.outcomes()).extracting(Outcome::itemId).containsExactly(fresh.id());
    assertThat(bench.saved()).containsKeys(ALL_OF_ONE.toArray(String[]::new));
    runWithNewOnly();
    assertThat(made).as("once").hasValue(1);
  }

  @Test
  void afterAKillToo() throws Exception {
    var making = bench.jpegs;
    bench.jpegs = JpegMaker.none();
    bench.run(old);
    Files.delete(bench.destination.resolve("2024/05/IMG_0001.HEIC.xmp"));
    sql("UPDATE run SET finished_ms = NULL, extras = 'jpeg,xmp,album'", "DELETE FROM file WHERE made_from IS NOT NULL");
    bench.jpegs = making;
    runWithNewOnly();
    assertThat(bench.saved()).containsKeys(ALL_OF_ONE.toArray(String[]::new));
  }

  @Test
  void listsOfAlbumsToo() throws Exception {
    var disk = new FakeDisk();
    disk.hardLinks = false;
    bench.disk = disk;
    stopBeforeExtras();
    runWithNewOnly();
    assertThat(bench.destination.resolve("Albums/Kyoto.txt")).hasContent("2024/05/IMG_0001.HEIC");
  }

  /** Nothing is missing and nothing is there twice, whenever the power went out, and the catalog never says more than what lasts. */
  @Test
  void atWhateverMomentThePowerWentOut() throws Exception {
    bench.jpegs = (heic, cancellation) -> ("JPEG of " + Bench.sha256(heic)).getBytes(StandardCharsets.UTF_8);
    var all = IntStream.rangeClosed(1, 3)
        .mapToObj(i -> Items.inAlbums(bench.items.photo("/DCIM/100APPLE/IMG_000%d.HEIC".formatted(i), 9000 + i), "Kyoto", "Trips/" + i))
        .toList();
    int incomplete = 0;
    for (int operations = 5; operations < 150; operations += 5) {
      var each = new Bench(temp.resolve("photos-" + operations), bench.phone);
      each.options = bench.options;
      each.jpegs = bench.jpegs;
      var disk = new CrashDisk(operations, operations);
      each.disk = disk;
      try {
        each.create(all).run(Cancellation.none());
      } catch (ProblemException e) {
        assertThat(operations).as("it did not even begin").isLessThan(10);
      }
      disk.loseWhatWasNotFlushed();
      incomplete += each.saved().size() < all.size() * 5 ? 1 : 0;
      if (Files.exists(each.destination.resolve(".photokura/catalog.sqlite"))) {
        assertThat(new Verifier().verify(each.destination, (a, b) -> { }, Cancellation.none()).isAllRight()).as("after %d operations", operations).isTrue();
      }
      each.disk = new LocalDisk();
      each.onlyNew = true;
      assertThat(each.run(all).counts().failed()).isZero();
      assertThat(each.saved()).as("after %d operations", operations).hasSize(all.size() * 5);
      assertThat(new Verifier().verify(each.destination, (a, b) -> { }, Cancellation.none())).isEqualTo(new Verifier.Verification(15, 15, List.of(), List.of(), List.of()));
    }
    assertThat(incomplete).isGreaterThan(15);
  }

  @Test
  void notAPictureThatCannotBeDecoded() throws Exception {
    bench.jpegs = (heic, cancellation) -> {
      made.incrementAndGet();
      throw new ProblemException(Problem.of(ProblemId.FILE_UNREADABLE));
    };
    bench.run(old);
    runWithNewOnly();
    assertThat(made).hasValue(1);
  }

  @Test
  void notWhatWasSwitchedOnLater() throws Exception {
    options(false);
    bench.run(old);
    options(true);
    runWithNewOnly();
    assertThat(bench.saved()).containsOnlyKeys("2024/05/IMG_0001.HEIC", "2024/05/IMG_0002.PNG", "2024/05/IMG_0002.PNG.xmp");
  }

  @Test
  void notWhatIsSwitchedOffNow() throws Exception {
    stopBeforeExtras();
    options(false);
    runWithNewOnly();
    assertThat(bench.saved()).containsOnlyKeys("2024/05/IMG_0001.HEIC", "2024/05/IMG_0002.PNG");
  }

  @Test
  void notWhatThePersonTookAway() throws Exception {
    stopBeforeExtras();
    runWithNewOnly();
    Files.delete(bench.destination.resolve("2024/05/IMG_0001.JPG"));
    runWithNewOnly();
    assertThat(bench.destination.resolve("2024/05/IMG_0001.JPG")).doesNotExist();
  }

  @Test
  void ofAPhotoThatIsAskedForOnlyOnce() throws Exception {
    stopBeforeExtras();
    new Exporter(bench.disk, java.time.Clock.systemUTC(), Bench.TOKYO, SleepInhibitor.none(), bench.jpegs)
        .create(new ExportRequest(List.of(old), bench.destination, bench.layout, bench.options, false).withOthers(List.of(old, old)), bench.phone)
        .run(Cancellation.none());
    assertThat(made).hasValue(1);
  }

  private void sql(String... statements) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + bench.destination.resolve(".photokura/catalog.sqlite")); var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
