package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.library.FileRole;
import org.photokura.library.Item;

@Timeout(60)
class ExportRunTest {

  @TempDir Path temp;
  Bench bench;

  @BeforeEach
  void makeBench() {
    bench = new Bench(temp.resolve("photos"));
  }

  @Test
  void copiesEveryByteUnderItsDate() throws Exception {
    var item = bench.items.photo("/DCIM/100APPLE/IMG_0001.HEIC", 3_000_001);
    var report = bench.run(item);
    assertThat(report.counts().copied()).isEqualTo(1);
    assertThat(report.stoppedBy()).isNull();
    assertThat(report.bytesCopied()).isEqualTo(3_000_001);
    assertThat(bench.saved()).containsOnlyKeys("2024/05/IMG_0001.HEIC");
    assertThat(Bench.modified(bench.destination.resolve("2024/05/IMG_0001.HEIC"))).isEqualTo(Items.TAKEN.toInstant());
    assertThat(bench.partials()).isEmpty();
  }

  @Test
  void copiesNothingTheSecondTime() throws Exception {
    var wanted = new ArrayList<Item>();
    for (int i = 0; i < 50; i++) {
      wanted.add(bench.items.photo("/DCIM/100APPLE/IMG_%04d.JPG".formatted(i), 10_000 + i));
    }
    bench.run(wanted);
    long served = bench.phone.files.bytesServed();
    var second = bench.run(wanted);
    assertThat(second.counts().alreadyThere()).isEqualTo(50);
    assertThat(second.bytesCopied()).isZero();
    assertThat(bench.phone.files.bytesServed()).isEqualTo(served);
  }

  @Test
  void filesOfOneItemShareAStem() throws Exception {
    var live = bench.items.asset("A-1", 50_000, new Items.Part(FileRole.ORIGINAL, "/DCIM/100APPLE/IMG_0007.HEIC"),
        new Items.Part(FileRole.LIVE_VIDEO, "/DCIM/100APPLE/IMG_0007.MOV"), new Items.Part(FileRole.SIDECAR, "/DCIM/100APPLE/IMG_0007.AAE"),
        new Items.Part(FileRole.EDITED, "/PhotoData/Mutations/DCIM/100APPLE/IMG_0007/Adjustments/FullSizeRender.heic"),
        new Items.Part(FileRole.EDITED_LIVE_VIDEO, "/PhotoData/Mutations/DCIM/100APPLE/IMG_0007/Adjustments/FullSizeRender.mov"));
    bench.run(live);
    assertThat(bench.saved()).containsOnlyKeys("2024/05/IMG_0007.HEIC", "2024/05/IMG_0007.MOV", "2024/05/IMG_0007.AAE", "2024/05/IMG_E0007.HEIC",
        "2024/05/IMG_E0007.MOV");
  }

  @Test
  void twoItemsOfOneNameBothGetANameThatStays() throws Exception {
    var one = bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", 1000);
    var two = bench.items.photo("/DCIM/101APPLE/IMG_0001.JPG", 1000);
    var three = bench.items.photo("/DCIM/102APPLE/img_0001.mov", 500);
    bench.run(one, two, three);
    assertThat(bench.saved()).containsOnlyKeys("2024/05/IMG_0001.JPG", "2024/05/IMG_0001 (2).JPG", "2024/05/img_0001 (3).mov");
    var again = bench.run(three, two, one);
    assertThat(again.counts().alreadyThere()).isEqualTo(3);
    assertThat(bench.saved()).hasSize(3);
  }

  @Test
  void twoItemsWithEqualBytesAreBothCopied() throws Exception {
    var one = bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", new byte[] {1, 2, 3});
    var two = bench.items.photo("/DCIM/100APPLE/IMG_0002.JPG", new byte[] {1, 2, 3});
    assertThat(bench.run(one, two).counts().copied()).isEqualTo(2);
    assertThat(bench.run(one, two).counts().alreadyThere()).isEqualTo(2);
  }

  @Test
  void anEmptyFileIsAFile() throws Exception {
    var report = bench.run(bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", 0));
    assertThat(report.outcomes().getFirst()).isInstanceOfSatisfying(Outcome.Copied.class,
        copied -> assertThat(copied.notes()).extracting(note -> note.id()).containsExactly(ProblemId.EMPTY_FILE));
    assertThat(bench.run(bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", 0)).counts().alreadyThere()).isEqualTo(1);
  }

  @Test
  void neverTouchesAFileThatIsNotOurs() throws Exception {
    Files.createDirectories(bench.destination.resolve("2024/05"));
    Files.writeString(bench.destination.resolve("2024/05/IMG_0001.JPG"), "mine");
    var same = bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", 4);
    var report = bench.run(same);
    assertThat(report.counts().copied()).isEqualTo(1);
    assertThat(Files.readString(bench.destination.resolve("2024/05/IMG_0001.JPG"))).isEqualTo("mine");
    assertThat(bench.saved()).containsKey("2024/05/IMG_0001 (2).JPG");
  }

  @Test
  void takesOverAnEqualFileThatTheCatalogDoesNotKnow() throws Exception {
    var item = bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", 5000);
    Files.createDirectories(bench.destination.resolve("2024/05"));
    Files.write(bench.destination.resolve("2024/05/IMG_0001.JPG"), bench.phone.files.content("/DCIM/100APPLE/IMG_0001.JPG").bytes());
    assertThat(bench.run(item).counts().alreadyThere()).isEqualTo(1);
    assertThat(bench.saved()).hasSize(1);
    long served = bench.phone.files.bytesServed();
    assertThat(bench.run(item).counts().alreadyThere()).isEqualTo(1);
    assertThat(bench.phone.files.bytesServed()).isEqualTo(served);
  }

  @Test
  void whatThePersonDeletedIsCopiedAgain() throws Exception {
    var item = bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", 5000);
    bench.run(item);
    Files.delete(bench.destination.resolve("2024/05/IMG_0001.JPG"));
    assertThat(bench.run(item).counts().copied()).isEqualTo(1);
    assertThat(bench.saved()).containsOnlyKeys("2024/05/IMG_0001.JPG");
  }

  @Test
  void onlyInICloudIsSaidAndNothingTakesItsPlace() throws Exception {
    var item = Items.onlyInICloud(bench.items.asset("A-1", 1000, new Items.Part(FileRole.ORIGINAL, "/DCIM/100APPLE/IMG_0007.HEIC"),
        new Items.Part(FileRole.EDITED, "/PhotoData/Mutations/FullSizeRender.jpg"), new Items.Part(FileRole.LIVE_VIDEO, "/DCIM/100APPLE/IMG_0007.MOV")));
    assertThat(bench.run(item).counts().onlyInICloud()).isEqualTo(1);
    assertThat(bench.saved()).isEmpty();
  }

  @Test
  void oneUnreadableFileFailsItsItemOnly() throws Exception {
    var good = bench.items.photo("/DCIM/100APPLE/IMG_0001.JPG", 1000);
    var bad = bench.items.photo("/DCIM/100APPLE/IMG_0002.JPG", 1000);
    var denied = bench.items.photo("/DCIM/100APPLE/IMG_0003.JPG", 1000);
    var gone = bench.items.photo("/DCIM/100APPLE/IMG_0004.JPG", 1000);
    var last = bench.items.photo("/DCIM/100APPLE/IMG_0005.JPG", 1000);
    bench.phone.files.failing("/DCIM/100APPLE/IMG_0002.JPG", ProblemId.FILE_UNREADABLE);
    bench.phone.files.failing("/DCIM/100APPLE/IMG_0003.JPG", ProblemId.FILE_DENIED);
    bench.phone.files.failing("/DCIM/100APPLE/IMG_0004.JPG", ProblemId.FILE_VANISHED);
    var report = bench.run(good, bad, denied, gone, last);
    assertThat(report.counts().copied()).isEqualTo(2);
    assertThat(report.outcomes()).filteredOn(Outcome.Failed.class::isInstance)
        .extracting(o -> ((Outcome.Failed) o).reason().id())
        .containsExactly(ProblemId.FILE_UNREADABLE, ProblemId.FILE_DENIED, ProblemId.FILE_VANISHED);
    assertThat(report.stoppedBy()).isNull();
  }

  @Test
  void aBadTemplateIsRefusedBeforeAnythingIsWritten() {
    bench.layout = "{yyyy}/{nmae}";
    assertThatThrownBy(() -> bench.create(List.of()).run(Cancellation.none()))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo(ProblemId.LAYOUT_INVALID));
    assertThat(bench.destination).doesNotExist();
  }

  @Test
  void aRunOfNothingIsDone() throws Exception {
    var report = bench.run();
    assertThat(report.counts().selected()).isZero();
    assertThat(report.stoppedBy()).isNull();
  }
}
