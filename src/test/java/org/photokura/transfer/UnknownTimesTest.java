package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.device.FileContent;
import org.photokura.device.FileFault;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;

/** Files whose size the database told and whose time nobody: they are not asked about before, and may change like any other. */
@Timeout(30)
class UnknownTimesTest {

  static final String PATH = "/DCIM/100APPLE/IMG_0001.MOV";
  static final int SIZE = 3_000_000;
  static final FileContent AFTER = FileContent.generated(SIZE, 99);
  static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");

  @TempDir Path temp;
  Bench bench;

  @BeforeEach
  void makeBench() {
    bench = new Bench(temp.resolve("photos"));
  }

  private Item movie() {
    bench.items.photo(PATH, SIZE);
    return Items.item(PATH, "A-1", List.of(new ItemFile(FileRole.ORIGINAL, PATH, (long) SIZE, null)));
  }

  @Test
  void aFileThatIsReplacedByOneOfTheSameSizeIsCopiedAnew() throws Exception {
    var item = movie();
    bench.phone.files.fault(PATH, new FileFault.Changes(1_500_000, AFTER, LATER));
    assertThat(bench.run(item).counts().copied()).isEqualTo(1);
    assertThat(bench.saved().values()).containsExactly(AFTER.sha256());
  }

  @Test
  void aFileThatIsReplacedBetweenACutAndItsResumptionIsCopiedAnew() throws Exception {
    var item = movie();
    bench.phone.files.fault(PATH, new FileFault.Runs(1_500_000, () -> {
      bench.phone.files.fault(PATH, new FileFault.CutsConnection(1_500_000, 0));
      bench.phone.files.fault(PATH, new FileFault.Changes(1_500_001, AFTER, LATER));
    }));
    assertThat(bench.run(item).counts().copied()).isEqualTo(1);
    assertThat(bench.saved().values()).containsExactly(AFTER.sha256());
  }

  @Test
  void aFileThatStaysAsItIsIsReadOnce() throws Exception {
    var item = movie();
    bench.phone.files.fault(PATH, new FileFault.CutsConnection(1_500_000, 70_000));
    assertThat(bench.run(item).counts().copied()).isEqualTo(1);
    assertThat(bench.phone.files.bytesServed()).isLessThan(SIZE + 200_000);
    assertThat(bench.saved()).hasSize(1);
  }

  private static Item item(@Nullable String uuid, boolean timesKnown, Items.Part... parts) {
    var files = Arrays.stream(parts).map(part -> new ItemFile(part.role(), part.path(), 5000L, timesKnown ? InMemoryDeviceFiles.MODIFIED : null)).toList();
    return Items.item(parts[0].path(), uuid, files);
  }

  @Test
  void theFirstDatabaseOfALargeLibraryCopiesNothingTwice() throws Exception {
    var without = new ArrayList<Item>();
    var with = new ArrayList<Item>();
    for (int i = 0; i < 10; i++) {
      var part = new Items.Part(FileRole.ORIGINAL, "/DCIM/100APPLE/IMG_%04d.HEIC".formatted(i));
      bench.phone.files.file(part.path(), 5000);
      without.add(item(null, true, part));
      with.add(item("A-" + i, false, part));
    }
    bench.run(without);
    long served = bench.phone.files.bytesServed();
    assertThat(bench.run(with).counts().alreadyThere()).isEqualTo(10);
    assertThat(bench.saved()).hasSize(10);
    with.forEach(item -> bench.phone.files.stalling(item.files().getFirst().path()));
    assertThat(bench.run(with).counts().alreadyThere()).as("no question more").isEqualTo(10);
    assertThat(bench.phone.files.bytesServed()).isEqualTo(served);
  }

  @Test
  void anotherKeyFrameOfABurstCopiesNothingTwice() throws Exception {
    String folder = "/DCIM/100APPLE/IMG_000";
    for (int i = 1; i <= 3; i++) {
      bench.phone.files.file(folder + i + ".HEIC", 5000);
    }
    bench.run(item("A-1", false, new Items.Part(FileRole.ORIGINAL, folder + "1.HEIC"), new Items.Part(FileRole.BURST_FRAME, folder + "2.HEIC"),
        new Items.Part(FileRole.BURST_FRAME, folder + "3.HEIC")));
    var again = item("A-2", false, new Items.Part(FileRole.ORIGINAL, folder + "2.HEIC"), new Items.Part(FileRole.BURST_FRAME, folder + "1.HEIC"),
        new Items.Part(FileRole.BURST_FRAME, folder + "3.HEIC"));
    assertThat(bench.run(again).counts().alreadyThere()).isEqualTo(1);
    assertThat(bench.saved()).hasSize(3);
  }

  @Test
  void anotherFileOfTheSameSizeUnderAnOldPathIsCopied() throws Exception {
    var part = new Items.Part(FileRole.ORIGINAL, "/DCIM/100APPLE/IMG_0001.HEIC");
    bench.phone.files.file(part.path(), 5000);
    bench.run(item(null, true, part));
    bench.phone.files.file(part.path(), FileContent.generated(5000, 4711), LATER);
    assertThat(bench.run(item("A-1", false, part)).counts().copied()).isEqualTo(1);
    assertThat(bench.saved()).hasSize(2);
  }
}
