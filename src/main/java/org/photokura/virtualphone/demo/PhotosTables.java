package org.photokura.virtualphone.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.photokura.virtualphone.demo.DemoItem.Flag;
import org.photokura.virtualphone.demo.DemoItem.Kind;

/**
 * Writes assets into the tables of photos.sql, each with its attributes, its master in iCloud and a row for every file.
 *
 * <p><b>Source:</b> device-facts §4.2 (iLEAPP, osxphotos, ScottKjr3347); values as on genuine databases of a Mac where those could be
 * looked at. <b>Checked by:</b> DemoDatabaseTest. <b>Unverified:</b> a database of a real phone.
 */
final class PhotosTables implements AutoCloseable {

  private static final long EPOCH_SECOND = 978_307_200L;
  private static final DateTimeFormatter EXIF = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT);
  private static final double NOWHERE = -180;

  /** ZSAVEDASSETTYPE: this phone's, and from iCloud. */
  private static final int OF_CAMERA = 3;
  private static final int OF_ICLOUD = 6;

  /** ZCLOUDLOCALSTATE of masters and files. */
  private static final int NOT_UPLOADED = 0;
  private static final int UPLOAD_WAITS = 1;
  private static final int UPLOADED = 3;

  private final DemoFiles files;
  private final Albums albums;
  private final Rows assets;
  private final Rows attributes;
  private final Rows cameras;
  private final Rows masters;
  private final Rows descriptions;
  private final ResourceRows resources;

  PhotosTables(Connection connection, DemoFiles files) throws SQLException {
    this.files = files;
    albums = new Albums(connection);
    assets = new Rows(connection, "ZASSET");
    attributes = new Rows(connection, "ZADDITIONALASSETATTRIBUTES");
    cameras = new Rows(connection, "ZEXTENDEDATTRIBUTES");
    masters = new Rows(connection, "ZCLOUDMASTER");
    descriptions = new Rows(connection, "ZASSETDESCRIPTION");
    resources = new ResourceRows(connection, files);
  }

  void add(DemoItem item) throws SQLException {
    int upload = !item.is(Flag.PENDING) ? UPLOADED : item.index() % 3 == 0 ? NOT_UPLOADED : UPLOAD_WAITS;
    long key = assets.nextKey();
    long master = master(item, upload);
    long attribute = attribute(item, key);
    long camera = camera(item, key);
    asset(item, attribute, camera, master);
    resources.add(item, key, upload, upload == UPLOADED);
    for (var album : item.albums()) {
      albums.add(album, key);
    }
  }

  private void asset(DemoItem item, long attribute, long camera, long master) throws SQLException {
    double created = seconds(item.taken().toInstant());
    var size = files.size(item);
    var capture = item.capture(1, size.width(), size.height());
    boolean deleted = item.is(Flag.DELETED);
    assets.row(3)
        .put("ZUUID", Ids.text(item.uuid()))
        .put("ZDIRECTORY", item.directory())
        .put("ZFILENAME", item.fileName())
        .put("ZUNIFORMTYPEIDENTIFIER", item.codec().typeIdentifier)
        .flag("ZKIND", item.kind().isVideo())
        .put("ZKINDSUBTYPE", subtype(item))
        .put("ZPLAYBACKSTYLE", playback(item))
        .flag("ZISDETECTEDSCREENSHOT", item.kind() == Kind.SCREENSHOT)
        .put("ZWIDTH", size.width())
        .put("ZHEIGHT", size.height())
        .put("ZORIENTATION", DemoFiles.orientation(item))
        .put("ZDURATION", item.kind().isVideo() ? files.millis(item) / 1000.0 : 0.0)
        .put("ZVIDEOCPDURATIONVALUE", item.kind() == Kind.LIVE ? files.millis(item) : 0)
        .put("ZMEDIAGROUPUUID", item.contentId().map(Ids::text).orElse(null))
        .put("ZADJUSTMENTSSTATE", item.edited() ? 2 : 0)
        .put("ZADJUSTMENTTIMESTAMP", item.edited() ? created + Duration.ofHours(26).toSeconds() : null)
        .flag("ZFAVORITE", item.is(Flag.FAV))
        .flag("ZHIDDEN", item.is(Flag.HIDDEN))
        .flag("ZTRASHEDSTATE", deleted)
        .put("ZTRASHEDDATE", deleted ? created + Duration.ofDays(2).toSeconds() : null)
        .put("ZVISIBILITYSTATE", item.burst() != null && !item.burstKey() ? 2 : 0)
        .flag("ZAVALANCHEKIND", item.burst() != null)
        .put("ZAVALANCHEPICKTYPE", item.burst() == null ? 0 : item.burstKey() ? 4 | 16 : 2)
        .put("ZAVALANCHEUUID", item.burst() == null ? null : Ids.text(item.burst()))
        .put("ZDATECREATED", created)
        .put("ZADDEDDATE", created + (item.is(Flag.CPL) ? Duration.ofDays(1).toSeconds() : 1))
        .put("ZMODIFICATIONDATE", created + 1)
        .put("ZSORTTOKEN", created)
        .put("ZLATITUDE", capture.latitude() == null ? NOWHERE : capture.latitude())
        .put("ZLONGITUDE", capture.longitude() == null ? NOWHERE : capture.longitude())
        .put("ZSAVEDASSETTYPE", item.is(Flag.CPL) ? OF_ICLOUD : OF_CAMERA)
        .flag("ZCLOUDLOCALSTATE", !item.is(Flag.PENDING))
        .put("ZCLOUDASSETGUID", Ids.text("asset guid " + item.index()))
        .put("ZCLOUDDELETESTATE", 0)
        .put("ZCLOUDISMYASSET", 1)
        .put("ZCOMPLETE", 1)
        .put("ZACTIVELIBRARYSCOPEPARTICIPATIONSTATE", 0)
        .put("ZBUNDLESCOPE", 0)
        .put("ZDEPTHTYPE", 0)
        .put("ZHDRTYPE", 0)
        .put("ZSPATIALTYPE", 0)
        .put("ZADDITIONALATTRIBUTES", attribute)
        .put("ZEXTENDEDATTRIBUTES", camera)
        .put("ZMASTER", master)
        .add();
  }

  private long attribute(DemoItem item, long asset) throws SQLException {
    var size = files.size(item);
    int orientation = DemoFiles.orientation(item);
    boolean turned = orientation > 4;
    double created = seconds(item.taken().toInstant());
    long key = attributes.nextKey();
    return attributes.row(1)
        .put("ZASSET", asset)
        .put("ZASSETDESCRIPTION", description(item.caption(), key))
        .put("ZORIGINALFILENAME", item.originalName())
        .put("ZORIGINALFILESIZE", files.originalBytes(item))
        .put("ZORIGINALWIDTH", turned ? size.height() : size.width())
        .put("ZORIGINALHEIGHT", turned ? size.width() : size.height())
        .put("ZORIGINALORIENTATION", orientation)
        .put("ZORIGINALRESOURCECHOICE", 0)
        .put("ZORIGINALSTABLEHASH", ResourceRows.fingerprint("original " + item.uuid()))
        .put("ZTIMEZONEOFFSET", zoneSeconds(item))
        .put("ZINFERREDTIMEZONEOFFSET", zoneSeconds(item))
        .put("ZTIMEZONENAME", zoneName(item))
        .put("ZEXIFTIMESTAMPSTRING", EXIF.format(item.taken()))
        .put("ZUPLOADATTEMPTS", item.tries())
        .put("ZLASTUPLOADATTEMPTDATE", item.tries() > 0 ? created + Duration.ofMinutes(90).toSeconds() : null)
        .put("ZIMPORTEDBYBUNDLEIDENTIFIER", item.kind() == Kind.SCREENSHOT ? "com.apple.springboard" : "com.apple.camera")
        .put("ZCAMERACAPTUREDEVICE", 0)
        .put("ZVIDEOCPDURATIONTIMESCALE", item.kind() == Kind.LIVE ? 1000 : 0)
        .add();
  }

  private @Nullable Long description(@Nullable String caption, long attribute) throws SQLException {
    return caption == null ? null : descriptions.row(7).put("ZASSETATTRIBUTES", attribute).put("ZLONGDESCRIPTION", caption).add();
  }

  private long camera(DemoItem item, long asset) throws SQLException {
    boolean video = item.kind().isVideo();
    return cameras.row(28)
        .put("ZASSET", asset)
        .put("ZCAMERAMAKE", "Apple")
        .put("ZCAMERAMODEL", "iPhone 15 Pro")
        .put("ZISO", video ? null : 64)
        .put("ZAPERTURE", video ? null : 1.78)
        .put("ZCODEC", video ? "avc1" : null)
        .put("ZDURATION", video ? files.millis(item) / 1000.0 : null)
        .put("ZFPS", video ? (double) DemoFiles.framesPerSecond(item) : null)
        .put("ZTIMEZONEOFFSET", zoneSeconds(item))
        .put("ZTIMEZONENAME", zoneName(item))
        .add();
  }

  private long master(DemoItem item, int upload) throws SQLException {
    double created = seconds(item.taken().toInstant());
    return masters.row(13)
        .put("ZCLOUDLOCALSTATE", upload)
        .put("ZCLOUDMASTERGUID", Ids.text("master guid " + item.index()))
        .put("ZCREATIONDATE", created)
        .put("ZIMPORTDATE", created + 1)
        .put("ZORIGINALFILENAME", item.originalName())
        .put("ZUNIFORMTYPEIDENTIFIER", item.codec().typeIdentifier)
        .add();
  }

  void flush() throws SQLException {
    for (var rows : List.of(assets, attributes, cameras, masters, descriptions)) {
      rows.flush();
    }
    resources.flush();
    albums.flush();
  }

  @Override
  public void close() throws SQLException {
    for (var rows : List.of(assets, attributes, cameras, masters, descriptions)) {
      rows.close();
    }
    resources.close();
    albums.close();
  }

  private static double seconds(Instant time) {
    return time.getEpochSecond() - EPOCH_SECOND + time.getNano() / 1e9;
  }

  private static int zoneSeconds(DemoItem item) {
    return item.taken().getOffset().getTotalSeconds();
  }

  /** Both forms are met. */
  private static String zoneName(DemoItem item) {
    int minutes = zoneSeconds(item) / 60;
    return item.index() % 3 == 0 ? item.zonePlace().zone.getId() : "GMT%+03d%02d".formatted(minutes / 60, Math.abs(minutes) % 60);
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
}
