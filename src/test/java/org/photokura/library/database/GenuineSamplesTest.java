package org.photokura.library.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.photokura.core.Cancellation;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.library.Album;
import org.photokura.library.CollectingSink;
import org.photokura.library.Item;
import org.photokura.library.database.glance.AssetGlance;
import org.photokura.library.database.glance.NewestAssets;
import org.photokura.library.files.PhoneListing;

/** Databases that Photos itself wrote (on Macs), where they lie beside the project; {@link GenerationsTest} always runs. */
class GenuineSamplesTest {

  @TempDir Path folder;

  static Stream<Path> samples() {
    Path samples = Path.of("../shared/samples").toAbsolutePath().normalize();
    var found = Stream.of("photos-macos-13.0.0", "photos-macos-15.4.1").map(samples::resolve).filter(Files::isDirectory).toList();
    return found.isEmpty() ? Stream.of(samples) : found.stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void countsAreThoseOfPlainSql(Path sample) throws Exception {
    assumeTrue(Files.exists(sample.resolve("Photos.sqlite")), "no samples here");
    byte[] database = Files.readAllBytes(sample.resolve("Photos.sqlite"));
    Path log = sample.resolve("Photos.sqlite-wal");
    byte[] wal = Files.exists(log) ? Files.readAllBytes(log) : new byte[0];
    var phone = new DatabasePhone(folder.resolve("cache")).database(new PhotosDatabaseBuilder.Written(database, wal));
    phone.file("/6/6191423D-8DB8-4D4C-92BE-9BBBA308AAC4.jpeg", 512561);
    CollectingSink sink = phone.read();

    List<Item> items = sink.items();
    assertThat(items).hasSize((int) count(database, wal, "SELECT count(*) FROM ZASSET"));
    assertThat(items.stream().filter(Item::trashed)).hasSize((int) count(database, wal, "SELECT count(*) FROM ZASSET WHERE ZTRASHEDSTATE = 1"));
    assertThat(items.stream().filter(Item::hidden)).hasSize((int) count(database, wal, "SELECT count(*) FROM ZASSET WHERE ZHIDDEN = 1"));
    assertThat(items.stream().filter(Item::favorite)).hasSize((int) count(database, wal, "SELECT count(*) FROM ZASSET WHERE ZFAVORITE = 1"));
    assertThat(items).extracting(Item::name).contains("wedding.jpg", "IMG_3092.heic");

    Item tulips = items.stream().filter(i -> i.name().equals("Tulips.jpg")).findFirst().orElseThrow();
    assertThat(tulips.created().toString()).isEqualTo("2019-07-04T16:24:01-04:00");
    assertThat(tulips.details().title()).isEqualTo("Tulips tied together at a flower shop");
    assertThat(tulips.edited()).isTrue();
    assertThat(tulips.files()).extracting("sizeBytes").containsExactly(512561L);

    var albums = new ArrayList<Album>();
    sink.albums().forEach(album -> flatten(album, albums));
    assertThat(albums.stream().filter(Album::folder)).extracting(Album::path)
        .containsExactlyInAnyOrder("Folder1", "Folder1/SubFolder1", "Folder1/SubFolder2", "Folder2", "Pumpkin Farm");
    assertThat(albums.stream().filter(a -> !a.folder())).extracting(Album::path).contains(
        "Pumpkin Farm", "Test Album", "Folder1/SubFolder2/AlbumInFolder", "Folder2/Raw", "EmptyAlbum", "2019-10/11 Paris Clermont");
    String join = sample.endsWith("photos-macos-13.0.0") ? "Z_28" : "Z_30";
    assertThat(items.stream().filter(i -> i.albums().contains("2018-10 - Sponsion, Museum, Frühstück, Römermuseum")))
        .hasSize((int) count(database, wal, "SELECT count(*) FROM " + join + "ASSETS J JOIN ZGENERICALBUM G ON J." + join
            + "ALBUMS = G.Z_PK WHERE G.ZTITLE LIKE '2018-10%'"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aGlanceShowsTheNewest(Path sample) throws Exception {
    assumeTrue(Files.exists(sample.resolve("Photos.sqlite")), "no samples here");
    byte[] database = Files.readAllBytes(sample.resolve("Photos.sqlite"));
    var phone = new InMemoryDeviceFiles().file(DatabaseDownload.DATABASE, database);
    var told = NewestAssets.read(new PhoneListing(phone, Cancellation.none()), DatabaseDownload.DATABASE, null, 0, 12);
    Path file = folder.resolve("Photos.sqlite");
    Files.write(file, database);
    var expected = new ArrayList<String>();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:file:" + file + "?immutable=1");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT ZUUID FROM ZASSET ORDER BY ZDATECREATED DESC LIMIT 12")) {
      while (rows.next()) {
        expected.add(rows.getString(1));
      }
    }
    assertThat(told).extracting(AssetGlance::uuid).containsExactlyElementsOf(expected).hasSize(12);
  }

  private long count(byte[] database, byte[] wal, String query) throws Exception {
    Path file = Files.createDirectories(folder.resolve("plain")).resolve("Photos.sqlite");
    Files.write(file, database);
    Files.write(folder.resolve("plain/Photos.sqlite-wal"), wal);
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      return row.getLong(1);
    }
  }

  private static void flatten(Album album, List<Album> into) {
    into.add(album);
    album.children().forEach(child -> flatten(child, into));
  }
}
