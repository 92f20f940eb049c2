package org.photokura.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.photokura.text.Texts;

/** Which files a check names: a lost drive's hundred thousand are counted, and only the first of them named. */
class CheckedSheetTest {

  private static List<String> files(int count) {
    return IntStream.range(0, count).mapToObj(i -> "2026/IMG_" + i + ".HEIC").toList();
  }

  private static List<String> lines(UiServices.Checked found) {
    return CheckedSheet.list(Texts.of(Locale.ENGLISH), found).lines().toList();
  }

  @Test
  void namesAFewFilesAll() {
    assertThat(lines(new UiServices.Checked(10, 7, files(1), files(2)))).containsExactly("Missing (2)", "  2026/IMG_0.HEIC", "  2026/IMG_1.HEIC", "Changed (1)", "  2026/IMG_0.HEIC");
  }

  @Test
  void namesOnlyTheFirstOfMany() {
    var lines = lines(new UiServices.Checked(100_000, 0, List.of(), files(100_000)));
    assertThat(lines).hasSize(CheckedSheet.MOST_NAMED + 2).first().isEqualTo("Missing (100000)");
    assertThat(lines.getLast()).isEqualTo("  and 99,500 more");
  }
}
