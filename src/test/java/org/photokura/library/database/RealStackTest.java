package org.photokura.library.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.library.CollectingSink;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;
import org.photokura.library.reader.DefaultLibraryReader;
import org.photokura.library.reader.PluggedPhone;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.protocol.afc.AfcStatus;
import org.photokura.virtualphone.Fault;
import org.photokura.virtualphone.InMemoryTree;
import org.photokura.virtualphone.LinkModel;
import org.photokura.virtualphone.MediaTree;
import org.photokura.virtualphone.When;

/** The same library as in {@link GenerationsTest}, read through libimobiledevice with pairing, TLS and AFC. */
class RealStackTest {

  @TempDir static Path state;
  private static PluggedPhone phone;

  @TempDir Path folder;

  @BeforeAll
  static void plugIn() throws Exception {
    phone = new PluggedPhone(state, LinkModel.NONE);
  }

  @AfterAll
  static void unplug() {
    phone.close();
  }

  private CollectingSink read(MediaTree tree) throws Exception {
    phone.serve(tree);
    var sink = new CollectingSink();
    new DefaultLibraryReader(folder.resolve("cache"), ZoneId.of("UTC")).read(phone.session(), sink, Cancellation.none());
    return sink;
  }

  private static InMemoryTree tree(StandardLibrary library) {
    var tree = new InMemoryTree();
    library.files.forEach((path, size) -> tree.file(path, size, InMemoryTree.DEFAULT_NANOS, InMemoryTree.noise(size)));
    return tree;
  }

  @ParameterizedTest
  @EnumSource(Generation.class)
  void whatWentInComesOut(Generation generation) throws Exception {
    var library = new StandardLibrary(generation);
    var builder = new PhotosDatabaseBuilder(generation);
    library.writeTo(builder, new DatabasePhone(folder));
    var written = builder.build(folder.resolve("made"), library.assets.size() / 2);
    CollectingSink sink = read(tree(library)
        .file(DatabaseDownload.DATABASE, written.database())
        .file(DatabaseDownload.WAL, written.wal())
        .file(CloudRule.MARKER, new byte[] {1}));
    var told = new TreeMap<String, String>();
    sink.items().forEach(item -> told.put(item.id(), StandardLibrary.describe(item)));
    assertThat(told).containsExactlyInAnyOrderEntriesOf(library.expected);
    assertThat(sink.items()).hasSameSizeAs(told.keySet());
    assertThat(sink.notices()).isEmpty();
  }

  @Test
  void aDatabaseThatNeverRestsIsSaidToBeChanging() throws Exception {
    var library = new StandardLibrary(Generation.IOS_18);
    var tree = tree(library).file(DatabaseDownload.DATABASE, new byte[9000]);
    var clock = new AtomicLong(InMemoryTree.DEFAULT_NANOS);
    CollectingSink sink = read(new MediaTree() {
      @Override
      public Optional<Entry> stat(String path) {
        return path.equals(DatabaseDownload.DATABASE) ? Optional.of(Entry.file(9000, clock.addAndGet(1_000_000))) : tree.stat(path);
      }

      @Override
      public List<String> list(String folder) {
        return tree.list(folder);
      }

      @Override
      public int read(String path, long offset, ByteBuffer into) {
        return tree.read(path, offset, into);
      }
    });
    assertThat(sink.noticeIds()).containsExactly(ProblemId.DATABASE_CHANGING);
    assertThat(sink.items()).extracting(Item::name).contains("IMG_0001.HEIC", "AB12.HEIC", "IMG_9999.JPG");
  }

  private PhotosDatabaseBuilder.Written written(StandardLibrary library, Generation generation) throws Exception {
    var builder = new PhotosDatabaseBuilder(generation);
    library.writeTo(builder, new DatabasePhone(folder));
    return builder.build(folder.resolve("made"), library.assets.size() / 2);
  }

  /** Every original is listed, as from files alone, and what keeps it from more is said once. */
  private static void assertListedFromFiles(CollectingSink sink, ProblemId... reason) {
    assertThat(sink.noticeIds()).containsExactly(reason);
    assertThat(sink.items()).extracting(Item::name).contains("IMG_0001.HEIC", "AB12.HEIC", "IMG_9999.JPG", "IMG_0041.JPG", "IMG_0042.JPG");
    assertThat(sink.items()).extracting(Item::cloud).containsOnly(Item.CloudState.UNKNOWN);
  }

  @Test
  void aDatabaseThatThePhoneDeniesIsSaidToBeDenied() throws Exception {
    var library = new StandardLibrary(Generation.IOS_18);
    try (var _ = phone.phone().arm(new Fault.Answer(When.on(AfcOperation.FILE_OPEN).path("/PhotoData/Photos.sqlite*"), AfcStatus.PERMISSION_DENIED))) {
      assertListedFromFiles(read(tree(library).file(DatabaseDownload.DATABASE, written(library, Generation.IOS_18).database())), ProblemId.DATABASE_DENIED);
    }
  }

  @Test
  void aDatabaseOfAFutureIosIsSaidToBeUnknown() throws Exception {
    var library = new StandardLibrary(Generation.IOS_18);
    Path file = folder.resolve("future.sqlite");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE ZMOMENTARYASSET (Z_PK INTEGER PRIMARY KEY, ZPLACE, ZLABEL, ZBINNED)");
    }
    assertListedFromFiles(read(tree(library).file(DatabaseDownload.DATABASE, Files.readAllBytes(file))), ProblemId.DATABASE_UNKNOWN_SCHEMA);
  }

  @Test
  void aDamagedDatabaseIsSaidToBeCorrupt() throws Exception {
    var library = new StandardLibrary(Generation.IOS_18);
    byte[] database = written(library, Generation.IOS_18).database();
    Arrays.fill(database, 4096, database.length, (byte) 0x5A);
    assertListedFromFiles(read(tree(library).file(DatabaseDownload.DATABASE, database)), ProblemId.DATABASE_CORRUPT);
  }

  @Test
  void aTornLogLosesOnlyTheRowsThatStoodInItAndTheirFilesAreListed() throws Exception {
    var library = new StandardLibrary(Generation.IOS_18);
    var whole = written(library, Generation.IOS_18);
    byte[] torn = Arrays.copyOf(whole.wal(), whole.wal().length / 2);
    CollectingSink sink = read(tree(library).file(DatabaseDownload.DATABASE, whole.database()).file(DatabaseDownload.WAL, torn).file(CloudRule.MARKER, new byte[] {1}));
    assertThat(sink.notices()).isEmpty();
    var paths = sink.items().stream().flatMap(item -> item.files().stream()).map(ItemFile::path).toList();
    assertThat(paths).doesNotHaveDuplicates();
    assertThat(paths).containsAll(library.files.keySet().stream().filter(path -> path.startsWith("/DCIM/") && !path.contains("IMG_0043")).toList());
  }

  @Test
  void aDatabaseThatIsCutShortWhileItIsReadIsReadAgain() throws Exception {
    var library = new StandardLibrary(Generation.IOS_18);
    var whole = written(library, Generation.IOS_18);
    try (var _ = phone.phone().arm(new Fault.CutConnection(When.on(AfcOperation.FILE_READ).path(DatabaseDownload.DATABASE).once(), 20_000, false))) {
      CollectingSink sink = read(tree(library).file(DatabaseDownload.DATABASE, whole.database()).file(DatabaseDownload.WAL, whole.wal())
          .file(CloudRule.MARKER, new byte[] {1}));
      assertThat(sink.notices()).isEmpty();
      var told = new TreeMap<String, String>();
      sink.items().forEach(item -> told.put(item.id(), StandardLibrary.describe(item)));
      assertThat(told).containsExactlyInAnyOrderEntriesOf(library.expected);
    }
  }

  @Test
  void aDatabaseIsReadThroughConnectionsThatDieAfterHundredKilobytes() throws Exception {
    var library = new StandardLibrary(Generation.IOS_18);
    var builder = new PhotosDatabaseBuilder(Generation.IOS_18);
    library.writeTo(builder, new DatabasePhone(folder));
    builder.build(folder.resolve("made"));
    Path database = folder.resolve("made/Photos.sqlite");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database); var statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = DELETE");
      statement.execute("CREATE TABLE ZPADDING AS SELECT zeroblob(1500000)");
    }
    try (var _ = phone.phone().arm(new Fault.ShortLife(100_000))) {
      CollectingSink sink = read(tree(library).file(DatabaseDownload.DATABASE, Files.readAllBytes(database)).file(CloudRule.MARKER, new byte[] {1}));
      assertThat(sink.notices()).isEmpty();
      var told = new TreeMap<String, String>();
      sink.items().forEach(item -> told.put(item.id(), StandardLibrary.describe(item)));
      assertThat(told).containsExactlyInAnyOrderEntriesOf(library.expected);
    }
  }

  @Test
  void withoutADatabaseTheFilesAreListedWithoutANotice() throws Exception {
    var library = new StandardLibrary(Generation.IOS_18);
    CollectingSink sink = read(tree(library));
    assertThat(sink.notices()).isEmpty();
    assertThat(sink.items()).extracting(Item::name).contains("IMG_0001.HEIC", "AB12.HEIC", "IMG_9999.JPG");
  }
}
