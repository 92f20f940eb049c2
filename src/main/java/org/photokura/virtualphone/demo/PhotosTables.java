package org.photokura.virtualphone.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.photokura.virtualphone.demo.DemoItem.Flag;
import org.photokura.virtualphone.demo.DemoItem.Kind;

/**
 * Writes assets into the tables of photos.sql, each with its attributes, its master in iCloud and a row for every file.
 *
 * <p><b>Source:</b> device-facts §4.2 (iLEAPP, osxphotos, ScottKjr3347); values as on genuine databases of a Mac where those could be looked at.
 * <b>Checked by:</b> DemoDatabaseTest. <b>Unverified:</b> a database of a real phone.
 */
final class PhotosTables implements AutoCloseable {

  private static final long EPOCH_SECOND = 978_307_200L;
  private static final DateTimeFormatter EXIF = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT);
  private static final int CAMERA_ASSET = 3;
  private static final int ICLOUD_ASSET = 6;
  private static final int UPLOADED = 3;

  private final DemoFiles files;
  private final Albums albums;
  private final Rows assets;
  private final Rows attributes;
  private final Rows extended;
  private final Rows masters;
  private final Rows resources;
  private final Rows descriptions;

  PhotosTables(Connection connection, DemoFiles files) throws SQLException {
    this.files = files;
    albums = new Albums(connection);
    assets = new Rows(connection, "ZASSET", """
        Z_ENT, Z_OPT, ZACTIVELIBRARYSCOPEPARTICIPATIONSTATE, ZADJUSTMENTSSTATE, ZAVALANCHEKIND, ZAVALANCHEPICKTYPE, ZBUNDLESCOPE, ZCLOUDDELETESTATE,
        ZCLOUDISMYASSET, ZCLOUDLOCALSTATE, ZCOMPLETE, ZDEPTHTYPE, ZFAVORITE, ZHDRTYPE, ZHEIGHT, ZHIDDEN, ZISDETECTEDSCREENSHOT, ZKIND, ZKINDSUBTYPE,
        ZORIENTATION, ZPLAYBACKSTYLE, ZSAVEDASSETTYPE, ZSPATIALTYPE, ZTRASHEDSTATE, ZVIDEOCPDURATIONVALUE, ZVISIBILITYSTATE, ZWIDTH, ZADDITIONALATTRIBUTES,
        ZEXTENDEDATTRIBUTES, ZMASTER, ZADDEDDATE, ZADJUSTMENTTIMESTAMP, ZDATECREATED, ZDURATION, ZLATITUDE, ZLONGITUDE, ZMODIFICATIONDATE, ZSORTTOKEN,
        ZTRASHEDDATE, ZAVALANCHEUUID, ZCLOUDASSETGUID, ZDIRECTORY, ZFILENAME, ZMEDIAGROUPUUID, ZUNIFORMTYPEIDENTIFIER, ZUUID""".strip());
    attributes = new Rows(connection, "ZADDITIONALASSETATTRIBUTES", """
        Z_ENT, Z_OPT, ZCAMERACAPTUREDEVICE, ZINFERREDTIMEZONEOFFSET, ZORIGINALFILESIZE, ZORIGINALHEIGHT, ZORIGINALORIENTATION, ZORIGINALRESOURCECHOICE,
        ZORIGINALWIDTH, ZTIMEZONEOFFSET, ZUPLOADATTEMPTS, ZVIDEOCPDURATIONTIMESCALE, ZASSET, ZASSETDESCRIPTION, ZLASTUPLOADATTEMPTDATE, ZEXIFTIMESTAMPSTRING,
        ZIMPORTEDBYBUNDLEIDENTIFIER, ZORIGINALFILENAME, ZORIGINALSTABLEHASH, ZTIMEZONENAME""".strip());
    extended = new Rows(connection, "ZEXTENDEDATTRIBUTES",
        "Z_ENT, Z_OPT, ZISO, ZASSET, ZAPERTURE, ZDURATION, ZFPS, ZLATITUDE, ZLONGITUDE, ZCAMERAMAKE, ZCAMERAMODEL, ZCODEC, ZTIMEZONEOFFSET, ZTIMEZONENAME");
    masters = new Rows(connection, "ZCLOUDMASTER",
        "Z_ENT, Z_OPT, ZCLOUDLOCALSTATE, ZCREATIONDATE, ZIMPORTDATE, ZCLOUDMASTERGUID, ZORIGINALFILENAME, ZUNIFORMTYPEIDENTIFIER");
    resources = new Rows(connection, "ZINTERNALRESOURCE", """
        Z_ENT, Z_OPT, ZCLOUDLOCALSTATE, ZDATALENGTH, ZDATASTORECLASSID, ZDATASTORESUBTYPE, ZLOCALAVAILABILITY, ZLOCALAVAILABILITYTARGET, ZRECIPEID,
        ZREMOTEAVAILABILITY, ZRESOURCETYPE, ZTRASHEDSTATE, ZVERSION, ZASSET, ZFINGERPRINT, ZSTABLEHASH""".strip());
    descriptions = new Rows(connection, "ZASSETDESCRIPTION", "Z_ENT, Z_OPT, ZASSETATTRIBUTES, ZLONGDESCRIPTION");
  }

  void add(DemoItem item) throws SQLException {
    long key = assets.next();
    var onPhone = files.of(item);
    var size = files.size(item);
    boolean pending = item.is(Flag.PENDING);
    int upload = pending ? item.index() % 3 == 0 ? 0 : 1 : UPLOADED;
    double created = seconds(item.taken().toInstant());
    var capture = item.capture(1, size.width(), size.height());
    var zone = item.taken().getOffset().getTotalSeconds();
    var zoneName = item.index() % 3 == 0 ? item.zonePlace().zone.getId() : "GMT%+03d%02d".formatted(zone / 3600, Math.abs(zone) / 60 % 60);
    boolean video = item.kind().isVideo();
    double duration = files.millis(item) / 1000.0;
    int orientation = DemoFiles.orientation(item);
    boolean turned = orientation > 4;
    long master = masters.add(13, 1, upload, created, created + 1, guid("master", item), item.originalName(), item.codec().typeIdentifier);
    long attribute = attributes.next();
    Long description = item.caption() == null ? null : descriptions.add(7, 1, attribute, item.caption());
    attributes.add(1, 1, 0, zone, files.originalBytes(item), turned ? size.width() : size.height(), orientation, 0, turned ? size.height() : size.width(), zone,
        item.tries(), item.kind() == Kind.LIVE ? 1000 : 0, key, description, item.tries() > 0 ? created + 5_400 : null, EXIF.format(item.taken()),
        item.kind() == Kind.SCREENSHOT ? "com.apple.springboard" : "com.apple.camera", item.originalName(), stableHash(item), zoneName);
    long camera = extended.add(28, 1, video ? null : 64, key, video ? null : 1.78, video ? duration : null, video ? 24.0 : null, capture.latitude(),
        capture.longitude(), "Apple", "iPhone 15 Pro", video ? "avc1" : null, zone, zoneName);
    assets.add(3, 1, 0, item.edited() ? 2 : 0, item.burst() == null ? 0 : 1, burstPick(item), 0, 0, 1, pending ? 0 : 1, 1, 0, bit(item.is(Flag.FAV)), 0,
        size.height(), bit(item.is(Flag.HIDDEN)), bit(item.kind() == Kind.SCREENSHOT), bit(video), subtype(item), orientation, playback(item),
        item.is(Flag.CPL) ? ICLOUD_ASSET : CAMERA_ASSET, 0, bit(item.is(Flag.DELETED)), item.kind() == Kind.LIVE ? files.millis(item) : 0,
        item.burst() != null && !item.burstKey() ? 2 : 0, size.width(), attribute, camera, master, created + (item.is(Flag.CPL) ? 86_400 : 1),
        item.edited() ? created + Duration.ofHours(26).toSeconds() : null, created, video ? duration : 0.0,
        capture.latitude() == null ? -180.0 : capture.latitude(), capture.longitude() == null ? -180.0 : capture.longitude(), created + 1, created,
        item.is(Flag.DELETED) ? created + 172_800 : null, item.burst() == null ? null : text(item.burst()), guid("asset", item), item.directory(),
        item.fileName(), item.contentId().map(PhotosTables::text).orElse(null), item.codec().typeIdentifier, text(item.uuid()));
    resources(item, key, onPhone, upload);
    for (var album : item.albums()) {
      albums.add(album, key);
    }
  }

  /** One row for each file that is, or would be, on the phone. */
  private void resources(DemoItem item, long asset, List<DemoFile> onPhone, int upload) throws SQLException {
    boolean video = item.kind().isVideo();
    if (item.is(Flag.ICLOUD)) {
      resource(asset, upload, files.originalBytes(item), 1, false, bit(video), 0, "original " + item.uuid());
      if (item.kind() == Kind.LIVE) {
        resource(asset, upload, 800_000, 18, false, 3, 0, "live " + item.uuid());
      }
    }
    for (var file : onPhone) {
      long bytes = file.sizeBytes();
      var print = file.role() + " " + item.uuid();
      switch (file.role()) {
        case ORIGINAL -> resource(asset, upload, bytes, 1, true, bit(video), 0, print);
        case LIVE_VIDEO -> resource(asset, upload, bytes, 18, true, 3, 0, print);
        case RAW -> resource(asset, upload, bytes, 17, true, 4, 0, print);
        case SIDECAR -> resource(asset, upload, bytes, 22, true, 5, 2, print);
        case EDITED -> resource(asset, upload, bytes, video ? 16 : 2, true, bit(video), 2, print);
        case EDITED_LIVE_VIDEO -> resource(asset, upload, bytes, 18, true, 3, 2, print);
        case THUMBNAIL -> resource(asset, 0, bytes, 3, true, 0, 3, null);
        case ADJUSTMENTS -> { }
      }
    }
  }

  private void resource(long asset, int upload, long bytes, int subtype, boolean here, int type, int version, @Nullable String print) throws SQLException {
    var fingerprint = print == null ? null : fingerprint(print);
    boolean derived = version == 3;
    resources.add(49, 1, upload, bytes, derived ? 1 : 0, subtype, here ? 1 : -1, here ? 1 : 0, derived ? 65_747 : 0, bit(upload == UPLOADED), type, 0, version,
        asset, fingerprint, fingerprint);
  }

  void flush() throws SQLException {
    for (var rows : List.of(assets, attributes, extended, masters, resources, descriptions)) {
      rows.flush();
    }
    albums.flush();
  }

  @Override
  public void close() throws SQLException {
    for (var rows : List.of(assets, attributes, extended, masters, resources, descriptions)) {
      rows.close();
    }
    albums.close();
  }

  static double seconds(Instant time) {
    return time.getEpochSecond() - EPOCH_SECOND + time.getNano() / 1e9;
  }

  private static int burstPick(DemoItem item) {
    return item.burst() == null ? 0 : item.burstKey() ? 4 | 16 : 2;
  }

  private static int subtype(DemoItem item) {
    return switch (item.kind()) {
      case PANO -> 1;
      case LIVE -> 2;
      case SCREENSHOT -> 10;
      case VIDEO -> 100;
      case SLOW -> 101;
      default -> 0;
    };
  }

  private static int playback(DemoItem item) {
    return switch (item.kind()) {
      case GIF -> 2;
      case LIVE -> 3;
      case VIDEO, SLOW -> 4;
      default -> 1;
    };
  }

  private static int bit(boolean set) {
    return set ? 1 : 0;
  }

  private static String text(UUID id) {
    return id.toString().toUpperCase(Locale.ROOT);
  }

  private static String guid(String kind, DemoItem item) {
    return text(UUID.nameUUIDFromBytes((kind + " guid " + item.index()).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  private static String stableHash(DemoItem item) {
    return fingerprint("original " + item.uuid());
  }

  private static String fingerprint(String of) {
    var id = UUID.nameUUIDFromBytes(of.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return "AR" + text(id).replace("-", "").substring(0, 26);
  }
}
