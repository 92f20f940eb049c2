package org.photokura.text;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;

/**
 * Numbers, sizes, times and dates as people read them, in one language. Sizes are decimal (1 GB = 10⁹ bytes), as the iPhone counts. Immutable; safe
 * from any thread.
 */
public final class Formats {

  private static final long KB = 1_000;
  private static final long MB = 1_000_000;
  private static final long GB = 1_000_000_000;

  private final Texts texts;
  private final Locale locale;

  Formats(Texts texts) {
    this.texts = texts;
    this.locale = texts.locale();
  }

  /** {@code 12,486}. */
  public String count(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /**
   * {@code 61%}, rounded down, so that 100 % means done.
   *
   * @param share 0 to 1
   */
  public String percent(double share) {
    return NumberFormat.getPercentInstance(locale).format(Math.floor(Math.clamp(share, 0, 1) * 100) / 100);
  }

  /** A sum of sizes: one decimal from 1 GB ({@code 86.4 GB}), none from 100 GB, else whole MB ({@code 148 MB}); below 1 MB whole KB. */
  public String size(long bytes) {
    if (bytes >= 999_500_000) {
      return decimal(bytes, GB, bytes < 99_950_000_000L ? 1 : 0) + " GB";
    }
    return bytes >= 999_500 || bytes == 0 ? decimal(bytes, MB, 0) + " MB" : kilobytes(bytes);
  }

  /** Where there is little room: whole GB from 10 GB ({@code 86 GB}). */
  public String roughSize(long bytes) {
    return bytes >= 9_950_000_000L ? decimal(bytes, GB, 0) + " GB" : size(bytes);
  }

  /** The size of one file: as {@link #size}, with one decimal below 10 MB ({@code 2.8 MB}). */
  public String fileSize(long bytes) {
    return bytes >= 999_500 && bytes < 9_950_000 ? decimal(bytes, MB, 1) + " MB" : bytes == 0 ? "0 KB" : size(bytes);
  }

  /** {@code 34 MB/s}; one decimal below 10. */
  public String rate(double bytesPerSecond) {
    return decimal(bytesPerSecond, MB, bytesPerSecond < 9_950_000 ? 1 : 0) + " MB/s";
  }

  /** Two sizes in the unit of the larger one: {@code 2.9 of 4.8 GB}. */
  public String sizeOf(long done, long total) {
    boolean giga = total >= 999_500_000;
    var values = Map.of("done", decimal(done, giga ? GB : MB, giga ? 1 : 0), "total", size(Math.max(total, MB)));
    return texts.get("common.size-of", values);
  }

  /** Rounded as one says it: {@code About 1 minute left}; never finer than half a minute below a minute. */
  public String timeLeft(Duration left) {
    return rough("common.time-left", left);
  }

  /** The same as a forecast: {@code About half a minute}. */
  public String timeNeeded(Duration needed) {
    return rough("common.time-needed", needed);
  }

  /** What it took: {@code 33 s}, {@code 2 min 21 s}, {@code 1 h 5 min}. */
  public String elapsed(Duration duration) {
    long seconds = Math.max(1, Math.round(duration.toMillis() / 1000.0));
    if (seconds < 60) {
      return texts.get("common.elapsed.seconds", "s", seconds);
    }
    return seconds < 3600
        ? texts.get("common.elapsed.minutes", Map.of("m", seconds / 60, "s", seconds % 60))
        : texts.get("common.elapsed.hours", Map.of("h", seconds / 3600, "m", seconds % 3600 / 60));
  }

  /** The length of a video: {@code 0:24}, {@code 1:02:03}. */
  public String length(Duration duration) {
    long seconds = Math.round(duration.toMillis() / 1000.0);
    return seconds < 3600
        ? String.format(locale, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(locale, "%d:%02d:%02d", seconds / 3600, seconds % 3600 / 60, seconds % 60);
  }

  /** {@code Wednesday, 4 November}; with the year if it is not that of {@code today}. */
  public String day(LocalDate day, LocalDate today) {
    return date(day.getYear() == today.getYear() ? "common.date.day" : "common.date.day-year", day);
  }

  /** {@code Wednesday, 4 November 2026}. */
  public String fullDay(LocalDate day) {
    return date("common.date.day-year", day);
  }

  /** {@code 3 November}; with the year if it is not that of {@code today}. */
  public String shortDay(LocalDate day, LocalDate today) {
    return date(day.getYear() == today.getYear() ? "common.date.short" : "common.date.short-year", day);
  }

  /** {@code November 2026}. */
  public String month(LocalDate day) {
    return date("common.date.month", day);
  }

  /** {@code 17:08}. */
  public String time(LocalTime time) {
    return date("common.date.time", time);
  }

  private String rough(String key, Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 20) {
      return texts.get(key + ".moment");
    }
    if (seconds < 45) {
      return texts.get(key + ".half");
    }
    long minutes = Math.max(1, Math.round(seconds / 60.0));
    if (minutes < 60) {
      return texts.get(key + ".minutes", "minutes", minutes);
    }
    long halfHours = Math.round(minutes / 30.0);
    return halfHours % 2 == 0
        ? texts.get(key + ".hours", "hours", halfHours / 2)
        : texts.get(key + ".hours-half", "hours", halfHours / 2);
  }

  private String kilobytes(long bytes) {
    return decimal(Math.max(bytes, KB), KB, 0) + " KB";
  }

  private String decimal(double value, long unit, int digits) {
    var format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(value / unit);
  }

  private String date(String key, TemporalAccessor when) {
    return DateTimeFormatter.ofPattern(texts.get(key), locale).format(when);
  }
}
