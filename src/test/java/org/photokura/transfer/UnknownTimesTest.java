package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.device.FileContent;
import org.photokura.device.FileFault;
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
}
