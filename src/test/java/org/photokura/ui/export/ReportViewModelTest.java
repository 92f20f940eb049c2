package org.photokura.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.text.Texts;
import org.photokura.transfer.ExportOptions;
import org.photokura.transfer.ExportReport;
import org.photokura.transfer.ExportRequest;
import org.photokura.transfer.Outcome;
import org.photokura.ui.export.ReportViewModel.Chip;
import org.photokura.ui.export.ReportViewModel.Verdict;
import org.photokura.ui.export.ReportViewModel.Way;
import org.photokura.ui.fake.Samples;
import org.photokura.ui.fake.Story;

class ReportViewModelTest {

  private static final OffsetDateTime END = OffsetDateTime.parse("2026-11-21T21:14:00+09:00");
  private final List<Item> items = Story.items(10);

  private ReportViewModel report(Problem stoppedBy, Outcome... outcomes) {
    var report = new ExportReport("run", "Mina’s iPhone", "udid", Path.of("/photos"), END.minusSeconds(33), END, 1_100_000_000L, List.of(outcomes), stoppedBy);
    return new ReportViewModel(report, wish());
  }

  private ExportWish wish() {
    return new ExportWish("All photos", new ExportRequest(items, Path.of("/photos"), "{name}", ExportOptions.DEFAULT, false), Samples.DEVICE, items);
  }

  private Outcome copied(int i) {
    return new Outcome.Copied(items.get(i).id(), List.of(new Outcome.SavedFile("original", "/DCIM/x", "2026/11/<b>&.HEIC", 2_600_000L, "00")), List.of());
  }

  private Outcome failed(int i) {
    return new Outcome.Failed(items.get(i).id(), Problem.of(ProblemId.FILE_TIMEOUT), List.of());
  }

  @Test
  void isCompleteOnlyIfEveryItemIsSafe() {
    assertThat(report(null, copied(0), new Outcome.AlreadyThere(items.get(1).id(), List.of())).verdict()).isEqualTo(Verdict.COMPLETE);
    assertThat(report(null, copied(0), new Outcome.OnlyInICloud(items.get(1).id())).verdict()).isEqualTo(Verdict.PARTLY);
    assertThat(report(Problem.of(ProblemId.DEVICE_GONE), copied(0)).verdict()).isEqualTo(Verdict.PARTLY);
    assertThat(report(null, failed(0)).verdict()).isEqualTo(Verdict.NOTHING);
  }

  @Test
  void whatNeedsAttentionComesFirst() {
    var noted = new Outcome.Copied(items.get(4).id(), List.of(), List.of(Problem.of(ProblemId.EMPTY_FILE)));
    var report = report(null, copied(0), new Outcome.OnlyInICloud(items.get(1).id()), failed(2), new Outcome.AlreadyThere(items.get(3).id(), List.of()), noted);
    assertThat(report.chips()).containsExactly(Chip.ATTENTION, Chip.SAVED, Chip.ALREADY_THERE, Chip.ONLY_IN_ICLOUD, Chip.FAILED);
    assertThat(report.chipProperty().get()).isEqualTo(Chip.ATTENTION);
    assertThat(report.shownProperty().get()).hasSize(3);
    assertThat(report.shownProperty().get().getFirst().outcome()).isInstanceOf(Outcome.Failed.class);
    report.chipProperty().set(Chip.SAVED);
    assertThat(report.shownProperty().get()).hasSize(2);
    report.searchProperty().set(items.getFirst().name());
    assertThat(report.shownProperty().get()).hasSize(1);
  }

  @Test
  void triesAgainWhatFailedAndWhatWasNotReached() {
    var report = report(Problem.of(ProblemId.CANCELLED), copied(0), failed(1), new Outcome.Skipped(items.get(2).id(), Problem.of(ProblemId.CANCELLED)));
    assertThat(report.again()).containsExactly(items.get(1), items.get(2));
  }

  @Test
  void offersAnotherTryOnlyWhereItCanHelp() {
    var tooLarge = new Outcome.Failed(items.get(1).id(), Problem.of(ProblemId.FILE_TOO_LARGE_FOR_DESTINATION), List.of());
    var vanished = new Outcome.Failed(items.get(2).id(), Problem.of(ProblemId.FILE_VANISHED), List.of());
    var folder = new Outcome.Failed(items.get(3).id(), Problem.of(ProblemId.FILE_IS_DIRECTORY), List.of());
    var report = report(null, failed(0), tooLarge, vanished, folder, new Outcome.OnlyInICloud(items.get(4).id()));

    assertThat(report.again()).containsExactly(items.get(0));
    assertThat(report.elsewhere()).containsExactly(items.get(1));
    assertThat(ways(report)).containsExactly(Way.AGAIN, Way.ELSEWHERE, Way.SHOW_ITEM, Way.SHOW_ITEM, Way.SHOW_ITEM);
  }

  @Test
  void mendsWhatStoppedTheRunOnceAndNotItemByItem() {
    var full = Problem.of(ProblemId.DESTINATION_FULL);
    var report = report(full, copied(0), new Outcome.Failed(items.get(1).id(), full, List.of()), failed(2));

    assertThat(report.again()).containsExactly(items.get(1), items.get(2));
    assertThat(report.asksForFolder()).isTrue();
    assertThat(ways(report)).containsExactly(Way.SHOW_FILE, Way.SHOW_ITEM, Way.AGAIN);
  }

  @Test
  void whatThePersonStoppedGoesOnItemByItemToo() {
    var stopped = Problem.of(ProblemId.CANCELLED);
    var report = report(stopped, copied(0), new Outcome.Skipped(items.get(1).id(), stopped));

    assertThat(report.asksForFolder()).isFalse();
    assertThat(ways(report)).containsExactly(Way.SHOW_FILE, Way.AGAIN);
  }

  @Test
  void namesWhatWasLeftOutByChoice() {
    var live = items.stream().filter(item -> item.file(FileRole.LIVE_VIDEO).isPresent()).findFirst().orElseThrow();
    var still = new Outcome.SavedFile("original", live.files().getFirst().path(), "a.HEIC", 1, "00");
    var movie = new Outcome.SavedFile("liveVideo", live.file(FileRole.LIVE_VIDEO).orElseThrow().path(), "a.MOV", 1, "00");
    var withoutMovies = new ExportOptions(true, false, false, false, false, true, false, 0, Duration.ZERO);

    assertThat(limited(withoutMovies, new Outcome.Copied(live.id(), List.of(still), List.of())).leftOut()).containsExactly(LeftOut.Part.LIVE_VIDEOS);
    assertThat(limited(withoutMovies, new Outcome.AlreadyThere(live.id(), List.of(still, movie))).leftOut()).as("an earlier run saved it").isEmpty();
    assertThat(limited(withoutMovies, new Outcome.OnlyInICloud(live.id())).leftOut()).as("nothing of it is saved").isEmpty();
    assertThat(limited(ExportOptions.DEFAULT, new Outcome.Copied(live.id(), List.of(still), List.of())).leftOut()).isEmpty();
  }

  @Test
  void whatThePhoneHoldsOnlyPartOfIsNotCalledWhole() {
    assertThat(report(null, copied(0)).isWhole()).isTrue();
    assertThat(report(null, new Outcome.Copied(items.get(0).id(), List.of(), List.of(Problem.of(ProblemId.EMPTY_FILE)))).isWhole()).isTrue();
    for (var missing : List.of(ProblemId.EDIT_NOT_ON_PHONE, ProblemId.LIVE_VIDEO_NOT_ON_PHONE, ProblemId.RAW_NOT_ON_PHONE)) {
      var notes = List.of(Problem.of(missing));
      for (var outcome : List.of(new Outcome.Copied(items.get(0).id(), List.of(), notes), new Outcome.AlreadyThere(items.get(0).id(), List.of(), notes))) {
        var report = report(null, copied(1), outcome);
        assertThat(report.isWhole()).as("%s", outcome).isFalse();
        assertThat(LeftOut.isSomething(report.report(), report.wish())).isTrue();
        assertThat(report.leftOut()).as("nobody chose that").isEmpty();
      }
    }
  }

  private ReportViewModel limited(ExportOptions options, Outcome outcome) {
    var report = new ExportReport("run", "Mina’s iPhone", "udid", Path.of("/photos"), END.minusSeconds(33), END, 1, List.of(outcome), null);
    return new ReportViewModel(report, new ExportWish("All photos", new ExportRequest(items, Path.of("/photos"), "{name}", options, false), Samples.DEVICE, items));
  }

  /** In the order of the outcomes. */
  private static List<Way> ways(ReportViewModel report) {
    var rows = new ArrayList<ReportViewModel.Row>();
    report.report().outcomes().forEach(outcome -> report.chips().forEach(chip -> {
      report.chipProperty().set(chip);
      report.shownProperty().get().stream().filter(row -> row.outcome() == outcome && !rows.contains(row)).forEach(rows::add);
    }));
    return rows.stream().map(report::wayOf).toList();
  }

  @Test
  void writesAPageForPeopleInWhichNamesAreOnlyText() throws IOException {
    var report = report(null, copied(0), failed(1));
    var out = new ByteArrayOutputStream();
    new ReportFiles(Texts.of(Locale.ENGLISH), report.report(), wish()).write("report.HTML", out);
    String html = out.toString(StandardCharsets.UTF_8);
    assertThat(html).contains("2026/11/&lt;b&gt;&amp;.HEIC").doesNotContain("<b>").contains("2 items: 1 saved").contains("The iPhone stopped answering");
    assertThat(html).doesNotContain("http://").doesNotContain("https://").doesNotContain("<script");
  }

  @Test
  void writesTablesAndJsonByTheEndingOfTheName() throws IOException {
    var report = report(null, copied(0), failed(1));
    var texts = Texts.of(Locale.JAPANESE);
    var json = new ByteArrayOutputStream();
    new ReportFiles(texts, report.report(), wish()).write("r.json", json);
    assertThat(json.toString(StandardCharsets.UTF_8)).startsWith("{").contains("\"copied\" : 1");
    var csv = new ByteArrayOutputStream();
    new ReportFiles(texts, report.report(), wish()).write("r.csv", csv);
    assertThat(csv.toString(StandardCharsets.UTF_8).lines().toList()).hasSizeGreaterThanOrEqualTo(3);
    var html = new ByteArrayOutputStream();
    new ReportFiles(texts, report.report(), wish()).write("r.html", html);
    assertThat(html.toString(StandardCharsets.UTF_8)).contains("lang=\"ja\"").contains("保存");
  }

  @Test
  void countsAddUp() {
    var outcomes = new ArrayList<Outcome>();
    for (int i = 0; i < 10; i++) {
      outcomes.add(i % 3 == 0 ? failed(i) : copied(i));
    }
    var counts = report(null, outcomes.toArray(Outcome[]::new)).counts();
    assertThat(counts.copied() + counts.alreadyThere() + counts.onlyInICloud() + counts.skipped() + counts.failed()).isEqualTo(counts.selected());
  }
}
