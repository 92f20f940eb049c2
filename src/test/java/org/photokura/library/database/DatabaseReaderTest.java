package org.photokura.library.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.FileContent;
import org.photokura.device.FileFault;
import org.photokura.library.Item;

class DatabaseReaderTest {

  @TempDir Path folder;

  private DatabasePhone phone() {
    return new DatabasePhone(folder.resolve("cache"));
  }

  private static AssetSpec photo(int number) {
    return new AssetSpec("U" + number, "DCIM/100APPLE", "IMG_%04d.HEIC".formatted(number)).created(700_000_000 + number, 0);
  }

  private PhotosDatabaseBuilder.Written written(AssetSpec... specs) throws Exception {
    return new PhotosDatabaseBuilder(Generation.IOS_18).add(specs).build(folder.resolve("made"), specs.length / 2);
  }

  private List<Path> copies() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("cache"))) {
      return all.filter(path -> path.endsWith("Photos.sqlite")).toList();
    }
  }

  private ProblemId problemOf(DatabasePhone phone) {
    var e = catchThrowableOfType(DatabaseUnusableException.class, phone::read);
    assertThat(e).isNotNull();
    return e.problem().id();
  }

  @Test
  void rowsThatStandInTheLogOnlyAreRead() throws Exception {
    var phone = phone().database(written(photo(1), photo(2), photo(3), photo(4)));
    assertThat(phone.read().items()).extracting(Item::id).containsExactly("U4", "U3", "U2", "U1");
  }

  @Test
  void aTornEndOfTheLogIsIgnored() throws Exception {
    var whole = written(photo(1), photo(2));
    byte[] torn = java.util.Arrays.copyOf(whole.wal(), whole.wal().length - 100);
    var phone = phone().database(new PhotosDatabaseBuilder.Written(whole.database(), torn));
    assertThat(phone.read().items()).extracting(Item::id).containsExactly("U1");
  }

  @Test
  void anUnchangedDatabaseIsNotCopiedAgain() throws Exception {
    var phone = phone().database(written(photo(1), photo(2)));
    phone.read();
    long served = phone.files.bytesServed();
    assertThat(served).isPositive();
    assertThat(phone.read().items()).hasSize(2);
    assertThat(phone.files.bytesServed()).as("a look at some pages").isLessThan(2 * served);
  }

  @Test
  void aChangedDatabaseReplacesItsOldCopy() throws Exception {
    var phone = phone().database(written(photo(1), photo(2)));
    phone.read();
    assertThat(copies()).hasSize(1);
    phone.database(written(photo(1), photo(2), photo(3), photo(4), photo(5), photo(6)));
    assertThat(phone.read().items()).hasSize(6);
    assertThat(copies()).hasSize(1);
  }

  @Test
  void theNewestPicturesAreShownBeforeTheDatabaseIsHere() throws Exception {
    var phone = phone().database(written(photo(1), photo(2).set("ZHIDDEN", 1), photo(3).set("ZTRASHEDSTATE", 1), photo(4).set("ZSAVEDASSETTYPE", 12),
        photo(5).live(), photo(6).set("ZDIRECTORY", "../.."), photo(7).video(), photo(8).burst("B", 2)));
    var sink = phone.read();
    assertThat(sink.previews()).extracting(i -> i.id() + " " + i.kind().key() + " " + i.files().getFirst().path()).containsExactly(
        "U7 video /DCIM/100APPLE/IMG_0007.HEIC", "U5 live /DCIM/100APPLE/IMG_0005.HEIC", "U1 photo /DCIM/100APPLE/IMG_0001.HEIC");
    assertThat(sink.previews()).extracting(Item::created).doesNotContainNull();
    assertThat(phone.read().previews()).as("reading a kept copy takes a moment, too").hasSameSizeAs(sink.previews());
  }

  @Test
  void aSmallDatabaseIsNotKept() throws Exception {
    var phone = phone().database(written(photo(1), photo(2)));
    phone.keepFromBytes = 10 << 20;
    var sink = phone.read();
    assertThat(sink.items()).hasSize(2);
    assertThat(sink.previews()).isEmpty();
    assertThat(copies()).isEmpty();
  }

  @Test
  void whatWasKeptOfAPhoneThatDoesNotComeBackIsDropped() throws Exception {
    Path old = Files.createDirectories(folder.resolve("cache/0123456789abcdef/state"));
    Files.write(old.resolve("Photos.sqlite"), new byte[10]);
    Files.setLastModifiedTime(old.getParent(), FileTime.from(Instant.now().minus(Duration.ofDays(91))));
    phone().database(written(photo(1), photo(2))).read();
    assertThat(old).doesNotExist();
    assertThat(copies()).hasSize(1);
  }

  @Test
  void aDamagedCopyOnThisComputerIsCopiedAgain() throws Exception {
    var phone = phone().database(written(photo(1), photo(2)));
    phone.read();
    Files.write(copies().getFirst(), new byte[5000]);
    assertThat(phone.read().items()).hasSize(2);
  }

  @Test
  void nobodyElseCanReadTheCopies() throws Exception {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    var phone = phone().database(written(photo(1)));
    phone.read();
    Path copy = copies().getFirst().getParent();
    for (Path each = copy; !each.equals(folder); each = each.getParent()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each))).as("%s", each).isEqualTo("rwx------");
    }
    assertThat(copy.toString()).doesNotContain("00008110");
  }

  @Test
  void nothingUnfinishedStaysBehind() throws Exception {
    var phone = phone().database(new PhotosDatabaseBuilder.Written(new byte[8192], new byte[0]));
    problemOf(phone);
    assertThat(copies()).isEmpty();
  }

  @Test
  void aPhoneThatAnswersNothingAnyMoreIsLostAndNotSaidToDenyItsDatabase() throws Exception {
    var phone = phone().database(written(photo(1), photo(2)));
    phone.files.fault(DatabaseDownload.DATABASE, new FileFault.Runs(100, phone.files::close));
    assertThat(catchThrowableOfType(DeviceException.class, phone::read).problem().id()).isEqualTo(ProblemId.CONNECTION_LOST);
  }

  @Test
  void aDatabaseThatBreaksEveryConnectionOfAPhoneThatAnswersIsSaidToBeDenied() throws Exception {
    var phone = phone().database(written(photo(1), photo(2))).file("/DCIM/100APPLE/IMG_0001.HEIC", 1);
    for (int i = 0; i < 100; i++) {
      phone.files.fault(DatabaseDownload.DATABASE, new FileFault.CutsConnection(100, 10));
    }
    assertThat(problemOf(phone)).isEqualTo(ProblemId.DATABASE_DENIED);
    assertThat(copies()).isEmpty();
  }

  @Test
  void whereTheCacheCannotBeWrittenACopyIsMadeElsewhereAndNotKept() throws Exception {
    Files.write(folder.resolve("cache"), new byte[1]);
    var before = temporaries();
    assertThat(phone().database(written(photo(1), photo(2))).read().items()).hasSize(2);
    assertThat(temporaries()).isEqualTo(before);
  }

  private static Set<Path> temporaries() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(path -> path.getFileName().toString().startsWith("photokura-database-")).collect(Collectors.toSet());
    }
  }

  @Test
  void whatIsNoDatabaseIsCorrupt() {
    for (byte[] bytes : List.of(new byte[0], "hello".getBytes(StandardCharsets.UTF_8), new byte[100_000])) {
      var phone = phone();
      phone.files.file(DatabaseDownload.DATABASE, FileContent.of(bytes), DatabasePhone.T1);
      // An empty file is an empty database to SQLite: it has no table of assets.
      assertThat(problemOf(phone)).isIn(ProblemId.DATABASE_CORRUPT, ProblemId.DATABASE_UNKNOWN_SCHEMA);
    }
  }

  @Test
  void withoutItsLogAnOlderStateIsShownIfTheTwoDoNotFit() throws Exception {
    var whole = written(photo(1), photo(2));
    // A log with a valid frame that overwrites the first page with another database's.
    var other = new PhotosDatabaseBuilder(Generation.IOS_18).build(folder.resolve("other"));
    Path file = folder.resolve("clash.sqlite");
    Files.write(file, other.database());
    byte[] clash;
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA writable_schema = ON");
      statement.execute("UPDATE sqlite_master SET rootpage = 99999 WHERE name = 'ZASSET'");
      clash = Files.readAllBytes(Path.of(file + "-wal"));
    }
    var phone = phone().database(new PhotosDatabaseBuilder.Written(whole.database(), clash));
    assertThat(phone.read().items()).extracting(Item::id).containsExactly("U1");
  }

  @Test
  void aSchemaWithoutTheEssentialsIsUnknown() throws Exception {
    Path file = folder.resolve("future.sqlite");
    for (String table : List.of("ZPHOTO (Z_PK)", "ZASSET (Z_PK, ZDIRECTORY, ZFILENAME, ZHIDDEN, ZBINNED)")) {
      Files.deleteIfExists(file);
      try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
        statement.execute("CREATE TABLE " + table);
      }
      var phone = phone().database(new PhotosDatabaseBuilder.Written(Files.readAllBytes(file), new byte[0]));
      assertThat(problemOf(phone)).isEqualTo(ProblemId.DATABASE_UNKNOWN_SCHEMA);
    }
  }

  @Test
  void theBareEssentialsAreEnough() throws Exception {
    Path file = folder.resolve("bare.sqlite");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE ZASSET (Z_PK INTEGER PRIMARY KEY, ZDIRECTORY, ZFILENAME, ZHIDDEN, ZTRASHEDSTATE)");
      statement.execute("INSERT INTO ZASSET VALUES (1, 'DCIM/100APPLE', 'IMG_0001.MOV', 1, 0)");
    }
    var phone = phone().database(new PhotosDatabaseBuilder.Written(Files.readAllBytes(file), new byte[0])).file("/DCIM/100APPLE/IMG_0001.MOV", 7);
    Item item = phone.read().items().getFirst();
    assertThat(StandardLibrary.describe(item)).isEqualTo("video IMG_0001.MOV unknown onDevice hidden original /DCIM/100APPLE/IMG_0001.MOV 7");
    assertThat(item.created()).isNotNull();
  }

  @Test
  void hostileRowsStayInsideTheMediaPartition() throws Exception {
    var rows = new ArrayList<AssetSpec>();
    rows.add(new AssetSpec("up", "../../etc", "passwd"));
    rows.add(new AssetSpec("up2", "DCIM/../..", "passwd"));
    rows.add(new AssetSpec("name", "DCIM/100APPLE", "../../../etc/passwd"));
    rows.add(new AssetSpec("nul", "DCIM/100\0APPLE", "x"));
    rows.add(new AssetSpec("dot", "DCIM/100APPLE", ".."));
    rows.add(new AssetSpec("empty", "DCIM/100APPLE", ""));
    rows.add(new AssetSpec("none", "DCIM/100APPLE", "x").set("ZFILENAME", null));
    rows.add(new AssetSpec("absolute", "/etc", "passwd").cloud(0, 0));
    rows.add(new AssetSpec("same", "DCIM/100APPLE", "IMG_0001.HEIC"));
    rows.add(new AssetSpec("same", "DCIM/100APPLE", "IMG_0002.HEIC"));
    rows.add(new AssetSpec("blank", "DCIM/100APPLE", "IMG_0003.HEIC").set("ZUUID", "  "));
    rows.add(new AssetSpec("numbers", "DCIM/100APPLE", "IMG_0004.HEIC").set("ZDATECREATED", "not a date").set("ZKIND", "x").set("ZWIDTH", Long.MAX_VALUE)
        .set("ZLATITUDE", Double.MAX_VALUE).set("ZDURATION", -1).attribute("ZTIMEZONEOFFSET", Long.MAX_VALUE).attribute("ZTIMEZONENAME", "Moon/Sea"));
    rows.add(new AssetSpec("title", "DCIM/100APPLE", "IMG_0005.HEIC").attribute("ZORIGINALFILENAME", "../\0\n" + "x".repeat(100_000)));
    var phone = phone().marker();
    for (int i = 1; i <= 5; i++) {
      phone.file("/DCIM/100APPLE/IMG_000" + i + ".HEIC", i);
    }
    phone.database(new PhotosDatabaseBuilder(Generation.IOS_26).add(rows).build(folder.resolve("made")));

    List<Item> items = phone.read().items();
    assertThat(items).hasSize(rows.size());
    assertThat(items).extracting(Item::id).doesNotHaveDuplicates();
    assertThat(items).flatExtracting(Item::files).extracting("path").asString().doesNotContain("..");
    assertThat(items.stream().filter(i -> i.id().equals("absolute")).findFirst().orElseThrow().files().getFirst().path()).isEqualTo("/etc/passwd");
    assertThat(items.stream().filter(i -> i.id().equals("up")).findFirst().orElseThrow().files()).isEmpty();
  }
}
