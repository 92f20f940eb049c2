package org.photokura.library.image.metadata;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.photokura.library.image.PictureSource;
import org.photokura.library.image.container.MovieFile;

/** The facts in a movie's headers. */
public final class MovieFacts {

  private static final long SECONDS_1904_TO_1970 = 2_082_844_800L;
  private static final String APPLE = "com.apple.quicktime.";
  private static final String CAMERA = APPLE + "camera.";
  /** ISO 6709 with decimal degrees: {@code +32.0929+034.8620+028.516/}. */
  private static final Pattern PLACE = Pattern.compile("([+-]\\d{1,2}(?:\\.\\d+)?)([+-]\\d{1,3}(?:\\.\\d+)?).*");
  /** {@code 2019-07-24T11:25:55+0300}, with or without a colon in the zone. */
  private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
      .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
      .appendPattern("[XXX][XX][X]")
      .toFormatter(Locale.ROOT);

  private MovieFacts() {}

  /**
   * The facts.
   *
   * @param zone the zone that the library knows, else null
   */
  public static PictureSource.Metadata of(MovieFile movie, @Nullable ZoneId zone) {
    var texts = movie.texts();
    var place = PLACE.matcher(texts.getOrDefault(APPLE + "location.ISO6709", ""));
    boolean placed = place.matches();
    return new PictureSource.Metadata(
        taken(movie, zone),
        ExifFacts.camera(texts.get(APPLE + "make"), texts.get(APPLE + "model")),
        texts.get(CAMERA + "lens_model"),
        null,
        null,
        null,
        null,
        movie.shown() == null ? null : Integer.valueOf(movie.shown().width()),
        movie.shown() == null ? null : Integer.valueOf(movie.shown().height()),
        placed ? Double.valueOf(place.group(1)) : null,
        placed ? Double.valueOf(place.group(2)) : null);
  }

  private static @Nullable OffsetDateTime taken(MovieFile movie, @Nullable ZoneId zone) {
    String text = movie.texts().get(APPLE + "creationdate");
    if (text != null) {
      try {
        return OffsetDateTime.parse(text.strip(), TIME);
      } catch (DateTimeException _) {
        // Not a date; the movie header has one too.
      }
    }
    long seconds = movie.created() - SECONDS_1904_TO_1970;
    boolean said = seconds > 0 && seconds < Integer.MAX_VALUE * 4L;
    return said ? Instant.ofEpochSecond(seconds).atZone(zone == null ? ZoneOffset.UTC : zone).toOffsetDateTime() : null;
  }
}
