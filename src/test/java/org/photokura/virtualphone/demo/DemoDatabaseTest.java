package org.photokura.virtualphone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Cancellation;
import org.photokura.device.FileContent;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.library.CollectingSink;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.TestSession;
import org.photokura.library.reader.DefaultLibraryReader;
import org.photokura.virtualphone.MediaTree;

/** The demo's database agrees with its files: read by the program's own reader, which knows nothing of how it was made. */
class DemoDatabaseTest {

  @TempDir
  Path folder;

  @Test
  void theDemoIsReadAsItWasTold() throws Exception {
    var library = new DemoLibrary();
    var sink = read(library);
    assertThat(sink.notices()).isEmpty();
    agrees(sink.items(), library.expected());
    assertThat(sink.albums()).extracting("title").contains("Trips", "Family", "Calendar", "For the printer").doesNotContain("Thrown away");
  }

  @Test
  void everyFileBelongsToAnItem() throws Exception {
    var library = new DemoLibrary();
    var claimed = read(library).items().stream().flatMap(item -> item.files().stream()).map(file -> file.path()).toList();
    assertThat(claimed).doesNotHaveDuplicates();
    var originals = Trees.files(library, "/DCIM");
    originals.addAll(Trees.files(library, "/PhotoData/CPLAssets"));
    assertThat(claimed).containsAll(originals);
    assertThat(claimed).allMatch(path -> library.stat(path).isPresent());
  }

  @Test
  void detailsComeThrough() throws Exception {
    var items = read(new DemoLibrary()).items();
    var gate = items.stream().filter(item -> "The last light behind the gate".equals(item.details().caption())).findFirst().orElseThrow();
    assertThat(gate.kind()).isEqualTo(Item.Kind.LIVE);
    assertThat(gate.favorite()).isTrue();
    assertThat(gate.edited()).isTrue();
    assertThat(gate.albums()).containsExactly("Calendar", "Trips/Kyoto in autumn");
    assertThat(gate.created()).hasToString("2026-11-04T17:08:" + gate.created().toString().substring(17));
    assertThat(gate.details().uploadAttempts()).isEqualTo(3);
    assertThat(gate.files()).extracting("role").contains(FileRole.ORIGINAL, FileRole.LIVE_VIDEO, FileRole.SIDECAR, FileRole.EDITED,
        FileRole.EDITED_LIVE_VIDEO);
    assertThat(items).filteredOn(item -> item.details().durationMillis() != null && item.details().durationMillis() == 68_000).hasSize(1);
    // The hour that Oslo's clocks went through twice.
    assertThat(items)
        .filteredOn(item -> String.valueOf(item.created()).startsWith("2025-10-26T02:40"))
        .extracting(item -> item.created().getOffset().getId())
        .containsExactlyInAnyOrder("+02:00", "+01:00");
  }

  @Test
  void theNewestRowsAreInTheLogOnly() throws Exception {
    var library = new DemoLibrary();
    var database = folder.resolve("Photos.sqlite");
    Files.write(database, Trees.read(library, DatabaseFiles.DATABASE));
    int without = assets("jdbc:sqlite:file:" + database + "?immutable=1");
    Files.write(folder.resolve("Photos.sqlite-wal"), Trees.read(library, DatabaseFiles.LOG));
    int with = assets("jdbc:sqlite:" + database);
    assertThat(with - without).isEqualTo(24);
  }

  @Test
  void aGeneratedLibraryIsReadAsItWasTold() throws Exception {
    var library = new OnTheFlyLibrary(3_000);
    var sink = read(library);
    assertThat(sink.notices()).isEmpty();
    agrees(sink.items(), library.expected());
  }

  private static void agrees(List<Item> items, Expected expected) {
    assertThat(items).hasSize(expected.items());
    assertThat(count(items, item -> item.kind() == Item.Kind.PHOTO)).isEqualTo(expected.photos());
    assertThat(count(items, item -> item.kind() == Item.Kind.LIVE)).isEqualTo(expected.livePhotos());
    assertThat(count(items, item -> item.kind() == Item.Kind.VIDEO)).isEqualTo(expected.videos());
    assertThat(count(items, item -> item.kind() == Item.Kind.BURST)).isEqualTo(expected.bursts());
    assertThat(count(items, Item::favorite)).isEqualTo(expected.favorites());
    assertThat(count(items, Item::hidden)).isEqualTo(expected.hidden());
    assertThat(count(items, Item::trashed)).isEqualTo(expected.deleted());
    assertThat(count(items, Item::edited)).isEqualTo(expected.edited());
    assertThat(count(items, item -> item.cloud() == Item.CloudState.PENDING)).isEqualTo(expected.pending());
    assertThat(count(items, item -> item.cloud() == Item.CloudState.UNKNOWN)).isZero();
    assertThat(count(items, item -> item.original() == Item.OriginalState.ICLOUD_ONLY)).isEqualTo(expected.onlyInICloud());
    var albums = new HashMap<String, Integer>();
    items.forEach(item -> item.albums().forEach(album -> albums.merge(album, 1, Integer::sum)));
    assertThat(albums).isEqualTo(expected.albums());
  }

  private static int count(List<Item> items, Predicate<Item> which) {
    return (int) items.stream().filter(which).count();
  }

  /** Copies what the reader needs into a phone in memory, and reads it. */
  private CollectingSink read(MediaTree tree) throws Exception {
    var phone = new InMemoryDeviceFiles();
    for (var path : Trees.files(tree, "/")) {
      boolean media = path.startsWith("/DCIM/") || path.contains("/CPLAssets/") || path.contains("/Mutations/") || path.contains("/Thumbnails/");
      if (media) {
        phone.file(path, tree.stat(path).orElseThrow().sizeBytes());
      } else {
        phone.file(path, FileContent.of(Trees.read(tree, path)), Trees.modified(tree, path));
      }
    }
    var sink = new CollectingSink();
    new DefaultLibraryReader(Files.createDirectories(folder.resolve("cache"))).read(new TestSession(phone), sink, Cancellation.none());
    return sink;
  }

  private static int assets(String url) throws Exception {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var result = statement.executeQuery("SELECT count(*) FROM ZASSET")) {
      return result.getInt(1);
    }
  }
}
