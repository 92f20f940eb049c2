package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Cancellation;
import org.photokura.device.FileContent;
import org.photokura.device.FileFault;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;
import org.photokura.transfer.disk.LocalDisk;
import org.photokura.transfer.disk.PartialJournal;
import org.photokura.transfer.disk.PartialStore;

/** What a run finds that comes after one that was killed, or after a loss of power, at the worst moments. */
@Timeout(60)
class AfterACrashTest {

  private static final String PATH = "/DCIM/100APPLE/IMG_0001.MOV";
  private static final int SIZE = 5_000_000;

  @TempDir Path temp;
  Bench bench;

  @BeforeEach
  void makeBench() {
    bench = new Bench(temp.resolve("photos"));
  }

  private Path target() {
    return bench.destination.resolve("2024/05/IMG_0001.MOV");
  }

  /** A run gave the final name, and was killed before it took the partial one and told the catalog. */
  private Item namedAndKilled() throws Exception {
    var item = bench.items.photo(PATH, SIZE);
    bench.run(item);
    Path partials = bench.destination.resolve(".photokura/partial");
    var store = new PartialStore(new LocalDisk(), partials);
    String id = PartialStore.id(FakePhone.UDID, PATH);
    Files.createLink(store.file(id), target());
    store.note(id, new PartialJournal(FakePhone.UDID, PATH, SIZE, InMemoryDeviceFiles.MODIFIED, null, 1 << 20));
    forgetAll();
    return item;
  }

  /** As if the rows had not been written. */
  private void forgetAll() throws Exception {
    Files.delete(bench.destination.resolve(".photokura/catalog.sqlite"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no second name is given there")
  void whatHasItsNameIsNotCutOffThroughItsPartialOne() throws Exception {
    var item = namedAndKilled();
    bench.options = Bench.options(Duration.ofMillis(100));
    bench.phone.backAfter(null);
    bench.phone.files.fault(PATH, new FileFault.Unplugs(2_000_000));
    bench.create(List.of(item)).run(Cancellation.none());
    assertThat(Bench.sha256(target())).isEqualTo(bench.phone.files.content(PATH).sha256());
    bench.phone.files.plugIn();
    assertThat(bench.run(item).counts().alreadyThere()).isEqualTo(1);
    assertThat(bench.saved()).hasSize(1);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no second name is given there")
  void whatHasItsNameIsNotOverwrittenThroughItsPartialOne() throws Exception {
    namedAndKilled();
    String before = Bench.sha256(target());
    var later = Instant.parse("2026-07-07T07:07:07Z");
    bench.phone.files.file(PATH, FileContent.generated(SIZE, 4711), later);
    var trimmed = Items.item(PATH, null, List.of(new ItemFile(FileRole.ORIGINAL, PATH, (long) SIZE, later)));
    assertThat(bench.run(trimmed).counts().copied()).isEqualTo(1);
    assertThat(Bench.sha256(target())).isEqualTo(before);
    assertThat(bench.saved()).hasSize(2);
  }

  private List<Item> sameNames(int count, IntUnaryOperator size) {
    return IntStream.range(0, count).mapToObj(i -> bench.items.photo("/DCIM/10%dAPPLE/IMG_0001.HEIC".formatted(i), size.applyAsInt(i))).toList();
  }

  @Test
  void anotherOrderAfterALostCatalogCopiesNothingTwice() throws Exception {
    var wanted = sameNames(5, i -> 5000 + i);
    bench.run(wanted);
    forgetAll();
    assertThat(bench.run(wanted.reversed()).counts().alreadyThere()).isEqualTo(5);
    assertThat(bench.saved()).hasSize(5);
  }

  @Test
  void anotherOrderOfEqualSizesAndSomeEqualBytesCopiesNothingTwice() throws Exception {
    var wanted = new ArrayList<>(sameNames(4, i -> 5000));
    byte[] bytes = {1, 2, 3};
    wanted.add(bench.items.photo("/DCIM/108APPLE/IMG_0001.HEIC", bytes));
    wanted.add(bench.items.photo("/DCIM/109APPLE/IMG_0001.HEIC", bytes));
    bench.run(wanted);
    assertThat(bench.saved()).hasSize(6);
    forgetAll();
    assertThat(bench.run(wanted.reversed()).counts().alreadyThere()).isEqualTo(6);
    assertThat(bench.saved()).hasSize(6);
    assertThat(bench.run(wanted).counts().alreadyThere()).isEqualTo(6);
    assertThat(new Verifier().verify(bench.destination, (done, total) -> { }, Cancellation.none()).isAllRight()).isTrue();
  }

  @Test
  void ofSeveralOnlyOneWantedAfterALostCatalogIsFound() throws Exception {
    var wanted = sameNames(3, i -> 5000 + i);
    bench.run(wanted);
    forgetAll();
    Files.delete(bench.destination.resolve("2024/05/IMG_0001.HEIC"));
    assertThat(bench.run(wanted.getLast()).counts().alreadyThere()).isEqualTo(1);
    assertThat(bench.saved()).hasSize(2);
  }

  @Test
  void jpegCopiesDoNotHideTheirOriginalsAfterALostCatalog() throws Exception {
    bench.jpegs = (heic, cancellation) -> ("JPEG of " + Bench.sha256(heic)).getBytes(StandardCharsets.UTF_8);
    bench.options = new ExportOptions(true, true, true, false, false, true, false, 0, bench.options.waitForDevice());
    var wanted = List.of(bench.items.photo("/DCIM/100APPLE/IMG_0001.HEIC", 5000), bench.items.photo("/DCIM/100APPLE/IMG_0002.HEIC", 5000));
    bench.run(wanted);
    assertThat(bench.saved()).hasSize(4);
    forgetAll();
    assertThat(bench.run(wanted).counts().alreadyThere()).isEqualTo(2);
    assertThat(bench.saved()).hasSize(4);
  }

  @Test
  void aNewEditAfterALostCatalogDoesNotCopyTheOriginalAgain() throws Exception {
    var heic = new Items.Part(FileRole.ORIGINAL, "/DCIM/100APPLE/IMG_0001.HEIC");
    bench.run(bench.items.asset("UUID-1", 5000, heic, new Items.Part(FileRole.SIDECAR, "/DCIM/100APPLE/IMG_0001.AAE")));
    forgetAll();
    var files = List.of(new ItemFile(FileRole.ORIGINAL, heic.path(), 5000L, InMemoryDeviceFiles.MODIFIED), new ItemFile(FileRole.SIDECAR, "/DCIM/100APPLE/IMG_0001.AAE", 777L, InMemoryDeviceFiles.MODIFIED));
    bench.phone.files.file("/DCIM/100APPLE/IMG_0001.AAE", FileContent.generated(777, 3), InMemoryDeviceFiles.MODIFIED);
    bench.run(Items.item(heic.path(), "UUID-1", files));
    assertThat(bench.saved().keySet()).filteredOn(name -> name.endsWith(".HEIC")).hasSize(1);
    assertThat(bench.saved().keySet()).filteredOn(name -> name.endsWith(".AAE")).hasSize(2);
  }

  @Test
  void aSidecarWrittenBeforeTheKillIsStillOurs() throws Exception {
    bench.options = new ExportOptions(true, true, false, true, false, true, false, 0, bench.options.waitForDevice());
    var photo = bench.items.photo("/DCIM/100APPLE/IMG_0001.HEIC", 5000);
    bench.run(photo);
    Path catalog = bench.destination.resolve(".photokura/catalog.sqlite");
    byte[] before = Files.readAllBytes(catalog);
    var inAlbum = Items.inAlbums(photo, "Kyoto in autumn");
    bench.run(inAlbum);
    Files.write(catalog, before);
    bench.run(inAlbum);
    assertThat(bench.saved()).containsOnlyKeys("2024/05/IMG_0001.HEIC", "2024/05/IMG_0001.HEIC.xmp");
    assertThat(new Verifier().verify(bench.destination, (done, total) -> { }, Cancellation.none()).isAllRight()).isTrue();
  }
}
