package org.photokura.ui.grid;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A day, month or year as somebody types it into the search: {@code 4 November}, {@code Nov 2026}, {@code 2026/11/4}, or as a Japanese heading shows it. Both
 * languages are understood whatever the window speaks; what could be two days, such as {@code 4/11}, is none.
 * A month alone is written out: {@code mar} may as well begin a name.
 *
 * @param year null: any
 * @param month null: any
 * @param day of the month; null: any
 */
record DayWords(@Nullable Integer year, @Nullable Month month, @Nullable Integer day) {

  private static final Pattern NUMBERS = Pattern.compile("(\\d{4})[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?");
  /** Year, month, day with their marks; a weekday in brackets may follow, as in headings. */
  private static final Pattern MARKED = Pattern.compile("(?:(\\d{4})\u5e74)?(?:(\\d{1,2})\u6708)?(?:(\\d{1,2})\u65e5)?(?:\\(.\\))?");
  private static final Pattern DAY = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?");
  private static final Pattern YEAR = Pattern.compile("(?:19|20|21)\\d\\d");
  private static final int SHORTEST_NAME = 3;

  /** Understands a whole search; empty if it is no date. */
  static Optional<DayWords> in(String search) {
    String words = Normalizer.normalize(search, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    for (Pattern form : new Pattern[] {NUMBERS, MARKED}) {
      var numbers = form.matcher(words);
      if (!words.isEmpty() && numbers.matches()) {
        return of(number(numbers, 1), number(numbers, 2), number(numbers, 3));
      }
    }
    return named(words.split("[\\s,]+"));
  }

  /** Whether a day is meant. */
  boolean holds(LocalDate date) {
    return (year == null || year == date.getYear()) && (month == null || month == date.getMonth()) && (day == null || day == date.getDayOfMonth());
  }

  private static Optional<DayWords> named(String[] words) {
    Integer year = null;
    Month month = null;
    Integer day = null;
    boolean writtenOut = false;
    for (String word : words) {
      var named = monthOf(word);
      if (month == null && named.isPresent()) {
        month = named.get();
        writtenOut = word.length() == month.name().length();
      } else if (year == null && YEAR.matcher(word).matches()) {
        year = Integer.valueOf(word);
      } else if (day == null && DAY.matcher(word).matches()) {
        day = Integer.valueOf(DAY.matcher(word).replaceFirst("$1"));
      } else if (!isWeekday(word)) {
        return Optional.empty();
      }
    }
    boolean alone = year == null && day == null;
    return month == null || alone && !writtenOut ? Optional.empty() : of(year, month.getValue(), day);
  }

  private static Optional<DayWords> of(@Nullable Integer year, @Nullable Integer month, @Nullable Integer day) {
    boolean possible = (month == null || month >= 1 && month <= 12) && (day == null || day >= 1 && day <= 31) && (year != null || month != null || day != null);
    return possible ? Optional.of(new DayWords(year, month == null ? null : Month.of(month), day)) : Optional.empty();
  }

  private static @Nullable Integer number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? null : Integer.valueOf(digits);
  }

  private static Optional<Month> monthOf(String word) {
    return Arrays.stream(Month.values()).filter(month -> begins(month.getDisplayName(TextStyle.FULL, Locale.ENGLISH), word)).findFirst();
  }

  private static boolean isWeekday(String word) {
    return Arrays.stream(DayOfWeek.values()).anyMatch(day -> begins(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH), word));
  }

  private static boolean begins(String name, String word) {
    return word.length() >= SHORTEST_NAME && name.toLowerCase(Locale.ROOT).startsWith(word);
  }
}
