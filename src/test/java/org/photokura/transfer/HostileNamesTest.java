package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.library.Item;

/** Names from the phone through the whole engine: nothing is lost, nothing leaves the destination, nothing is overwritten. */
@Timeout(60)
class HostileNamesTest {

  @TempDir Path temp;
  Bench bench;

  @BeforeEach
  void makeBench() {
    bench = new Bench(temp.resolve("outer/photos"));
  }

  @Test
  void losesNothingAndStaysInside() throws Exception {
    var names = List.of("IMG_0001.JPG", "img_0001.jpg", "IMG_0001.jpg", "e\u0301.HEIC", "é.HEIC", "É.heic", "..", "...", "CON.JPG", "con.jpg", "a:b.JPG", "a_b.JPG", "a*b.JPG", "x.", "x ", "x_",
        "日本語の写真.HEIC", "a".repeat(240) + ".JPG", "a".repeat(241) + ".JPG", "あ".repeat(80) + ".HEIC", "あ".repeat(81) + ".HEIC", "..\\..\\evil.JPG", ".photokura", "catalog.sqlite", "PHOTOK~1",
        "new\nline.JPG", "tab\tname.JPG", "\u202egpj.exe", "no extension", ".JPG", "a.verylongextensionthatisnotoneatall.reallynot.JPG", "NUL", "2024", "05");
    var wanted = new ArrayList<Item>();
    for (int i = 0; i < names.size(); i++) {
      wanted.add(bench.items.photo("/DCIM/%dAPPLE/%s".formatted(100 + i, names.get(i)), 1000 + i));
    }
    for (String layout : List.of("{yyyy}/{MM}/{name}", "{name}", "{album}/{name}", "{yyyy}/{name}", "{name}/{kind}", "{device}/{dd}")) {
      var each = new Bench(temp.resolve("outer/" + layout.replace('/', '_')), bench.phone);
      each.layout = layout;
      var inAlbums = new ArrayList<Item>();
      for (int i = 0; i < wanted.size(); i++) {
        inAlbums.add(Items.inAlbums(wanted.get(i), names.get((i * 7) % names.size())));
      }
      var report = each.run(inAlbums);
      assertThat(report.counts().copied()).as(layout).isEqualTo(names.size());
      var targets = report.outcomes().stream().flatMap(o -> o.files().stream()).map(f -> SafeNames.key(f.target())).collect(Collectors.toSet());
      assertThat(targets).as("distinct on any file system").hasSize(names.size());
      assertThat(each.saved()).hasSize(names.size());
      assertThat(each.run(inAlbums).counts().alreadyThere()).as(layout).isEqualTo(names.size());
    }
    try (var list = Files.list(temp)) {
      assertThat(list.map(f -> f.getFileName().toString()).collect(Collectors.toSet())).isEqualTo(Set.of("outer"));
    }
  }

  @Test
  void doesNotFollowALinkOutOfTheDestination() throws Exception {
    Path outside = Files.createDirectories(temp.resolve("outside"));
    Files.createDirectories(bench.destination);
    Files.createSymbolicLink(bench.destination.resolve("2024"), outside);
    bench.run(bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", 1000));
    try (var list = Files.list(outside)) {
      assertThat(list).isEmpty();
    }
    assertThat(bench.saved()).containsOnlyKeys("2024 (2)/05/IMG_0001.JPG");
  }

  @Test
  void goesIntoALinkedFolderOfTheDestination() throws Exception {
    Files.createDirectories(bench.destination.resolve("real"));
    Files.createSymbolicLink(bench.destination.resolve("2024"), bench.destination.resolve("real"));
    var item = bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", 1000);
    assertThat(bench.run(item).counts().copied()).isEqualTo(1);
    assertThat(bench.destination.resolve("real/05/IMG_0001.JPG")).exists();
    assertThat(bench.run(item).counts().alreadyThere()).isEqualTo(1);
  }

  @Test
  void doesNotWriteThroughALinkInPlaceOfAFile() throws Exception {
    Path victim = Files.writeString(temp.resolve("victim"), "precious");
    Files.createDirectories(bench.destination.resolve("2024/05"));
    Files.createSymbolicLink(bench.destination.resolve("2024/05/IMG_0001.JPG"), victim);
    bench.run(bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", 8));
    assertThat(Files.readString(victim)).isEqualTo("precious");
    assertThat(bench.saved()).containsKey("2024/05/IMG_0001 (2).JPG");
  }

  @Test
  void aFileWhereAFolderShouldBeIsLeftAlone() throws Exception {
    Files.createDirectories(bench.destination);
    Files.writeString(bench.destination.resolve("2024"), "a file");
    bench.run(bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", 8));
    assertThat(Files.readString(bench.destination.resolve("2024"))).isEqualTo("a file");
    assertThat(bench.saved()).containsKey("2024 (2)/05/IMG_0001.JPG");
  }

  @Test
  void usesTheFoldersSpelling() throws Exception {
    Files.createDirectories(bench.destination.resolve("trips"));
    bench.layout = "{album}/{name}";
    bench.run(Items.inAlbums(bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", 8), "TRIPS"));
    assertThat(bench.saved()).containsOnlyKeys("trips/IMG_0001.JPG");
  }
}
