package org.photokura.library.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureTimeTest {

  private static final Instant NOON = Instant.parse("2024-07-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {
    // offset, zone, inferred, EXIF, expected
    "32400, -, -, -, 2024-07-01T21:00+09:00",
    "-14400, Asia/Tokyo, 0, 2024:07:01 12:00:00, 2024-07-01T08:00-04:00",
    "0, Asia/Tokyo, 3600, -, 2024-07-01T12:00Z",
    "-, Australia/Adelaide, 3600, -, 2024-07-01T21:30+09:30",
    "-, GMT-0400, 3600, -, 2024-07-01T08:00-04:00",
    "-, Nowhere/Else, 3600, -, 2024-07-01T13:00+01:00",
    "99999, -, 3600, -, 2024-07-01T13:00+01:00",
    "-, -, -, 2024:07:01 17:45:02, 2024-07-01T17:45+05:45",
    "-, -, -, 2020:01:01 00:00:00, 2024-07-01T14:00+02:00",
    "-, -, -, rubbish, 2024-07-01T14:00+02:00",
    "-, -, -, -, 2024-07-01T14:00+02:00",
  })
  void takesTheBestHintAtTheZone(@Nullable Long offset, @Nullable String zone, @Nullable Long inferred, @Nullable String exif, String expected) {
    var hints = new CaptureTime.ZoneHints(offset, zone, inferred, exif);
    assertThat(CaptureTime.inOwnZone(NOON, hints, ZoneId.of("Europe/Berlin"))).hasToString(expected);
  }

  @Test
  void countsFrom2001() {
    assertThat(CaptureTime.moment(0.0)).isEqualTo("2001-01-01T00:00:00Z");
    assertThat(CaptureTime.moment(559856399.008)).isEqualTo("2018-09-28T19:39:59.008Z");
    assertThat(CaptureTime.moment(-1.5)).isEqualTo("2000-12-31T23:59:58.500Z");
    assertThat(CaptureTime.moment(-3_000_000_000.0)).isEqualTo("1905-12-08T18:40:00Z");
  }

  @Test
  void whatIsNoDateOfAPictureIsNone() {
    assertThat(CaptureTime.moment(null)).isNull();
    assertThat(CaptureTime.moment(-63114076800.0)).as("Core Data's distant past").isNull();
    assertThat(CaptureTime.moment(64092211200.0)).as("Core Data's distant future").isNull();
    assertThat(CaptureTime.moment(1e300)).isNull();
  }
}
