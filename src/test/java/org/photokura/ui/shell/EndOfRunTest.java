package org.photokura.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.text.Texts;
import org.photokura.transfer.ExportReport;
import org.photokura.transfer.Outcome;

/** What the desktop's notification says of an export: "all are safe" only where all are. */
class EndOfRunTest {

  private static final Outcome SAVED = new Outcome.Copied("1", List.of(), List.of());
  private static final Outcome THERE = new Outcome.AlreadyThere("2", List.of());
  private static final Outcome CLOUD = new Outcome.OnlyInICloud("3");
  private static final Outcome FAILED = new Outcome.Failed("4", Problem.of(ProblemId.FILE_UNREADABLE), List.of());

  private static String words(@Nullable Problem stoppedBy, Outcome... outcomes) {
    var now = OffsetDateTime.parse("2026-11-21T21:14:00+09:00");
    return EndOfRun.words(new ExportReport("run", "Mina", "udid", Path.of("Photos"), now, now, 0, List.of(outcomes), stoppedBy), false, Texts.of(Locale.ENGLISH));
  }

  @Test
  void saysThatAllAreSafeWhereTheyAre() {
    assertThat(words(null, SAVED, THERE)).isEqualTo("All 2 items are safe.");
  }

  @Test
  void doesNotCallSafeWhatWasLeftOutByChoice() {
    var now = OffsetDateTime.parse("2026-11-21T21:14:00+09:00");
    for (var outcomes : List.of(List.of(SAVED, THERE), List.of(SAVED, THERE, CLOUD))) {
      var report = new ExportReport("run", "Mina", "udid", Path.of("Photos"), now, now, 0, outcomes, null);
      assertThat(EndOfRun.words(report, true, Texts.of(Locale.ENGLISH))).contains("2 ").contains("saved").doesNotContain("safe");
    }
  }

  @Test
  void namesWhatIsOnlyInICloud() {
    assertThat(words(null, SAVED, THERE, CLOUD)).isEqualTo("2 are safe, 1 are only in iCloud.");
  }

  @Test
  void asksForAttentionWhereSomethingFailedOrTheRunWasStopped() {
    assertThat(words(null, SAVED, CLOUD, FAILED)).isEqualTo("1 saved, 1 need attention.");
    assertThat(words(Problem.of(ProblemId.DESTINATION_FULL), SAVED, THERE)).doesNotContain("safe");
  }
}
