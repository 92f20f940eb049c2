package org.photokura.library.database;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * When a picture was taken, in its own zone: the moment comes from ZDATECREATED; the offset is the one that the phone noted, else that of the named
 * zone, else the one that the phone inferred, else what lies between the moment and EXIF's local time, else that of the phone's zone then.
 *
 * <p><b>Source:</b> device-facts §4.2: ZTIMEZONEOFFSET, ZTIMEZONENAME, ZINFERREDTIMEZONEOFFSET, ZEXIFTIMESTAMPSTRING.<br>
 * <b>Checked by:</b> CaptureTimeTest. <b>Unverified:</b> none of the columns has been seen on a phone by us.
 */
final class CaptureTime {

  /** Core Data counts seconds from 2001-01-01 UTC. */
  private static final long EPOCH_SECOND = 978_307_200L;

  private static final Instant EARLIEST = Instant.parse("1800-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2500-01-01T00:00:00Z");
  private static final DateTimeFormatter EXIF = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss");
  private static final int QUARTER_OF_AN_HOUR = 900;
  private static final int MOST_OFFSET = 18 * 3600;

  private CaptureTime() {}

  /** A moment; null if it makes no sense as the date of a picture (Core Data writes the year 1 or 4001 where there is none). */
  static @Nullable Instant moment(@Nullable Double secondsSince2001) {
    if (secondsSince2001 == null || Math.abs(secondsSince2001) > 1e11) {
      return null;
    }
    // Microseconds are what a double of that size holds.
    long micros = Math.round(secondsSince2001 * 1e6);
    Instant moment = Instant.ofEpochSecond(EPOCH_SECOND + Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L);
    return moment.isBefore(EARLIEST) || moment.isAfter(LATEST) ? null : moment;
  }

  /** What the columns tell about the zone. */
  record ZoneHints(@Nullable Long offsetSeconds, @Nullable String zoneName, @Nullable Long inferredOffsetSeconds, @Nullable String exifTime) {}

  /** The moment in the picture's own zone. */
  static OffsetDateTime inOwnZone(Instant moment, ZoneHints hints, ZoneId phoneZone) {
    ZoneOffset offset = offset(hints.offsetSeconds());
    if (offset == null) {
      offset = offsetOf(hints.zoneName(), moment);
    }
    if (offset == null) {
      offset = offset(hints.inferredOffsetSeconds());
    }
    if (offset == null) {
      offset = offsetFromExif(hints.exifTime(), moment);
    }
    return moment.atOffset(offset == null ? phoneZone.getRules().getOffset(moment) : offset);
  }

  private static @Nullable ZoneOffset offset(@Nullable Long seconds) {
    return seconds == null || Math.abs(seconds) > MOST_OFFSET ? null : ZoneOffset.ofTotalSeconds(seconds.intValue());
  }

  private static @Nullable ZoneOffset offsetOf(@Nullable String zoneName, Instant moment) {
    if (zoneName == null) {
      return null;
    }
    try {
      return ZoneId.of(zoneName.strip()).getRules().getOffset(moment);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable ZoneOffset offsetFromExif(@Nullable String exifTime, Instant moment) {
    if (exifTime == null || exifTime.length() < 19) {
      return null;
    }
    try {
      long local = LocalDateTime.parse(exifTime.substring(0, 19), EXIF).toEpochSecond(ZoneOffset.UTC);
      long quarters = Math.round((local - moment.getEpochSecond()) / (double) QUARTER_OF_AN_HOUR);
      return offset(quarters * QUARTER_OF_AN_HOUR);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
