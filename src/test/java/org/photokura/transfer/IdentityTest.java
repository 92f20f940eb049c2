package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.catalog.CatalogReader;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.device.FileContent;
import org.photokura.device.FileFault;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;

/** What was saved is recognised, whatever became of the phone or of the destination meanwhile. */
@Timeout(60)
class IdentityTest {

  @TempDir Path temp;
  Bench bench;

  @BeforeEach
  void makeBench() {
    bench = new Bench(temp.resolve("photos"));
  }

  private static Items.Part original(String path) {
    return new Items.Part(FileRole.ORIGINAL, path);
  }

  /** The same bytes under another path and time, as another asset. */
  private Item restored(Bench on, String from, String to, String uuid) {
    var content = bench.phone.files.content(from);
    var time = Instant.parse("2026-07-07T07:07:07Z");
    on.phone.files.file(to, content, time);
    return Items.item(to, uuid, List.of(new ItemFile(FileRole.ORIGINAL, to, content.sizeBytes(), time)));
  }

  @Test
  void anAssetIsKnownByItsIdThoughThePhoneRenamedIt() throws Exception {
    bench.run(bench.items.asset("UUID-1", 5000, original("/DCIM/100APPLE/IMG_0001.HEIC")));
    long served = bench.phone.files.bytesServed();
    var renamed = restored(bench, "/DCIM/100APPLE/IMG_0001.HEIC", "/DCIM/105APPLE/IMG_0777.HEIC", "uuid-1");
    assertThat(bench.run(renamed).counts().alreadyThere()).isEqualTo(1);
    assertThat(bench.phone.files.bytesServed()).isEqualTo(served);
  }

  @Test
  void aRestoredPhoneCopiesNothingTwice() throws Exception {
    var first = new ArrayList<Item>();
    var second = new ArrayList<Item>();
    for (int i = 0; i < 20; i++) {
      String old = "/DCIM/100APPLE/IMG_%04d.HEIC".formatted(i);
      first.add(bench.items.asset("OLD-" + i, 5000, original(old)));
    }
    bench.run(first);
    var phone = new Bench(bench.destination, new FakePhone(new InMemoryDeviceFiles(), "00008140-FFFFFFFFFFFFFFFF"));
    for (int i = 0; i < 20; i++) {
      second.add(restored(phone, "/DCIM/100APPLE/IMG_%04d.HEIC".formatted(i), "/DCIM/100APPLE/IMG_%04d.HEIC".formatted(500 - i), "NEW-" + i));
    }
    var report = phone.run(second);
    assertThat(report.counts().alreadyThere()).isEqualTo(20);
    assertThat(bench.saved()).hasSize(20);
    long served = phone.phone.files.bytesServed();
    assertThat(phone.run(second).counts().alreadyThere()).as("now known by the new ids").isEqualTo(20);
    assertThat(phone.phone.files.bytesServed()).isEqualTo(served);
    assertThat(bench.run(first).counts().alreadyThere()).as("and still by the old ones").isEqualTo(20);
  }

  @Test
  void aPhoneThatSwappedItsFilesWithoutADatabaseCopiesNothingTwice() throws Exception {
    String one = "/DCIM/100APPLE/IMG_0001.HEIC";
    String two = "/DCIM/100APPLE/IMG_0002.HEIC";
    bench.run(bench.items.photo(one, 5000), bench.items.photo(two, 6000));
    var first = bench.phone.files.content(one);
    var second = bench.phone.files.content(two);
    var time = Instant.parse("2026-07-07T07:07:07Z");
    bench.phone.files.file(one, second, time);
    bench.phone.files.file(two, first, time);
    var report = bench.run(Items.item(one, null, List.of(new ItemFile(FileRole.ORIGINAL, one, 6000L, time))),
        Items.item(two, null, List.of(new ItemFile(FileRole.ORIGINAL, two, 5000L, time))));
    assertThat(report.counts().alreadyThere()).isEqualTo(2);
    assertThat(bench.saved()).hasSize(2);
  }

  @Test
  void aCopyMadeOnThePhoneIsAnItemOfItsOwn() throws Exception {
    var one = bench.items.asset("UUID-1", 5000, original("/DCIM/100APPLE/IMG_0001.HEIC"));
    bench.run(one);
    var copy = restored(bench, "/DCIM/100APPLE/IMG_0001.HEIC", "/DCIM/100APPLE/IMG_0002.HEIC", "UUID-2");
    var report = bench.run(copy, one);
    assertThat(report.counts().copied()).isEqualTo(1);
    assertThat(report.counts().alreadyThere()).isEqualTo(1);
    assertThat(bench.saved()).hasSize(2);
  }

  @Test
  void theDatabaseThatWasMissingTheFirstTimeChangesNothing() throws Exception {
    var files = List.of(new ItemFile(FileRole.ORIGINAL, "/DCIM/100APPLE/IMG_0001.HEIC", 5000L, InMemoryDeviceFiles.MODIFIED));
    bench.phone.files.file("/DCIM/100APPLE/IMG_0001.HEIC", 5000);
    bench.run(Items.item("/DCIM/100APPLE/IMG_0001.HEIC", null, files));
    long served = bench.phone.files.bytesServed();
    assertThat(bench.run(Items.item("/DCIM/100APPLE/IMG_0001.HEIC", "UUID-1", files)).counts().alreadyThere()).isEqualTo(1);
    assertThat(bench.phone.files.bytesServed()).isEqualTo(served);
    var renamed = restored(bench, "/DCIM/100APPLE/IMG_0001.HEIC", "/DCIM/109APPLE/IMG_0003.HEIC", "UUID-1");
    assertThat(bench.run(renamed).counts().alreadyThere()).as("the id was learnt").isEqualTo(1);
    assertThat(bench.phone.files.bytesServed()).isEqualTo(served);
  }

  @Test
  void anotherPhotoUnderAnOldPathIsCopied() throws Exception {
    bench.run(bench.items.asset("UUID-1", 5000, original("/DCIM/100APPLE/IMG_0001.HEIC")));
    bench.phone.files.file("/DCIM/100APPLE/IMG_0001.HEIC", FileContent.generated(5000, 4711), InMemoryDeviceFiles.MODIFIED);
    var other = Items.item("/DCIM/100APPLE/IMG_0001.HEIC", "UUID-2",
        List.of(new ItemFile(FileRole.ORIGINAL, "/DCIM/100APPLE/IMG_0001.HEIC", 5000L, InMemoryDeviceFiles.MODIFIED)));
    assertThat(bench.run(other).counts().copied()).isEqualTo(1);
    assertThat(bench.saved()).containsOnlyKeys("2024/05/IMG_0001.HEIC", "2024/05/IMG_0001 (2).HEIC");
    assertThat(new Verifier().verify(bench.destination, (done, total) -> { }, Cancellation.none())).as("the first is still looked after")
        .isEqualTo(new Verifier.Verification(2, 2, List.of(), List.of(), List.of()));
  }

  @Test
  void aNewEditOfTheSameSizeIsCopiedBesideItsOriginal() throws Exception {
    String edited = "/PhotoData/Mutations/DCIM/100APPLE/IMG_0001/Adjustments/FullSizeRender.jpg";
    var item = bench.items.asset("UUID-1", 5000, original("/DCIM/100APPLE/IMG_0001.HEIC"), new Items.Part(FileRole.EDITED, edited));
    bench.run(item);
    var time = Instant.parse("2026-08-08T08:08:08Z");
    bench.phone.files.file(edited, FileContent.generated(5000, 99), time);
    var again = Items.item("/DCIM/100APPLE/IMG_0001.HEIC", "UUID-1",
        List.of(item.files().getFirst(), new ItemFile(FileRole.EDITED, edited, 5000L, time)));
    var report = bench.run(again);
    assertThat(report.counts().copied()).isEqualTo(1);
    assertThat(report.bytesCopied()).isEqualTo(5000);
    assertThat(bench.saved()).containsKey("2024/05/IMG_E0001.JPG").hasSize(3);
  }

  @Test
  void anEditMadeLaterGoesBesideItsOriginal() throws Exception {
    bench.items.photo("/DCIM/100APPLE/IMG_0001.HEIC", 700);
    bench.run(bench.items.photo("/DCIM/101APPLE/IMG_0001.HEIC", 800), bench.items.asset("UUID-1", 5000, original("/DCIM/100APPLE/IMG_0001.HEIC")));
    assertThat(bench.saved()).containsKey("2024/05/IMG_0001 (2).HEIC");
    var edited = bench.items.asset("UUID-1", 5000, original("/DCIM/100APPLE/IMG_0001.HEIC"), new Items.Part(FileRole.EDITED, "/PhotoData/Mutations/x.heic"));
    bench.run(edited);
    assertThat(bench.saved()).containsKey("2024/05/IMG_E0001 (2).HEIC").hasSize(3);
  }

  @Test
  void aMovedDestinationKeepsItsKnowledge() throws Exception {
    var item = bench.items.photo("/DCIM/100APPLE/IMG_0001.HEIC", 5000);
    bench.run(item);
    Path elsewhere = temp.resolve("another disk/fotos ?#%41 ü");
    Files.createDirectories(elsewhere.getParent());
    Files.move(bench.destination, elsewhere);
    var moved = new Bench(elsewhere, bench.phone);
    assertThat(moved.run(item).counts().alreadyThere()).isEqualTo(1);
    assertThat(new CatalogReader().open(elsewhere).contains(item)).isTrue();
  }

  @Test
  void aLostCatalogIsRebuiltFromWhatLiesThere() throws Exception {
    var wanted = new ArrayList<Item>();
    for (int i = 0; i < 10; i++) {
      wanted.add(bench.items.photo("/DCIM/10%dAPPLE/IMG_0001.HEIC".formatted(i), 5000));
    }
    bench.run(wanted);
    Files.write(bench.destination.resolve(".photokura/catalog.sqlite"), "this is no database, but it is long enough to look like one".repeat(20).getBytes(StandardCharsets.UTF_8));
    var report = bench.run(wanted);
    assertThat(report.notices()).extracting(n -> n.id()).containsExactly(ProblemId.CATALOG_BROKEN);
    assertThat(report.counts().alreadyThere()).isEqualTo(10);
    assertThat(bench.saved()).hasSize(10);
    try (var list = Files.list(bench.destination.resolve(".photokura"))) {
      assertThat(list.map(f -> f.getFileName().toString())).anyMatch(name -> name.startsWith("catalog.broken-"));
    }
    assertThat(bench.run(wanted).notices()).isEmpty();
  }

  @Test
  void aCatalogOfANewerVersionIsLeftAlone() throws Exception {
    var item = bench.items.photo("/DCIM/100APPLE/IMG_0001.HEIC", 5000);
    bench.run(item);
    Path file = bench.destination.resolve(".photokura/catalog.sqlite");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    var before = Files.readAllBytes(file);
    var e = catchThrowableOfType(ProblemException.class, () -> bench.create(List.of(item)).run(Cancellation.none()));
    assertThat(e.problem().id()).isEqualTo(ProblemId.CATALOG_TOO_NEW);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void onlyNewLeavesOutWhatIsThere() throws Exception {
    var one = bench.items.photo("/DCIM/100APPLE/IMG_0001.HEIC", 5000);
    bench.run(one);
    var two = bench.items.photo("/DCIM/100APPLE/IMG_0002.HEIC", 5000);
    bench.onlyNew = true;
    var report = bench.run(one, two);
    assertThat(report.outcomes()).extracting(Outcome::itemId).containsExactly(two.id());
    assertThat(report.counts().selected()).isEqualTo(1);
  }

  @Test
  void anOriginalThatWentToICloudAfterItWasSavedIsThere() throws Exception {
    var item = bench.items.asset("UUID-1", 5000, original("/DCIM/100APPLE/IMG_0001.HEIC"));
    bench.run(item);
    assertThat(bench.run(Items.onlyInICloud(item)).counts().alreadyThere()).isEqualTo(1);
  }

  @Test
  void theWindowSeesWhatIsSaved() throws Exception {
    var one = bench.items.photo("/DCIM/100APPLE/IMG_0001.HEIC", 5000);
    var two = bench.items.photo("/DCIM/100APPLE/IMG_0002.HEIC", 5000);
    var before = Instant.now().minusSeconds(1);
    bench.run(one);
    var saved = new CatalogReader().open(bench.destination);
    assertThat(saved.contains(one)).isTrue();
    assertThat(saved.contains(two)).isFalse();
    assertThat(saved.lastRun(FakePhone.UDID.toLowerCase(java.util.Locale.ROOT))).get().matches(t -> t.isAfter(before));
    Files.delete(bench.destination.resolve("2024/05/IMG_0001.HEIC"));
    assertThat(new CatalogReader().open(bench.destination).contains(one)).isFalse();
    assertThat(new CatalogReader().open(temp.resolve("nothing here")).contains(one)).isFalse();
  }

  /** HFS+ and some network drives give names back decomposed; a destination that was copied from there has them so. */
  @Test
  void theWindowSeesWhatIsSavedWhereNamesAreDecomposed() throws Exception {
    bench.layout = "{album}/{name}";
    var item = Items.inAlbums(Items.named(bench.items.photo("/DCIM/100APPLE/IMG_0001.HEIC", 5000), "Gehöft.HEIC"), "Gärten");
    bench.run(item);
    Path file = bench.destination.resolve("Gärten/Gehöft.HEIC");
    Files.move(file, file.resolveSibling(Normalizer.normalize("Gehöft.HEIC", Normalizer.Form.NFD)));
    assertThat(new CatalogReader().open(bench.destination).contains(item)).as("the file").isTrue();
    Files.move(file.getParent(), bench.destination.resolve(Normalizer.normalize("Gärten", Normalizer.Form.NFD)));
    assertThat(new CatalogReader().open(bench.destination).contains(item)).as("the folder").isTrue();
    assertThat(bench.create(List.of(item)).run(Cancellation.none()).counts().alreadyThere()).as("as the engine does").isEqualTo(1);
  }

  @Test
  void aPhotoThatFailedWhenItsSidecarWasSavedGoesBesideIt() throws Exception {
    var photo = bench.items.asset("UUID-1", 5000, original("/DCIM/100APPLE/IMG_0001.HEIC"), new Items.Part(FileRole.SIDECAR, "/DCIM/100APPLE/IMG_0001.AAE"));
    bench.phone.files.fault("/DCIM/100APPLE/IMG_0001.HEIC", new FileFault.Fails(0, ProblemId.FILE_VANISHED));
    assertThat(bench.run(photo).counts().failed()).isEqualTo(1);
    assertThat(bench.run(photo).counts().copied()).isEqualTo(1);
    assertThat(bench.saved()).containsOnlyKeys("2024/05/IMG_0001.AAE", "2024/05/IMG_0001.HEIC");
  }

  /** A run that was killed between the name and the catalog's row left the second file of a Live Photo whose first was saved before. */
  @Test
  void whatAKilledRunPutBesideASavedFileIsNotCopiedTwice() throws Exception {
    var live = liveWhoseStillFailedOnce();
    Files.write(bench.destination.resolve("2024/05/IMG_0001.HEIC"), bench.phone.files.content("/DCIM/100APPLE/IMG_0001.HEIC").bytes());
    assertThat(bench.run(live).counts().failed()).isZero();
    assertThat(bench.saved()).containsOnlyKeys("2024/05/IMG_0001.HEIC", "2024/05/IMG_0001.MOV");
    assertThat(bench.run(live).counts().alreadyThere()).isEqualTo(1);
  }

  @Test
  void aStrangersFileOfTheSameSizeBesideASavedFileIsLeftAlone() throws Exception {
    var live = liveWhoseStillFailedOnce();
    byte[] strange = new byte[5000];
    Files.write(bench.destination.resolve("2024/05/IMG_0001.HEIC"), strange);
    assertThat(bench.run(live).counts().copied()).isEqualTo(1);
    assertThat(bench.saved()).containsOnlyKeys("2024/05/IMG_0001.HEIC", "2024/05/IMG_0001 (2).HEIC", "2024/05/IMG_0001.MOV");
    assertThat(bench.destination.resolve("2024/05/IMG_0001.HEIC")).hasBinaryContent(strange);
  }

  private Item liveWhoseStillFailedOnce() throws Exception {
    var live = bench.items.asset("UUID-1", 5000, original("/DCIM/100APPLE/IMG_0001.HEIC"), new Items.Part(FileRole.LIVE_VIDEO, "/DCIM/100APPLE/IMG_0001.MOV"));
    bench.phone.files.fault("/DCIM/100APPLE/IMG_0001.HEIC", new FileFault.Fails(0, ProblemId.FILE_VANISHED));
    assertThat(bench.run(live).counts().failed()).isEqualTo(1);
    assertThat(bench.saved()).containsOnlyKeys("2024/05/IMG_0001.MOV");
    return live;
  }
}
