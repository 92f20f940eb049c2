package org.photokura.library.image.metadata;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.GeoLocation;
import com.drew.lang.RandomAccessReader;
import com.drew.lang.Rational;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.ExifTiffHandler;
import com.drew.metadata.exif.GpsDirectory;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.photokura.library.image.PictureSource;
import org.photokura.library.image.source.ByteSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The facts in an EXIF block or a RAW file, read by metadata-extractor. */
public final class ExifFacts {

  private static final Logger LOG = LoggerFactory.getLogger(ExifFacts.class);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT);
  private static final int MINUTES_BETWEEN_ZONES = 15;

  private final Metadata metadata = new Metadata();

  private ExifFacts() {}

  /**
   * Reads the facts. What is damaged is left out.
   *
   * @param tiff the TIFF structure: an EXIF block or a whole DNG
   * @param zone where the file names none: the zone that the library knows, else null
   * @param width as shown, where the container told it
   * @param height as shown, where the container told it
   */
  public static PictureSource.Metadata of(ByteSource tiff, @Nullable ZoneId zone, @Nullable Integer width, @Nullable Integer height)
      throws IOException {
    var facts = new ExifFacts();
    try {
      new TiffReader().processTiff(new SourceReader(tiff), new PlainTags(facts.metadata), 0);
    } catch (TiffProcessingException | IOException e) {
      // What was read until then counts.
      LOG.debug("EXIF of {} ends early", tiff.name(), e);
    }
    return facts.metadata(zone, width, height);
  }

  /** Leaves alone what other formats are packed into: nothing of them is shown, and each would be one more parser for a hostile file. XMP is XML at that. */
  private static final class PlainTags extends ExifTiffHandler {

    private static final Set<Integer> PACKED = Set.of(
        ExifDirectoryBase.TAG_APPLICATION_NOTES, ExifDirectoryBase.TAG_IPTC_NAA, ExifDirectoryBase.TAG_PHOTOSHOP_SETTINGS, ExifDirectoryBase.TAG_INTER_COLOR_PROFILE,
        ExifDirectoryBase.TAG_MAKERNOTE, ExifDirectoryBase.TAG_PRINT_IMAGE_MATCHING_INFO);

    PlainTags(Metadata metadata) {
      super(metadata, null, 0);
    }

    @Override
    public boolean customProcessTag(int tagOffset, Set<Integer> processedIfdOffsets, int tiffHeaderOffset, RandomAccessReader reader, int tagId, int byteCount)
        throws IOException {
      return PACKED.contains(tagId) || super.customProcessTag(tagOffset, processedIfdOffsets, tiffHeaderOffset, reader, tagId, byteCount);
    }
  }

  private PictureSource.Metadata metadata(@Nullable ZoneId zone, @Nullable Integer width, @Nullable Integer height) {
    var place = Optional.ofNullable(metadata.getFirstDirectoryOfType(GpsDirectory.class)).map(GpsDirectory::getGeoLocation).filter(g -> !g.isZero());
    return new PictureSource.Metadata(
        taken(zone),
        camera(text(ExifIFD0Directory.TAG_MAKE), text(ExifIFD0Directory.TAG_MODEL)),
        text(ExifSubIFDDirectory.TAG_LENS_MODEL),
        positive(number(ExifSubIFDDirectory.TAG_FNUMBER)),
        exposure(rational(ExifSubIFDDirectory.TAG_EXPOSURE_TIME)),
        whole(ExifSubIFDDirectory.TAG_ISO_EQUIVALENT),
        positive(number(ExifSubIFDDirectory.TAG_FOCAL_LENGTH)),
        width != null ? width : whole(ExifSubIFDDirectory.TAG_EXIF_IMAGE_WIDTH),
        height != null ? height : whole(ExifSubIFDDirectory.TAG_EXIF_IMAGE_HEIGHT),
        place.map(GeoLocation::getLatitude).orElse(null),
        place.map(GeoLocation::getLongitude).orElse(null));
  }

  /** Maker and model as one name, the maker not twice. */
  static @Nullable String camera(@Nullable String make, @Nullable String model) {
    if (model == null) {
      return make;
    }
    return make == null || model.toLowerCase(Locale.ROOT).startsWith(make.toLowerCase(Locale.ROOT)) ? model : make + " " + model;
  }

  /** {@code 1/120 s}, or {@code 2.5 s} from a third of a second on. */
  private static @Nullable String exposure(@Nullable Rational time) {
    double seconds = time == null ? 0 : time.doubleValue();
    if (!(seconds > 0 && seconds < 1e6)) {
      return null;
    }
    if (seconds < 0.3) {
      return "1/" + Math.round(1 / seconds) + " s";
    }
    double rounded = Math.round(seconds * 10) / 10.0;
    return (rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded)) + " s";
  }

  /** The moment in its own zone: by the file, else by the library, else from the GPS clock, which shows UTC. */
  private @Nullable OffsetDateTime taken(@Nullable ZoneId zone) {
    var local = time(text(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL)).or(() -> time(text(ExifSubIFDDirectory.TAG_DATETIME_DIGITIZED)))
        .or(() -> time(text(ExifIFD0Directory.TAG_DATETIME)));
    if (local.isEmpty()) {
      return null;
    }
    var offset = zone(text(ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL)).or(() -> zone(text(ExifSubIFDDirectory.TAG_TIME_ZONE)))
        .or(() -> Optional.ofNullable(zone).map(known -> known.getRules().getOffset(local.get()))).or(() -> gpsZone(local.get()));
    return offset.map(local.get()::atOffset).orElse(null);
  }

  private static Optional<LocalDateTime> time(@Nullable String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(LocalDateTime.parse(text.strip(), TIME));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<ZoneOffset> zone(@Nullable String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(ZoneOffset.of(text.strip()));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private Optional<ZoneOffset> gpsZone(LocalDateTime local) {
    var gps = metadata.getFirstDirectoryOfType(GpsDirectory.class);
    var clock = gps == null ? null : gps.getRationalArray(GpsDirectory.TAG_TIME_STAMP);
    var date = gps == null ? null : gps.getString(GpsDirectory.TAG_DATE_STAMP);
    if (clock == null || clock.length != 3 || date == null) {
      return Optional.empty();
    }
    try {
      var utc = LocalDate.parse(date.strip(), DateTimeFormatter.ofPattern("uuuu:MM:dd", Locale.ROOT))
          .atTime(LocalTime.of(clock[0].intValue(), clock[1].intValue(), clock[2].intValue()));
      long quarters = Math.round(Duration.between(utc, local).toSeconds() / 60.0 / MINUTES_BETWEEN_ZONES);
      return Optional.of(ZoneOffset.ofTotalSeconds((int) (quarters * MINUTES_BETWEEN_ZONES * 60)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private Stream<Directory> directories() {
    return Stream.concat(
        metadata.getDirectoriesOfType(ExifIFD0Directory.class).stream(),
        metadata.getDirectoriesOfType(ExifSubIFDDirectory.class).stream());
  }

  private @Nullable String text(int tag) {
    return directories().map(d -> d.getString(tag)).filter(s -> s != null && !s.isBlank()).map(String::strip).findFirst().orElse(null);
  }

  private @Nullable Rational rational(int tag) {
    return directories().map(d -> d.getRational(tag)).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private @Nullable Double number(int tag) {
    var value = rational(tag);
    return value == null ? null : value.doubleValue();
  }

  private static @Nullable Double positive(@Nullable Double value) {
    return value != null && value > 0 && value < 1e6 ? value : null;
  }

  private @Nullable Integer whole(int tag) {
    return directories().map(d -> d.getInteger(tag)).filter(v -> v != null && v > 0).findFirst().orElse(null);
  }
}
