package org.photokura.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.photokura.core.HostSystem;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;

class FormatsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private final Formats english = Texts.of(Locale.ENGLISH).formats();
  private final Formats japanese = Texts.of(Locale.JAPANESE).formats();

  @Test
  void sizesHaveOneDecimalFromOneGigabyteElseWholeMegabytes() {
    assertThat(english.size(86_400_000_000L)).isEqualTo("86.4 GB");
    assertThat(english.size(1_000_000_000L)).isEqualTo("1.0 GB");
    assertThat(english.size(999_999_999L)).isEqualTo("1.0 GB");
    assertThat(english.size(212_000_000_000L)).isEqualTo("212 GB");
    assertThat(english.size(148_200_000L)).isEqualTo("148 MB");
    assertThat(english.size(900L)).isEqualTo("1 KB");
    assertThat(english.size(0L)).isEqualTo("0 MB");
    assertThat(english.fileSize(2_800_000L)).isEqualTo("2.8 MB");
    assertThat(english.fileSize(41_000_000L)).isEqualTo("41 MB");
    assertThat(english.sizeOf(2_900_000_000L, 4_800_000_000L)).isEqualTo("2.9 of 4.8 GB");
    assertThat(english.sizeOf(118_000_000L, 184_000_000L)).isEqualTo("118 of 184 MB");
    assertThat(japanese.sizeOf(118_000_000L, 184_000_000L)).isEqualTo("118 / 184 MB");
  }

  @Test
  void timeLeftIsNeverFinerThanOneSaysIt() {
    assertThat(english.timeLeft(Duration.ofSeconds(59))).isEqualTo("About 1 minute left");
    assertThat(english.timeLeft(Duration.ofSeconds(30))).isEqualTo("About half a minute left");
    assertThat(english.timeLeft(Duration.ofSeconds(400))).isEqualTo("About 7 minutes left");
    assertThat(english.timeLeft(Duration.ofMinutes(92))).isEqualTo("About 1½ hours left");
    assertThat(english.timeLeft(Duration.ofMinutes(58))).isEqualTo("About 58 minutes left");
    assertThat(japanese.timeLeft(Duration.ofMinutes(61))).isEqualTo("残り約1時間");
    assertThat(english.elapsed(Duration.ofSeconds(141))).isEqualTo("2 min 21 s");
    assertThat(english.length(Duration.ofSeconds(68))).isEqualTo("1:08");
  }

  @Test
  void daysFollowTheLanguageAndNameTheYearOnlyIfItIsAnother() {
    assertThat(english.day(LocalDate.of(2026, 11, 4), TODAY)).isEqualTo("Wednesday, 4 November");
    assertThat(english.day(LocalDate.of(2025, 11, 4), TODAY)).isEqualTo("Tuesday, 4 November 2025");
    assertThat(japanese.day(LocalDate.of(2026, 11, 4), TODAY)).isEqualTo("11月4日（水）");
  }

  @Test
  void hundredPercentMeansDone() {
    assertThat(english.percent(0.9999)).isEqualTo("99%");
    assertThat(english.percent(1)).isEqualTo("100%");
  }

  @Test
  void problemsNameTheirValuesOnlyWhenAllAreKnown() {
    var texts = Texts.of(Locale.ENGLISH, HostSystem.LINUX);
    assertThat(texts.what(Problem.of(ProblemId.FILE_VANISHED))).isEqualTo("The file is no longer on the iPhone.");
    assertThat(texts.what(Problem.of(ProblemId.FILE_VANISHED).with("path", "/DCIM/1.JPG"))).isEqualTo("/DCIM/1.JPG is no longer on the iPhone.");
    assertThat(texts.what(Problem.of(ProblemId.DESTINATION_FULL).with("missingBytes", 800_000_000L))).contains("800 MB more");
  }

  @Test
  void adviceIsThatForTheSystem() {
    var problem = Problem.of(ProblemId.USBMUXD_MISSING);
    assertThat(Texts.of(Locale.ENGLISH, HostSystem.LINUX).toDo(problem)).contains("systemctl");
    assertThat(Texts.of(Locale.JAPANESE, HostSystem.WINDOWS).toDo(problem)).contains("Microsoft Store");
    assertThat(HostSystem.named("Windows 11")).isEqualTo(HostSystem.WINDOWS);
    assertThat(HostSystem.named("Mac OS X")).isEqualTo(HostSystem.MAC);
  }
}
