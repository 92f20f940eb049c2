package org.photokura.library.database;

import static org.photokura.library.database.PhotosSchema.ATTRIBUTES;
import static org.photokura.library.database.PhotosSchema.DESCRIPTIONS;
import static org.photokura.library.database.PhotosSchema.MASTERS;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.photokura.library.Item;
import org.photokura.library.Item.Subtype;
import org.photokura.library.database.Selecting.Column;
import org.photokura.library.files.MediaType;

/**
 * Reads the table of assets with what belongs to each row of it.
 *
 * <p><b>Source:</b> device-facts §4.2, icloud-facts 1.3.<br>
 * <b>Checked by:</b> GenerationsTest. <b>Unverified:</b> the meaning of values is forensic testing by others.
 */
final class AssetQuery {

  private final PhotosSchema schema;
  private final ZoneId phoneZone;
  private final Selecting select;

  private final Column pk;
  private final Column uuid;
  private final Column directory;
  private final Column fileName;
  private final Column kind;
  private final Column kindSubtype;
  private final Column playback;
  private final Column liveDuration;
  private final Column detectedScreenshot;
  private final Column hdr;
  private final Column depth;
  private final Column spatial;
  private final Column uti;
  private final Column adjusted;
  private final Column favorite;
  private final Column hidden;
  private final Column trashed;
  private final Column visibility;
  private final Column savedAs;
  private final Column bundleScope;
  private final Column burst;
  private final Column burstPick;
  private final Column created;
  private final Column added;
  private final Column duration;
  private final Column width;
  private final Column height;
  private final Column latitude;
  private final Column longitude;
  private final Column frontCamera;
  private final Column assetCloud;
  private final Column masterCloud;
  private final Column originalName;
  private final Column originalSize;
  private final Column zoneOffset;
  private final Column zoneName;
  private final Column inferredOffset;
  private final Column exifTime;
  private final Column title;
  private final Column caption;
  private final Column uploadAttempts;
  private final Column captureDevice;

  /**
   * @param phoneZone for pictures of which nobody noted a zone
   */
  AssetQuery(PhotosSchema schema, ZoneId phoneZone) {
    this.schema = schema;
    this.phoneZone = phoneZone;
    this.select = new Selecting(schema);
    pk = asset("Z_PK");
    uuid = asset("ZUUID");
    directory = asset("ZDIRECTORY");
    fileName = asset("ZFILENAME");
    kind = asset("ZKIND");
    kindSubtype = asset("ZKINDSUBTYPE");
    playback = asset("ZPLAYBACKSTYLE");
    liveDuration = asset("ZVIDEOCPDURATIONVALUE");
    detectedScreenshot = asset("ZISDETECTEDSCREENSHOT");
    hdr = asset("ZHDRTYPE");
    depth = asset("ZDEPTHTYPE");
    spatial = asset("ZSPATIALTYPE");
    uti = asset("ZUNIFORMTYPEIDENTIFIER");
    adjusted = asset("ZADJUSTMENTSSTATE", "ZHASADJUSTMENTS");
    favorite = asset("ZFAVORITE");
    hidden = asset("ZHIDDEN");
    trashed = asset("ZTRASHEDSTATE");
    visibility = asset("ZVISIBILITYSTATE");
    savedAs = asset("ZSAVEDASSETTYPE");
    bundleScope = asset("ZBUNDLESCOPE");
    burst = asset("ZAVALANCHEUUID");
    burstPick = asset("ZAVALANCHEPICKTYPE");
    created = asset("ZDATECREATED");
    added = asset("ZADDEDDATE");
    duration = asset("ZDURATION");
    width = asset("ZWIDTH");
    height = asset("ZHEIGHT");
    latitude = asset("ZLATITUDE");
    longitude = asset("ZLONGITUDE");
    frontCamera = asset("ZDERIVEDCAMERACAPTUREDEVICE");
    assetCloud = asset("ZCLOUDLOCALSTATE");
    masterCloud = select.column(MASTERS, "M", "ZCLOUDLOCALSTATE");
    originalName = attribute("ZORIGINALFILENAME");
    originalSize = attribute("ZORIGINALFILESIZE");
    zoneOffset = attribute("ZTIMEZONEOFFSET");
    zoneName = attribute("ZTIMEZONENAME");
    inferredOffset = attribute("ZINFERREDTIMEZONEOFFSET");
    exifTime = attribute("ZEXIFTIMESTAMPSTRING");
    title = attribute("ZTITLE");
    uploadAttempts = attribute("ZUPLOADATTEMPTS");
    captureDevice = attribute("ZCAMERACAPTUREDEVICE");
    caption = select.column(DESCRIPTIONS, "D", "ZLONGDESCRIPTION");
  }

  private Column asset(String... names) {
    return select.column(schema.assets(), "A", names);
  }

  private Column attribute(String... names) {
    return select.column(ATTRIBUTES, "AA", names);
  }

  /** All assets, in the order of their keys. */
  List<AssetRow> read(Connection connection) throws SQLException {
    var rows = new ArrayList<AssetRow>();
    var ids = new HashSet<String>();
    String statement = "SELECT " + select.list() + " FROM " + new AssetJoins(schema, connection).tables() + " ORDER BY A.Z_PK";
    try (Statement query = connection.createStatement(); ResultSet row = query.executeQuery(statement)) {
      long previous = Long.MIN_VALUE;
      while (row.next()) {
        // A join that finds two partners would otherwise make two items of one picture.
        long key = pk.number(row, previous);
        if (key != previous) {
          rows.add(asset(row, key, ids));
          previous = key;
        }
      }
    }
    return rows;
  }

  private AssetRow asset(ResultSet row, long key, Set<String> ids) throws SQLException {
    String assetUuid = uuid.words(row);
    String file = fileName.text(row);
    String path = MediaPath.of(directory.text(row), file);
    String id = assetUuid != null ? assetUuid : path != null ? Item.ID_OF_FILE + path : "asset:" + key;
    if (!ids.add(id)) {
      id = id + "#" + key;
      ids.add(id);
    }
    String name = originalName.words(row);
    Item.Kind assetKind = kind(row, path);
    return new AssetRow(
        key,
        id,
        assetUuid,
        path,
        firstOf(name, file, id),
        assetKind,
        created(row),
        favorite.is(row),
        hidden.is(row),
        trashed.is(row),
        adjusted.exists() ? adjusted.is(row) : null,
        !visibility.is(row),
        belongs(row),
        positive(originalSize.number(row)),
        burst.words(row),
        (int) burstPick.number(row, 0),
        new AssetRow.CloudColumns(assetCloud.number(row), masterCloud.number(row)),
        details(row, assetKind, path));
  }

  private Item.Kind kind(ResultSet row, @Nullable String path) throws SQLException {
    Long number = kind.number(row);
    boolean movie = number == null ? path != null && MediaType.of(path) == MediaType.MOVIE : number == 1;
    if (movie) {
      return Item.Kind.VIDEO;
    }
    boolean live = kindSubtype.is(row, 2) || playback.is(row, 3) || liveDuration.number(row, 0) > 0;
    return live ? Item.Kind.LIVE : Item.Kind.PHOTO;
  }

  private @Nullable OffsetDateTime created(ResultSet row) throws SQLException {
    Instant moment = CaptureTime.moment(created.real(row));
    return moment == null
        ? null
        : CaptureTime.inOwnZone(
            moment,
            new CaptureTime.ZoneHints(zoneOffset.number(row), zoneName.text(row), inferredOffset.number(row), exifTime.text(row)),
            phoneZone);
  }

  private AssetRow.Belongs belongs(ResultSet row) throws SQLException {
    if (savedAs.is(row, 12) || bundleScope.is(row, 3)) {
      return AssetRow.Belongs.SHARED_WITH_YOU;
    }
    return savedAs.is(row, 4) || bundleScope.is(row, 2) ? AssetRow.Belongs.SHARED_ALBUM : AssetRow.Belongs.LIBRARY;
  }

  private Item.Details details(ResultSet row, Item.Kind assetKind, @Nullable String path) throws SQLException {
    Double north = latitude.real(row);
    Double east = longitude.real(row);
    boolean placed = north != null && east != null && Math.abs(north) <= 90 && Math.abs(east) <= 180 && !(north == -180 || east == -180);
    Long attempts = uploadAttempts.number(row);
    Instant addedAt = CaptureTime.moment(added.real(row));
    return new Item.Details(
        subtypes(row, assetKind, path),
        assetKind == Item.Kind.VIDEO ? millis(duration.real(row)) : null,
        pixels(width.number(row)),
        pixels(height.number(row)),
        placed ? north : null,
        placed ? east : null,
        title.words(row),
        caption.words(row),
        addedAt,
        attempts == null || attempts < 0 ? null : (int) Math.min(attempts, Integer.MAX_VALUE),
        belongs(row) != AssetRow.Belongs.LIBRARY,
        path);
  }

  private Set<Subtype> subtypes(ResultSet row, Item.Kind assetKind, @Nullable String path) throws SQLException {
    var found = EnumSet.noneOf(Subtype.class);
    boolean still = assetKind != Item.Kind.VIDEO;
    add(found, Subtype.SCREENSHOT, kindSubtype.is(row, 10) || detectedScreenshot.is(row));
    add(found, Subtype.PANORAMA, kindSubtype.is(row, 1));
    add(found, Subtype.SLOW_MOTION, kindSubtype.is(row, 101));
    add(found, Subtype.TIME_LAPSE, kindSubtype.is(row, 102));
    add(found, Subtype.SCREEN_RECORDING, kindSubtype.is(row, 103));
    add(found, Subtype.HDR, hdr.is(row));
    add(found, Subtype.PORTRAIT, still && depth.is(row));
    add(found, Subtype.SPATIAL, spatial.is(row));
    add(found, Subtype.SELFIE, still && (captureDevice.is(row, 1) || frontCamera.is(row, 1)));
    add(found, Subtype.ANIMATED, still && playback.is(row, 2));
    String type = uti.text(row);
    add(found, Subtype.RAW, (type != null && type.contains("raw-image")) || (path != null && MediaType.of(path) == MediaType.RAW));
    return found;
  }

  private static void add(Set<Subtype> to, Subtype subtype, boolean holds) {
    if (holds) {
      to.add(subtype);
    }
  }

  private static String firstOf(@Nullable String one, @Nullable String other, String otherwise) {
    if (one != null) {
      return one;
    }
    return other != null && !other.isBlank() ? other : otherwise;
  }

  private static @Nullable Long millis(@Nullable Double seconds) {
    if (seconds == null || seconds <= 0 || seconds > 1e7) {
      return null;
    }
    return Math.round(seconds * 1000);
  }

  private static @Nullable Long positive(@Nullable Long number) {
    return number == null || number <= 0 ? null : number;
  }

  private static @Nullable Integer pixels(@Nullable Long number) {
    return number == null || number <= 0 || number > 1_000_000 ? null : number.intValue();
  }
}
