package org.photokura.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.library.FileRole;
import org.photokura.library.ItemFile;

@Timeout(60)
class CatalogTest {

  private static final Instant TIME = Instant.parse("2024-05-06T07:08:09.123456789Z");
  @TempDir Path temp;

  private Catalog open() throws Exception {
    return Catalog.open(temp, Clock.systemUTC());
  }

  /** As an earlier version wrote it: the reader takes it as it is, the next run brings it on. */
  @Test
  void aCatalogOfTheFirstVersionIsReadAndBroughtOn() throws Exception {
    write(entry(1, "UDID", "A", "/DCIM/100APPLE/IMG_1.HEIC"));
    Path file = temp.resolve(Catalog.FILE_NAME);
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
      statement.execute("ALTER TABLE run DROP COLUMN extras");
      statement.execute("PRAGMA user_version = 1");
    }
    Path folder = Files.createDirectories(temp.resolve("photos/.photokura"));
    Files.copy(file, folder.resolve(Catalog.FILE_NAME));
    assertThat(new CatalogReader().contents(temp.resolve("photos")).index().files()).hasSize(1);
    write(entry(2, "UDID", "B", "/DCIM/100APPLE/IMG_2.HEIC"));
    try (var again = open()) {
      assertThat(again.index().files()).hasSize(2);
      assertThat(again.index().owesNothing()).isTrue();
    }
  }

  private static Sha256 hash(int n) {
    var bytes = new byte[Sha256.BYTES];
    bytes[0] = (byte) n;
    bytes[31] = (byte) (n >> 8);
    return Sha256.of(bytes);
  }

  private static SavedEntry entry(int n, String udid, String uuid, String path) {
    return new SavedEntry(new CatalogFile("2024/05/IMG_" + n + ".HEIC", "original", 1000 + n, hash(n)), new Origin(udid, uuid, path, 1000 + n, TIME));
  }

  private static ItemFile file(String path, long size, Instant time) {
    return new ItemFile(FileRole.ORIGINAL, path, size, time);
  }

  private void write(SavedEntry... entries) throws Exception {
    write(Duration.ofSeconds(10), entries);
  }

  private void write(Duration limit, SavedEntry... entries) throws Exception {
    var catalog = open();
    catalog.begin(new RunRecord("run-" + System.nanoTime(), "UDID", "Mika", TIME));
    for (var entry : entries) {
      catalog.record(entry);
    }
    catalog.end(new RunRecord.End(TIME.plusSeconds(60), entries.length, 0, 0, 0, 0, 1, null, false), limit);
    catalog.close();
    assertThat(catalog.awaitClosed(limit)).isTrue();
    assertThat(catalog.notices()).isEmpty();
  }

  private CatalogIndex read() throws Exception {
    var catalog = open();
    catalog.close();
    assertThat(catalog.awaitClosed(Duration.ofSeconds(10))).isTrue();
    return catalog.index();
  }

  @Test
  void remembersFilesWithTheirOriginsToTheNanosecond() throws Exception {
    write(entry(1, "UDID", "A-1", "/DCIM/100APPLE/IMG_1.HEIC"));
    var index = read();
    assertThat(index.files()).containsExactly(new CatalogFile("2024/05/IMG_1.HEIC", "original", 1001, hash(1)));
    assertThat(index.find("udid", null, file("/DCIM/100APPLE/IMG_1.HEIC", 1001, TIME))).isPresent();
    assertThat(index.find("udid", null, file("/DCIM/100APPLE/IMG_1.HEIC", 1001, TIME.plusNanos(1)))).isEmpty();
    assertThat(index.find("udid", null, file("/DCIM/100APPLE/IMG_1.HEIC", 1002, TIME))).isEmpty();
    assertThat(index.find("other", null, file("/DCIM/100APPLE/IMG_1.HEIC", 1001, TIME))).isEmpty();
    assertThat(index.find("other", "a-1", file("/DCIM/900APPLE/IMG_9.HEIC", 1001, null))).isPresent();
    assertThat(index.find("UDID", "B-2", file("/DCIM/100APPLE/IMG_1.HEIC", 1001, TIME))).as("another asset").isEmpty();
    assertThat(index.withContent(hash(1))).hasSize(1);
  }

  @Test
  void twoFramesOfABurstAreNotTakenForEachOther() throws Exception {
    var frame = new SavedEntry(new CatalogFile("2024/05/IMG_2.HEIC", "burstFrame", 500, hash(2)), new Origin("UDID", "A-1", "/DCIM/100APPLE/IMG_2.HEIC", 500, TIME));
    write(frame);
    var index = read();
    assertThat(index.find("UDID", "A-1", new ItemFile(FileRole.BURST_FRAME, "/DCIM/100APPLE/IMG_2.HEIC", 500L, TIME))).isPresent();
    assertThat(index.find("UDID", "A-1", new ItemFile(FileRole.BURST_FRAME, "/DCIM/100APPLE/IMG_3.HEIC", 500L, TIME))).isEmpty();
  }

  @Test
  void anAssetThatMovedToAnotherTargetLeavesNoRowBehind() throws Exception {
    write(entry(1, "UDID", "A-1", "/DCIM/100APPLE/IMG_1.HEIC"));
    var moved = new SavedEntry(new CatalogFile("2024/05/IMG_1 (2).HEIC", "original", 1001, hash(1)), new Origin("UDID", "A-1", "/DCIM/100APPLE/IMG_1.HEIC", 1001, TIME));
    write(moved);
    assertThat(read().files()).containsExactly(moved.file());
  }

  @Test
  void aFileWhosePathOnThePhoneIsAnotherPhotosNowKeepsItsRow() throws Exception {
    write(entry(1, "UDID", "A-1", "/DCIM/100APPLE/IMG_1.HEIC"));
    var other = new SavedEntry(new CatalogFile("2024/05/IMG_1 (2).HEIC", "original", 1001, hash(2)), new Origin("UDID", "B-1", "/DCIM/100APPLE/IMG_1.HEIC", 1001, TIME));
    write(other);
    assertThat(read().files()).containsExactlyInAnyOrder(entry(1, "UDID", "A-1", "/DCIM/100APPLE/IMG_1.HEIC").file(), other.file());
    assertThat(read().find("UDID", "A-1", file("/DCIM/100APPLE/IMG_1.HEIC", 1001, TIME))).as("which it is no more").isEmpty();
  }

  @Test
  void whatAnOlderVersionLeftPointingToAnotherPhotoIsIgnored() throws Exception {
    write(entry(1, "UDID", "A-1", "/DCIM/100APPLE/IMG_1.HEIC"));
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve(Catalog.FILE_NAME)); var statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE file SET size_bytes = 7777, sha256 = zeroblob(32)");
    }
    var index = read();
    assertThat(index.files()).hasSize(1);
    assertThat(index.find("UDID", "A-1", file("/DCIM/100APPLE/IMG_1.HEIC", 1001, TIME))).isEmpty();
    assertThat(index.ofAsset("A-1", FileRole.ORIGINAL)).isEmpty();
    assertThat(index.claimedBy("UDID", "A-1", file("/DCIM/100APPLE/IMG_1.HEIC", 1001, TIME))).isEmpty();
  }

  @Test
  void anIdStaysWithItsPhotoOnlyWhereThePathsNextPhotoHasNone() throws Exception {
    String path = "/DCIM/100APPLE/IMG_1.HEIC";
    write(entry(1, "UDID", "A-1", path));
    write(entry(1, "UDID", null, path));
    assertThat(read().ofAsset("A-1", FileRole.ORIGINAL)).as("the same photo, without a database").hasSize(1);
    write(new SavedEntry(entry(2, "UDID", null, path).file(), new Origin("UDID", null, path, 1002, TIME)));
    assertThat(read().ofAsset("A-1", FileRole.ORIGINAL)).as("another photo").isEmpty();
  }

  @Test
  void aTimeThatNoNumberHoldsIsNoTimeAndCostsNoRow() throws Exception {
    var odd = new SavedEntry(entry(1, "UDID", "A-1", "/x").file(), new Origin("UDID", "A-1", "/x", 1001, Instant.MIN));
    write(odd, entry(2, "UDID", "A-2", "/y"));
    assertThat(read().files()).hasSize(2);
    assertThat(read().find("UDID", null, file("/x", 1001, TIME))).isEmpty();
  }

  @Test
  void rowsThatCannotBeWrittenForWhateverReasonAreTold() throws Exception {
    var catalog = open();
    catalog.begin(new RunRecord("r", "UDID", null, TIME));
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve(Catalog.FILE_NAME)); var statement = connection.createStatement()) {
      statement.executeUpdate("CREATE TRIGGER no_rows BEFORE INSERT ON file BEGIN SELECT RAISE(ABORT, 'no'); END");
      catalog.record(entry(1, "UDID", "A-1", "/x"));
      catalog.end(new RunRecord.End(TIME, 1, 0, 0, 0, 0, 1, null, false), Duration.ofSeconds(10));
      assertThat(catalog.notices()).extracting(p -> p.id()).containsExactly(ProblemId.WRITE_FAILED);
      statement.executeUpdate("DROP TRIGGER no_rows");
    }
    catalog.close();
    assertThat(catalog.awaitClosed(Duration.ofSeconds(10))).isTrue();
    assertThat(read().files()).as("what was pending is written when it can be").hasSize(1);
  }

  @Test
  void anEndThatCannotBeWrittenIsTold() throws Exception {
    var catalog = open();
    catalog.begin(new RunRecord("r", "UDID", null, TIME));
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve(Catalog.FILE_NAME)); var statement = connection.createStatement()) {
      statement.executeUpdate("CREATE TRIGGER no_end BEFORE UPDATE ON run BEGIN SELECT RAISE(ABORT, 'no'); END");
    }
    catalog.end(new RunRecord.End(TIME, 1, 0, 0, 0, 0, 1, null, false), Duration.ofSeconds(10));
    assertThat(catalog.notices()).extracting(p -> p.id()).containsExactly(ProblemId.WRITE_FAILED);
    catalog.close();
  }

  @Test
  void aFileOfTwoPhonesKeepsBothOrigins() throws Exception {
    write(entry(1, "UDID", "A-1", "/DCIM/100APPLE/IMG_1.HEIC"));
    write(entry(1, "OTHER", "B-1", "/DCIM/100APPLE/IMG_7.HEIC"));
    var index = read();
    assertThat(index.find("UDID", "A-1", file("/DCIM/100APPLE/IMG_1.HEIC", 1001, TIME))).isPresent();
    assertThat(index.find("OTHER", "B-1", file("/DCIM/100APPLE/IMG_7.HEIC", 1001, TIME))).isPresent();
    assertThat(index.files()).hasSize(1);
  }

  @Test
  void aBrokenCatalogIsKeptAsideAndANewOneBegun() throws Exception {
    write(entry(1, "UDID", "A-1", "/x"));
    Path file = temp.resolve(Catalog.FILE_NAME);
    try (var channel = java.nio.channels.FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(java.nio.ByteBuffer.wrap(new byte[3000]), 4096);
    }
    var catalog = open();
    assertThat(catalog.notices()).extracting(p -> p.id()).containsExactly(ProblemId.CATALOG_BROKEN);
    assertThat(catalog.index().files()).isEmpty();
    catalog.close();
    try (var list = Files.list(temp)) {
      assertThat(list.filter(f -> f.getFileName().toString().matches("catalog\\.broken-[0-9-]+\\.sqlite"))).hasSize(1);
    }
  }

  @Test
  void anotherProgramsDatabaseIsKeptAside() throws Exception {
    Path file = temp.resolve(Catalog.FILE_NAME);
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
      statement.executeUpdate("CREATE TABLE theirs (x)");
    }
    var catalog = open();
    assertThat(catalog.notices()).isNotEmpty();
    catalog.close();
  }

  @Test
  void aNewerCatalogIsRefused() throws Exception {
    write(entry(1, "UDID", "A-1", "/x"));
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve(Catalog.FILE_NAME)); var statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 50");
    }
    assertThat(catchThrowableOfType(ProblemException.class, this::open).problem().id()).isEqualTo(ProblemId.CATALOG_TOO_NEW);
  }

  @Test
  void isReadWhileARunWrites() throws Exception {
    Path destination = Files.createDirectories(temp.resolve("d"));
    var catalog = Catalog.open(Files.createDirectories(destination.resolve(".photokura")), Clock.systemUTC());
    catalog.begin(new RunRecord("r", "UDID", null, TIME));
    for (int i = 0; i < 2000; i++) {
      catalog.record(entry(i, "UDID", "A-" + i, "/DCIM/" + i));
      if (i % 100 == 0) {
        new CatalogReader().contents(destination);
      }
    }
    catalog.end(new RunRecord.End(TIME, 1, 0, 0, 0, 0, 1, null, false), Duration.ofSeconds(10));
    assertThat(new CatalogReader().contents(destination).index().files()).hasSize(2000);
    catalog.close();
  }

  @Test
  void aReadOnlyDestinationIsReadAllTheSame() throws Exception {
    Path state = Files.createDirectories(temp.resolve("d/.photokura"));
    var catalog = Catalog.open(state, Clock.systemUTC());
    catalog.close();
    assertThat(catalog.awaitClosed(Duration.ofSeconds(10))).isTrue();
    assertThat(new CatalogReader().contents(temp.resolve("d")).index().files()).isEmpty();
  }

  @Test
  void aHundredThousandRowsAreReadInNoTime() throws Exception {
    var entries = new ArrayList<SavedEntry>();
    for (int i = 0; i < 100_000; i++) {
      entries.add(entry(i, "UDID", "A-" + i, "/DCIM/100APPLE/IMG_" + i));
    }
    write(Duration.ofSeconds(40), entries.toArray(SavedEntry[]::new));
    long start = System.nanoTime();
    assertThat(read().files()).hasSize(100_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }
}
