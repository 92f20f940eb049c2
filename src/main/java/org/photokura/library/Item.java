package org.photokura.library;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person calls one photo: a still, a video, a Live Photo or a burst, with all its files.
 *
 * @param id stable as long as the phone keeps the item
 * @param assetUuid the phone's own id of the asset, null where its database was not read
 * @param kind what it is
 * @param name the name to show: the original file name where known, else the file's
 * @param created when it was taken, in the picture's own zone; null if nobody knows
 * @param favorite marked with a heart
 * @param hidden in the Hidden album
 * @param trashed in Recently Deleted
 * @param edited has an edited rendering or adjustments
 * @param albums paths of titles ({@code Trips/Kyoto in autumn})
 * @param cloud whether the original reached iCloud
 * @param original whether the phone holds the original
 * @param files all files on the phone, the original first
 * @param details what only some items have
 */
public record Item(
    String id,
    @Nullable String assetUuid,
    Kind kind,
    String name,
    @Nullable OffsetDateTime created,
    boolean favorite,
    boolean hidden,
    boolean trashed,
    boolean edited,
    List<String> albums,
    CloudState cloud,
    OriginalState original,
    List<ItemFile> files,
    Details details) {

  /** How the ids begin of items that are known by their files only; the path of the original follows. */
  public static final String ID_OF_FILE = "file:";

  public Item {
    albums = List.copyOf(albums);
    files = List.copyOf(files);
  }

  /** The first file with that role. */
  public Optional<ItemFile> file(FileRole role) {
    return files.stream().filter(f -> f.role() == role).findFirst();
  }

  /** The same item, taken at another time. */
  public Item withCreated(@Nullable OffsetDateTime taken) {
    return new Item(id, assetUuid, kind, name, taken, favorite, hidden, trashed, edited, albums, cloud, original, files, details);
  }

  /** The zone in which local times of this item are told that name none: a zone with summers and winters where one is known. Null if nobody knows. */
  public @Nullable ZoneId zone() {
    return details.zone() != null || created == null ? details.zone() : created.getOffset();
  }

  /** The sum of the known sizes. */
  public long knownBytes() {
    return files.stream().mapToLong(f -> f.sizeBytes() == null ? 0 : f.sizeBytes()).sum();
  }

  /** What an item is. */
  public enum Kind {
    PHOTO,
    VIDEO,
    LIVE,
    BURST;

    /** The name in JSON. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether the original reached iCloud. */
  public enum CloudState {
    UPLOADED,
    PENDING,
    UNKNOWN;

    /** The name in JSON. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether the phone holds the original. */
  public enum OriginalState {
    ON_DEVICE("onDevice"),
    ICLOUD_ONLY("iCloudOnly");

    private final String key;

    OriginalState(String key) {
      this.key = key;
    }

    /** The name in JSON. */
    public String key() {
      return key;
    }
  }

  /** What a picture is beyond its kind. */
  public enum Subtype {
    SCREENSHOT,
    SCREEN_RECORDING,
    PANORAMA,
    SELFIE,
    PORTRAIT,
    SLOW_MOTION,
    TIME_LAPSE,
    HDR,
    SPATIAL,
    ANIMATED,
    RAW
  }

  /**
   * What only some items have.
   *
   * @param subtypes what it is beyond its kind
   * @param durationMillis of a video
   * @param width in pixels, as shown
   * @param height in pixels, as shown
   * @param latitude in degrees
   * @param longitude in degrees
   * @param title given by the owner
   * @param caption given by the owner
   * @param added when it came into the library
   * @param uploadAttempts how often the phone tried to upload it
   * @param shared whether it belongs to a shared album or library of others
   * @param originalPath where the original lies on the phone, or would lie if it were there: thumbnails are filed under that path
   * @param notHere parts of which the phone's database tells and the phone has no file, though it has the original: with "Optimise iPhone Storage" they are in iCloud
   * @param zone the zone in which {@link Item#created} is told, where that is a file's time and so a guess; null where more is known
   */
  public record Details(
      Set<Subtype> subtypes,
      @Nullable Long durationMillis,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable Double latitude,
      @Nullable Double longitude,
      @Nullable String title,
      @Nullable String caption,
      java.time.@Nullable Instant added,
      @Nullable Integer uploadAttempts,
      boolean shared,
      @Nullable String originalPath,
      Set<FileRole> notHere,
      @Nullable ZoneId zone) {

    /** Nothing beyond the basics. */
    public static final Details NONE = new Details(Set.of(), null, null, null, null, null, null, null, null, null, false);

    public Details {
      subtypes = Set.copyOf(subtypes);
      notHere = Set.copyOf(notHere);
    }

    /** Details of an item of which every part is here, as far as anybody knows. */
    public Details(
        Set<Subtype> subtypes,
        @Nullable Long durationMillis,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String title,
        @Nullable String caption,
        java.time.@Nullable Instant added,
        @Nullable Integer uploadAttempts,
        boolean shared,
        @Nullable String originalPath) {
      this(subtypes, durationMillis, width, height, latitude, longitude, title, caption, added, uploadAttempts, shared, originalPath, Set.of(), null);
    }

    /** The same details of an item whose time is a file's, told in that zone. */
    public Details withZone(ZoneId ofFileTime) {
      return new Details(subtypes, durationMillis, width, height, latitude, longitude, title, caption, added, uploadAttempts, shared, originalPath, notHere, ofFileTime);
    }

    /** Details without {@link #originalPath}. */
    public Details(
        Set<Subtype> subtypes,
        @Nullable Long durationMillis,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String title,
        @Nullable String caption,
        java.time.@Nullable Instant added,
        @Nullable Integer uploadAttempts,
        boolean shared) {
      this(subtypes, durationMillis, width, height, latitude, longitude, title, caption, added, uploadAttempts, shared, null);
    }

    /** The duration, if it is a video. */
    public Optional<Duration> duration() {
      return Optional.ofNullable(durationMillis).map(Duration::ofMillis);
    }
  }
}
