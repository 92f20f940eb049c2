package org.photokura.library.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.ProblemId;
import org.photokura.library.FileRole;
import org.photokura.library.Item;

/** Where the phone says that it does not hold an original, what lies in its place may be a smaller picture: then it is not the original. */
class ReducedOriginalsTest {

  private static final String FOLDER = "/DCIM/100APPLE/";

  @TempDir Path folder;

  private final List<AssetSpec> specs = new ArrayList<>();
  private DatabasePhone phone;

  @BeforeEach
  void plug() {
    phone = new DatabasePhone(folder.resolve("cache")).marker();
  }

  private AssetSpec on(String name, long bytes) {
    phone.file(FOLDER + name, bytes);
    var spec = new AssetSpec(name, "DCIM/100APPLE", name).created(700_000_000 + specs.size(), 0);
    specs.add(spec);
    return spec;
  }

  private Map<String, String> told() throws Exception {
    return items().stream().collect(Collectors.toMap(Item::id, StandardLibrary::describe));
  }

  private List<Item> items() throws Exception {
    return phone.database(new PhotosDatabaseBuilder(Generation.IOS_18).add(specs).build(folder.resolve("made"))).read().items();
  }

  @Test
  void aSmallerFileInThePlaceOfTheOriginalIsNotTheOriginal() throws Exception {
    on("IMG_0001.HEIC", 100).resource(0, 1, 0, false, 5000L);
    on("IMG_0002.HEIC", 100).attribute("ZORIGINALFILESIZE", 5000).resource(0, 1, 0, false, null);
    on("IMG_0003.HEIC", 5000).resource(0, 1, 0, false, 5000L);
    on("IMG_0004.HEIC", 100).resource(0, 1, 0, true, 5000L);
    on("IMG_0005.HEIC", 100).resource(0, 1, 0, false, null);
    on("IMG_0006.HEIC", 5000).attribute("ZORIGINALFILESIZE", 5000).resource(0, 1, 0, false, 4999L);
    on("IMG_0007.HEIC", 100).cloud(0, 0).resource(0, 1, 0, false, 5000L);
    on("IMG_0008.HEIC", 100).cloud(1, null).resource(0, 1, 0, false, null);
    assertThat(told()).containsOnly(
        Map.entry("IMG_0001.HEIC", "photo IMG_0001.HEIC uploaded iCloudOnly"),
        Map.entry("IMG_0002.HEIC", "photo IMG_0002.HEIC uploaded iCloudOnly"),
        Map.entry("IMG_0003.HEIC", "photo IMG_0003.HEIC uploaded onDevice original /DCIM/100APPLE/IMG_0003.HEIC 5000"),
        Map.entry("IMG_0004.HEIC", "photo IMG_0004.HEIC uploaded onDevice original /DCIM/100APPLE/IMG_0004.HEIC 100"),
        // Without a size nothing tells that this is the original, and iCloud has that.
        Map.entry("IMG_0005.HEIC", "photo IMG_0005.HEIC uploaded iCloudOnly"),
        Map.entry("IMG_0006.HEIC", "photo IMG_0006.HEIC uploaded onDevice original /DCIM/100APPLE/IMG_0006.HEIC 5000"),
        // iCloud has nothing better: the only bytes that there are do not stay behind.
        Map.entry("IMG_0007.HEIC", "photo IMG_0007.HEIC pending onDevice original /DCIM/100APPLE/IMG_0007.HEIC 100"),
        // Nobody says that iCloud has it: this may be all there is.
        Map.entry("IMG_0008.HEIC", "photo IMG_0008.HEIC pending onDevice original /DCIM/100APPLE/IMG_0008.HEIC 100"));
  }

  @Test
  void partsThatTheDatabaseTellsOfAndThePhoneDoesNotHoldAreNamed() throws Exception {
    on("IMG_0001.HEIC", 100).edited().resource(0, 1, 0, true, 100L).resource(0, 2, 2, false, 50L);
    on("IMG_0002.HEIC", 100).live().resource(0, 1, 0, true, 100L).resource(3, 18, 0, false, 50L);
    on("IMG_0003.JPG", 100).resource(0, 1, 0, true, 100L).resource(4, 17, 0, false, 50L);
    on("IMG_0004.DNG", 100).resource(4, 17, 0, true, 100L).resource(0, 1, 0, true, 100L);
    on("IMG_0005.HEIC", 100).resource(0, 1, 0, true, 100L).resource(0, 2, 0, true, 70L).resource(0, 0, 3, true, 7L);
    on("IMG_0006.HEIC", 100).live().resource(0, 1, 0, false, 5000L).resource(3, 18, 0, false, 50L);
    on("IMG_0007.HEIC", 100).edited().resource(0, 1, 0, true, 100L).resource(0, 2, 2, true, 50L);
    phone.file("/PhotoData/Mutations/DCIM/100APPLE/IMG_0007/Adjustments/FullSizeRender.heic", 50);
    var notHere = items().stream().filter(item -> !item.details().notHere().isEmpty())
        .collect(Collectors.toMap(Item::id, item -> item.details().notHere()));
    assertThat(notHere).containsOnly(
        Map.entry("IMG_0001.HEIC", Set.of(FileRole.EDITED)),
        Map.entry("IMG_0002.HEIC", Set.of(FileRole.LIVE_VIDEO)),
        Map.entry("IMG_0003.JPG", Set.of(FileRole.RAW)));
  }

  @Test
  void whatCannotBeAskedAboutIsNotTakenForTheOriginal() throws Exception {
    on("IMG_0001.HEIC", 100).resource(0, 1, 0, false, 5000L);
    on("IMG_0002.HEIC", 5000).resource(0, 1, 0, true, 5000L);
    on("IMG_0003.HEIC", 100).cloud(0, 0).resource(0, 1, 0, false, 5000L);
    phone.files.failing(FOLDER + "IMG_0001.HEIC", ProblemId.FILE_UNREADABLE).failing(FOLDER + "IMG_0002.HEIC", ProblemId.FILE_UNREADABLE)
        .failing(FOLDER + "IMG_0003.HEIC", ProblemId.FILE_UNREADABLE);
    assertThat(items()).extracting(item -> item.id() + " " + item.original().key())
        .containsExactlyInAnyOrder("IMG_0001.HEIC iCloudOnly", "IMG_0002.HEIC onDevice", "IMG_0003.HEIC onDevice");
  }

  @Test
  void soItIsWithRawAndItsTwin() throws Exception {
    on("IMG_0001.DNG", 100).resource(0, 1, 0, false, 5000L);
    phone.file(FOLDER + "IMG_0001.JPG", 70);
    assertThat(told()).containsOnly(Map.entry("IMG_0001.DNG", "photo IMG_0001.DNG uploaded onDevice [RAW] original /DCIM/100APPLE/IMG_0001.JPG 70"));
  }

  @Test
  void aFrameOfABurstThatIsOnlyInICloudIsAnItemOfItsOwn() throws Exception {
    on("IMG_0001.JPG", 31).burst("B", 16 | 4).resource(0, 1, 0, true, 31L);
    on("IMG_0002.JPG", 7).burst("B", 2).resource(0, 1, 0, false, 32L);
    on("IMG_0003.JPG", 33).burst("B", 2).resource(0, 1, 0, false, 33L);
    assertThat(told()).containsOnly(
        Map.entry("IMG_0001.JPG", "burst IMG_0001.JPG uploaded onDevice original /DCIM/100APPLE/IMG_0001.JPG 31, burstFrame /DCIM/100APPLE/IMG_0003.JPG 33"),
        Map.entry("IMG_0002.JPG", "burst IMG_0002.JPG uploaded iCloudOnly"));
  }

  @Test
  void itIsNoticedInALargeLibraryWhereNotAllFilesAreAskedFor() throws Exception {
    for (int i = 0; i < 6100; i++) {
      on("IMG_%05d.HEIC".formatted(i), i % 100 == 99 ? 10 : 5000).resource(0, 1, 0, i % 100 != 99, 5000L);
    }
    List<Item> items = items();
    assertThat(items).hasSize(6100);
    assertThat(items.stream().filter(item -> item.original() == Item.OriginalState.ICLOUD_ONLY)).hasSize(61).allMatch(item -> item.files().isEmpty());
    assertThat(items.stream().flatMap(item -> item.files().stream())).allSatisfy(file -> {
      assertThat(file.sizeBytes()).isEqualTo(5000);
      assertThat(file.modified()).as("not asked for").isNull();
    });
  }
}
