package org.photokura.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayWordsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 4);

  @ParameterizedTest
  @ValueSource(strings = {"4 November", "November 4", "nov 4th, 2026", "Wednesday, 4 November", "4 NOV 2026", "2026/11/4", "2026-11-04", "2026.11.4",
      "11月4日", "2026年11月4日", "11月4日（水）", "１１月４日"})
  void understandsADay(String search) {
    assertThat(DayWords.in(search)).hasValueSatisfying(words -> {
      assertThat(words.holds(DAY)).isTrue();
      assertThat(words.holds(DAY.plusDays(1))).isFalse();
      assertThat(words.holds(DAY.plusMonths(1))).isFalse();
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"November", "november", "november 2026", "2026 nov", "11月", "2026年11月", "2026/11"})
  void understandsAMonth(String search) {
    assertThat(DayWords.in(search)).hasValueSatisfying(words -> {
      assertThat(words.holds(DAY)).isTrue();
      assertThat(words.holds(DAY.withDayOfMonth(30))).isTrue();
      assertThat(words.holds(DAY.minusMonths(1))).isFalse();
    });
  }

  @Test
  void takesAnyYearWhereNoneIsNamed() {
    assertThat(DayWords.in("4 November")).hasValueSatisfying(words -> assertThat(words.holds(DAY.minusYears(3))).isTrue());
    assertThat(DayWords.in("2026年")).hasValueSatisfying(words -> assertThat(words.holds(DAY.minusYears(3))).isFalse());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "IMG_4412", "4", "4/11", "no", "Kyoto in autumn", "41 November", "13月4日", "2026/13/1", "November Trip", "nov nov", "Nov", "mar", "Wed Nov"})
  void leavesWhatIsNoDateToTheOtherWords(String search) {
    assertThat(DayWords.in(search)).isEmpty();
  }
}
