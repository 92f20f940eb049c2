package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    var trimmed = Items.item(PATH, null, List.of(new ItemFile(org.photokura.library.FileRole.ORIGINAL, PATH, (long) SIZE, later)));
    assertThat(bench.run(trimmed).counts().copied()).isEqualTo(1);
    assertThat(Bench.sha256(target())).isEqualTo(before);
    assertThat(bench.saved()).hasSize(2);
  }
}
