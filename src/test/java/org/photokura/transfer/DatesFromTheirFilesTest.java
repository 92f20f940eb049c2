package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.ProblemId;
import org.photokura.device.FileFault;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;
import org.photokura.library.image.TestPictures;
import org.photokura.library.image.TiffBuilder;

/** Items that no row of the phone's database dates: their own files do, once they are here. */
@Timeout(60)
class DatesFromTheirFilesTest {

  private static final Instant TAKEN = Instant.parse("2019-07-04T07:24:01Z");

  @TempDir Path temp;
  Bench bench;

  @BeforeEach
  void makeBench() {
    bench = new Bench(temp.resolve("photos"));
  }

  private static byte[] jpeg(String taken, int size) {
    var tiff = new TiffBuilder();
    tiff.directory().child(0x8769).text(0x9003, taken);
    return TestPictures.withExif(TestPictures.jpeg(size, size), tiff.build());
  }

  @Test
  void anItemGoesWhereItsFileSaysThatItWasTaken() throws Exception {
    bench.run(bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", jpeg("2019:07:04 16:24:01", 8)), bench.items.photo("/DCIM/100APPLE/IMG_0002.JPG", 5_000));
    assertThat(bench.saved()).containsOnlyKeys("2019/07/IMG_0001.JPG", "2024/05/IMG_0002.JPG");
    assertThat(Bench.modified(bench.destination.resolve("2019/07/IMG_0001.JPG"))).isEqualTo(TAKEN);
    assertThat(bench.phone.files.bytesServed()).as("nothing is read twice").isEqualTo(5_000 + jpeg("2019:07:04 16:24:01", 8).length);
  }

  @Test
  void aRowOfTheDatabaseIsBelievedMoreThanTheFile() throws Exception {
    var photo = bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", jpeg("2019:07:04 16:24:01", 8));
    bench.run(Items.item("/DCIM/100APPLE/IMG_0001.JPG", "A-1", photo.files()));
    assertThat(bench.saved()).containsOnlyKeys("2024/05/IMG_0001.JPG");
  }

  @Test
  void filesOfOneItemGetOneDateWhicheverCameFirst() throws Exception {
    var still = bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", jpeg("2019:07:04 16:24:01", 8));
    var movie = bench.items.photo("/DCIM/100APPLE/IMG_0001.MOV", 3_000);
    bench.phone.files.fault("/DCIM/100APPLE/IMG_0001.JPG", new FileFault.CutsConnection(100, 0));
    bench.run(Items.item("/DCIM/100APPLE/IMG_0001.JPG", null, List.of(still.files().getFirst(), as(FileRole.LIVE_VIDEO, movie))));
    assertThat(bench.saved()).containsOnlyKeys("2019/07/IMG_0001.JPG", "2019/07/IMG_0001.MOV");
    assertThat(Bench.modified(bench.destination.resolve("2019/07/IMG_0001.MOV"))).isEqualTo(TAKEN);
  }

  private static ItemFile as(FileRole role, Item item) {
    var file = item.files().getFirst();
    return new ItemFile(role, file.path(), file.sizeBytes(), file.modified());
  }

  @Test
  void whoGetsTheNumberDoesNotDependOnWhoCameFirst() throws Exception {
    var first = bench.items.photo("/DCIM/101APPLE/IMG_0001.JPG", jpeg("2019:07:04 16:24:01", 8));
    var second = bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", jpeg("2019:07:05 16:24:01", 16));
    var other = bench.items.photo("/DCIM/100APPLE/IMG_0002.JPG", 400);
    // Its connection breaks twice, and it is read again after all others.
    bench.phone.files.fault("/DCIM/101APPLE/IMG_0001.JPG", new FileFault.CutsConnection(10, 0));
    bench.phone.files.fault("/DCIM/101APPLE/IMG_0001.JPG", new FileFault.CutsConnection(20, 0));
    bench.run(first, second, other);
    assertThat(Bench.sha256(bench.destination.resolve("2019/07/IMG_0001.JPG"))).isEqualTo(bench.phone.files.content("/DCIM/101APPLE/IMG_0001.JPG").sha256());
    assertThat(Bench.sha256(bench.destination.resolve("2019/07/IMG_0001 (2).JPG"))).isEqualTo(bench.phone.files.content("/DCIM/100APPLE/IMG_0001.JPG").sha256());
  }

  @Test
  void namesMadeOfDatesAreGivenInTheOrderOfTheRunToo() throws Exception {
    bench.layout = "{yyyy}-{MM}-{dd}";
    var first = bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", jpeg("2019:07:04 16:24:01", 8));
    var second = bench.items.photo("/DCIM/100APPLE/IMG_0002.JPG", jpeg("2019:07:04 17:24:01", 16));
    bench.phone.files.fault("/DCIM/100APPLE/IMG_0001.JPG", new FileFault.CutsConnection(10, 0));
    bench.run(first, second);
    assertThat(Bench.sha256(bench.destination.resolve("2019-07-04.JPG"))).isEqualTo(bench.phone.files.content("/DCIM/100APPLE/IMG_0001.JPG").sha256());
    assertThat(bench.saved()).containsKey("2019-07-04 (2).JPG");
  }

  @Test
  void oneThatFailsHoldsUpNobodyOfItsName() throws Exception {
    var first = bench.items.photo("/DCIM/101APPLE/IMG_0001.JPG", 4_000);
    var second = bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", 3_000);
    bench.phone.files.failing("/DCIM/101APPLE/IMG_0001.JPG", ProblemId.FILE_UNREADABLE);
    var report = bench.run(first, second);
    assertThat(report.counts().failed()).isEqualTo(1);
    assertThat(bench.saved()).containsOnlyKeys("2024/05/IMG_0001.JPG");
  }

  @Test
  void completeItemsThatWaitForOthersAreSavedWhenTheRunIsStopped() throws Exception {
    bench.options = Bench.options(java.time.Duration.ofMillis(200));
    bench.phone.backAfter(null);
    bench.phone.files.lookAhead(1);
    var first = bench.items.photo("/DCIM/101APPLE/IMG_0001.JPG", 2_000_000);
    var second = bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", 3_000);
    bench.phone.files.fault("/DCIM/101APPLE/IMG_0001.JPG", new FileFault.Runs(1_000, () -> {
      Poll.until("the second is complete", () -> hasPartialOf(3_000));
      bench.phone.files.unplug();
    }));
    var report = bench.run(first, second);
    assertThat(report.counts().copied()).isEqualTo(1);
    assertThat(report.stoppedBy()).isNotNull();
    assertThat(bench.saved()).containsOnlyKeys("2024/05/IMG_0001.JPG");
  }

  private boolean hasPartialOf(long bytes) {
    try {
      for (var partial : bench.partials()) {
        if (java.nio.file.Files.size(partial) == bytes) {
          return true;
        }
      }
      return false;
    } catch (java.io.IOException e) {
      return false;
    }
  }

  @Test
  void aLyingHeaderCostsOnlyItsDate() throws Exception {
    byte[] picture = jpeg("2019:07:04 16:24:01", 8);
    byte[] cut = java.util.Arrays.copyOf(picture, 40);
    assertThat(bench.run(bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", cut)).counts().copied()).isEqualTo(1);
    assertThat(bench.saved()).containsOnlyKeys("2024/05/IMG_0001.JPG");
  }
}
