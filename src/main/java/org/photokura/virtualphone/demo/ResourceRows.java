package org.photokura.virtualphone.demo;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.photokura.virtualphone.demo.DemoItem.Flag;
import org.photokura.virtualphone.demo.DemoItem.Kind;

/** What the database knows about each file: a row for every one that is on the phone, or would be if it were not only in iCloud. */
final class ResourceRows implements AutoCloseable {

  /** ZRESOURCETYPE. */
  private static final int STILL = 0;
  private static final int MOVIE = 1;
  private static final int LIVE_MOVIE = 3;
  private static final int RAW = 4;
  private static final int RECIPE = 5;

  /** ZVERSION. */
  private static final int ORIGINAL = 0;
  private static final int ADJUSTED = 2;
  private static final int DERIVED = 3;

  private static final int THUMBNAIL_RECIPE = 65_747;
  private static final long ABSENT_LIVE_MOVIE_BYTES = 800_000;

  private final Rows rows;
  private final DemoFiles files;

  ResourceRows(Connection connection, DemoFiles files) {
    this.rows = new Rows(connection, "ZINTERNALRESOURCE");
    this.files = files;
  }

  /**
   * @param upload ZCLOUDLOCALSTATE of its files
   * @param inICloud whether they are there
   */
  void add(DemoItem item, long asset, int upload, boolean inICloud) throws SQLException {
    int still = item.kind().isVideo() ? MOVIE : STILL;
    if (item.is(Flag.ICLOUD)) {
      row(asset, upload, inICloud, false, files.originalBytes(item), 1, still, ORIGINAL, "original " + item.uuid());
      if (item.kind() == Kind.LIVE) {
        row(asset, upload, inICloud, false, ABSENT_LIVE_MOVIE_BYTES, 18, LIVE_MOVIE, ORIGINAL, "live " + item.uuid());
      }
    }
    for (var file : files.of(item)) {
      long bytes = file.sizeBytes();
      var print = file.role() + " " + item.uuid();
      switch (file.role()) {
        case ORIGINAL -> row(asset, upload, inICloud, true, bytes, 1, still, ORIGINAL, print);
        case LIVE_VIDEO -> row(asset, upload, inICloud, true, bytes, 18, LIVE_MOVIE, ORIGINAL, print);
        case RAW -> row(asset, upload, inICloud, true, bytes, 17, RAW, ORIGINAL, print);
        case SIDECAR -> row(asset, upload, inICloud, true, bytes, 22, RECIPE, ADJUSTED, print);
        case EDITED -> row(asset, upload, inICloud, true, bytes, still == MOVIE ? 16 : 2, still, ADJUSTED, print);
        case EDITED_LIVE_VIDEO -> row(asset, upload, inICloud, true, bytes, 18, LIVE_MOVIE, ADJUSTED, print);
        case THUMBNAIL -> row(asset, 0, false, true, bytes, 3, STILL, DERIVED, null);
        case ADJUSTMENTS -> { }
      }
    }
  }

  void flush() throws SQLException {
    rows.flush();
  }

  @Override
  public void close() throws SQLException {
    rows.close();
  }

  /** What identifies a content; its form is that of genuine ones, its value is not. */
  static String fingerprint(String of) {
    return "AR" + Ids.text(of).replace("-", "").substring(0, 26);
  }

  private void row(long asset, int upload, boolean inICloud, boolean here, long bytes, int subtype, int type, int version,
      @Nullable String print) throws SQLException {
    var fingerprint = print == null ? null : fingerprint(print);
    rows.row(49)
        .put("ZASSET", asset)
        .put("ZRESOURCETYPE", type)
        .put("ZDATASTORESUBTYPE", subtype)
        .put("ZDATASTORECLASSID", version == DERIVED ? 1 : 0)
        .put("ZVERSION", version)
        .put("ZRECIPEID", version == DERIVED ? THUMBNAIL_RECIPE : 0)
        .put("ZDATALENGTH", bytes)
        .put("ZLOCALAVAILABILITY", here ? 1 : -1)
        .flag("ZLOCALAVAILABILITYTARGET", here)
        .flag("ZREMOTEAVAILABILITY", inICloud)
        .put("ZCLOUDLOCALSTATE", upload)
        .put("ZTRASHEDSTATE", 0)
        .put("ZFINGERPRINT", fingerprint)
        .put("ZSTABLEHASH", fingerprint)
        .add();
  }
}
