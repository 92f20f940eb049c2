package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.catalog.CatalogReader;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.library.FileRole;
import org.photokura.library.Item;

/** An item of which a part is in iCloud only: what is here is saved, and what is not is told. */
@Timeout(20)
class PartsNotHereTest {

  private static final Items.Part HEIC = new Items.Part(FileRole.ORIGINAL, "/DCIM/100APPLE/IMG_0001.HEIC");
  private static final Items.Part EDIT = new Items.Part(FileRole.EDITED, "/PhotoData/Mutations/DCIM/100APPLE/IMG_0001/Adjustments/FullSizeRender.heic");

  @TempDir Path temp;
  Bench bench;

  @BeforeEach
  void makeBench() {
    bench = new Bench(temp.resolve("photos"));
  }

  private static Item without(Item item, FileRole... notHere) {
    var details = new Item.Details(Set.of(), null, null, null, null, null, null, null, null, null, false, null, Set.of(notHere), null);
    return new Item(item.id(), item.assetUuid(), item.kind(), item.name(), item.created(), item.favorite(), item.hidden(), item.trashed(), item.edited(),
        item.albums(), item.cloud(), item.original(), item.files(), details);
  }

  private static Set<ProblemId> told(ExportReport report) {
    return switch (report.outcomes().getFirst()) {
      case Outcome.Copied copied -> ids(copied.notes());
      case Outcome.AlreadyThere there -> ids(there.notes());
      default -> Set.of();
    };
  }

  private static Set<ProblemId> ids(java.util.List<Problem> notes) {
    return notes.stream().map(Problem::id).collect(java.util.stream.Collectors.toSet());
  }

  @Test
  void isCopiedAndTheRestIsTold() throws Exception {
    var item = without(bench.items.asset("UUID-1", 5000, HEIC), FileRole.EDITED, FileRole.EDITED_LIVE_VIDEO, FileRole.LIVE_VIDEO, FileRole.RAW);
    var report = bench.run(item);
    assertThat(report.counts().copied()).isEqualTo(1);
    assertThat(told(report)).containsOnly(ProblemId.EDIT_NOT_ON_PHONE, ProblemId.LIVE_VIDEO_NOT_ON_PHONE, ProblemId.RAW_NOT_ON_PHONE);
    var json = new ByteArrayOutputStream();
    ReportJson.write(report, json);
    assertThat(json.toString(StandardCharsets.UTF_8)).contains("\"outcome\" : \"copied\"", "\"reason\" : \"edit-not-on-phone\"");
  }

  @Test
  void aRenderingWithoutItsOriginalIsCopiedButNoSavedPhoto() throws Exception {
    var item = bench.items.asset("UUID-1", 5000, EDIT);
    assertThat(bench.run(item).outcomes().getFirst()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.files()).hasSize(1));
    assertThat(new CatalogReader().open(bench.destination).contains(item)).isFalse();
  }

  /** An empty sidecar beside it is the smaller oddity, and reports show the first. */
  @Test
  void isToldBeforeWhatElseIsOdd() throws Exception {
    var report = bench.run(without(bench.items.asset("UUID-1", 0, HEIC), FileRole.EDITED));
    assertThat(told(report)).containsOnly(ProblemId.EDIT_NOT_ON_PHONE, ProblemId.EMPTY_FILE);
    assertThat(report.outcomes().getFirst().remark().map(Problem::id)).contains(ProblemId.EDIT_NOT_ON_PHONE);
  }

  @Test
  void isToldAgainAsLongAsItIsSo() throws Exception {
    var item = without(bench.items.asset("UUID-1", 5000, HEIC), FileRole.EDITED);
    bench.run(item);
    var again = bench.run(item);
    assertThat(again.counts().alreadyThere()).isEqualTo(1);
    assertThat(told(again)).containsOnly(ProblemId.EDIT_NOT_ON_PHONE);
  }

  @Test
  void nothingIsToldOfWhatIsNotWanted() throws Exception {
    bench.options = new ExportOptions(false, false, false, false, false, true, false, 0, bench.options.waitForDevice());
    assertThat(told(bench.run(without(bench.items.asset("UUID-1", 5000, HEIC), FileRole.EDITED, FileRole.LIVE_VIDEO)))).isEmpty();
  }

  @Test
  void nothingIsToldOfWhatAnEarlierRunSaved() throws Exception {
    bench.run(bench.items.asset("UUID-1", 5000, HEIC, EDIT));
    var again = bench.run(without(bench.items.asset("UUID-1", 5000, HEIC), FileRole.EDITED));
    assertThat(again.counts().alreadyThere()).isEqualTo(1);
    assertThat(told(again)).isEmpty();
  }
}
