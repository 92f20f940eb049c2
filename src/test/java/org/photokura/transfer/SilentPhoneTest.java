package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.ProblemId;
import org.photokura.device.FileContent;
import org.photokura.device.FileFault;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;

/** The phone falls silent while the run asks it something and its lanes have nothing to do, so that no lane notices. */
@Timeout(20)
class SilentPhoneTest {

  static final String GROWING = "/DCIM/100APPLE/IMG_0001.MOV";
  static final FileContent GROWN = FileContent.generated(3_500_000, 99);

  @TempDir Path temp;
  Bench bench;

  @BeforeEach
  void makeBench() {
    bench = new Bench(temp.resolve("photos"));
  }

  /** Ten photos, and last a movie that grows while it is copied; then the phone falls silent. */
  private List<Item> growingThenSilent() {
    var wanted = new ArrayList<Item>();
    for (int i = 0; i < 10; i++) {
      wanted.add(bench.items.photo("/DCIM/101APPLE/IMG_%04d.JPG".formatted(i), 20_000));
    }
    wanted.add(bench.items.photo(GROWING, 3_000_000));
    bench.phone.files.fault(GROWING, new FileFault.Changes(2_000_000, GROWN, Instant.parse("2026-06-01T00:00:00Z")));
    bench.phone.files.fault(GROWING, new FileFault.Runs(2_000_001, bench.phone.files::fallSilent));
    return wanted;
  }

  private ProblemId stoppedBy(ExportReport report) {
    assertThat(report.stoppedBy()).isNotNull();
    return report.stoppedBy().id();
  }

  @Test
  void endsWhenAChangedFileCannotBeAskedAbout() throws Exception {
    var wanted = growingThenSilent();
    bench.phone.backAfter(null);
    bench.options = Bench.options(Duration.ofMillis(500));
    var report = bench.run(wanted);
    assertThat(stoppedBy(report)).isEqualTo(ProblemId.DEVICE_GONE);
    assertThat(report.counts().copied()).isEqualTo(10);
    bench.phone.files.plugIn();
    var next = bench.run(wanted);
    assertThat(next.counts().alreadyThere()).isEqualTo(10);
    assertThat(next.counts().copied()).isEqualTo(1);
  }

  @Test
  void goesOnWithAChangedFileWhenThePhoneIsBack() throws Exception {
    bench.phone.backAfter(Duration.ofMillis(100));
    bench.options = Bench.options(Duration.ofSeconds(10));
    var report = bench.run(growingThenSilent());
    assertThat(report.counts().copied()).isEqualTo(11);
    assertThat(bench.saved()).containsValue(GROWN.sha256());
    assertThat(bench.phone.reconnects).hasValue(1);
  }

  @Test
  void endsWhenFilesCannotBeAskedAboutBeforeTheyArePlanned() throws Exception {
    bench.items.photo(GROWING, 5_000);
    bench.phone.backAfter(null);
    bench.phone.files.beforeSweep(bench.phone.files::fallSilent);
    var report = bench.run(Items.item(GROWING, null, List.of(new ItemFile(FileRole.ORIGINAL, GROWING, null, null))));
    assertThat(stoppedBy(report)).isEqualTo(ProblemId.DEVICE_GONE);
  }

  private Item unknown(String path) {
    bench.items.photo(path, 5_000);
    return Items.item(path, null, List.of(new ItemFile(FileRole.ORIGINAL, path, null, null)));
  }

  @Test
  void aFileThatIsNeverAnsweredForFailsAlone() throws Exception {
    bench.options = Bench.options(Duration.ofMillis(50));
    var wanted = new ArrayList<Item>();
    for (int i = 0; i < 10; i++) {
      wanted.add(unknown("/DCIM/101APPLE/IMG_%04d.JPG".formatted(i)));
    }
    bench.phone.files.stalling("/DCIM/101APPLE/IMG_0004.JPG");
    var report = bench.run(wanted);
    assertThat(report.stoppedBy()).isNull();
    assertThat(report.counts().copied()).isEqualTo(9);
    assertThat(report.outcomes().get(4).remark()).isPresent().get().satisfies(reason -> {
      assertThat(reason.id()).isEqualTo(ProblemId.FILE_TIMEOUT);
      assertThat(reason.data()).containsEntry("path", "/DCIM/101APPLE/IMG_0004.JPG");
    });
    assertThat(bench.phone.reconnects).hasValue(0);
  }

  @Test
  void severalFilesThatAreNeverAnsweredForFailAlone() throws Exception {
    var wanted = new ArrayList<Item>();
    for (int i = 0; i < 10; i++) {
      String path = "/DCIM/101APPLE/IMG_%04d.JPG".formatted(i);
      wanted.add(unknown(path));
      if (i % 3 == 0) {
        bench.phone.files.stalling(path);
      }
    }
    var report = bench.run(wanted);
    assertThat(report.stoppedBy()).isNull();
    assertThat(report.counts().copied()).isEqualTo(6);
    assertThat(report.counts().failed()).isEqualTo(4);
  }

  @Test
  void aPhoneThatAnswersForNoFileAtAllIsSilent() throws Exception {
    var wanted = new ArrayList<Item>();
    for (int i = 0; i < 60; i++) {
      String path = "/DCIM/101APPLE/IMG_%04d.JPG".formatted(i);
      wanted.add(unknown(path));
      bench.phone.files.stalling(path);
    }
    bench.options = Bench.options(Duration.ofMillis(300));
    bench.phone.backAfter(null);
    var report = bench.run(wanted);
    assertThat(stoppedBy(report)).isEqualTo(ProblemId.DEVICE_GONE);
    assertThat(report.counts().failed()).isEqualTo(60);
  }

  @Test
  void manyFilesThatAreNeverAnsweredForFailAloneWhereOthersWereToldOf() throws Exception {
    var wanted = new ArrayList<Item>();
    wanted.add(bench.items.photo("/DCIM/101APPLE/IMG_9999.JPG", 20_000));
    for (int i = 0; i < 7; i++) {
      String path = "/DCIM/101APPLE/IMG_%04d.JPG".formatted(i);
      wanted.add(unknown(path));
      bench.phone.files.stalling(path);
    }
    var report = bench.run(wanted);
    assertThat(report.stoppedBy()).isNull();
    assertThat(report.counts().copied()).isEqualTo(1);
    assertThat(report.counts().failed()).isEqualTo(7);
  }

  @Test
  void theFirstPhotosFilesThatAreNeverAnsweredForFailAlone() throws Exception {
    var wanted = new ArrayList<Item>();
    for (int i = 0; i < 8; i++) {
      String path = "/DCIM/101APPLE/IMG_%04d.JPG".formatted(i);
      wanted.add(unknown(path));
      if (i < 4) {
        bench.phone.files.stalling(path);
      }
    }
    var report = bench.run(wanted);
    assertThat(report.stoppedBy()).isNull();
    assertThat(report.counts().copied()).isEqualTo(4);
  }

  @Test
  void endsWhenItDoesNotSayWhetherItIsLocked() throws Exception {
    var wanted = List.of(bench.items.photo("/DCIM/101APPLE/IMG_0001.JPG", 20_000), bench.items.photo(GROWING, 3_000_000));
    bench.phone.files.fault(GROWING, new FileFault.Runs(1_000_000, bench.phone.files::fallSilent));
    bench.phone.files.fault(GROWING, new FileFault.Fails(2_000_000, ProblemId.FILE_DENIED));
    bench.phone.backAfter(null);
    var report = bench.run(wanted);
    assertThat(stoppedBy(report)).isEqualTo(ProblemId.DEVICE_GONE);
    assertThat(report.counts().copied()).isEqualTo(1);
  }
}
