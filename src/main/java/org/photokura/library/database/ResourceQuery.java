package org.photokura.library.database;

import static org.photokura.library.database.PhotosSchema.RESOURCES;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.photokura.library.FileRole;
import org.photokura.library.database.Selecting.Column;

/**
 * Reads what the phone notes about each file of an asset. Thumbnails and other derivatives, most of the rows, stay out.
 *
 * <p><b>Source:</b> device-facts §4.2 (iLEAPP, ScottKjr3347): ZRESOURCETYPE 0 photo, 1 video, 3 Live movie, 4 RAW; ZDATASTORESUBTYPE 1 original,
 * 2 adjusted photo, 16 adjusted video, 17 RAW, 18 Live movie; ZVERSION 0 original, 2 adjusted; ZLOCALAVAILABILITY 1 here, -1 not.<br>
 * <b>Checked by:</b> GenerationsTest. <b>Unverified:</b> which subtype the movie of an edited Live Photo has: it is recognised by type and version.
 */
final class ResourceQuery {

  private final Selecting select;
  private final Column asset;
  private final Column type;
  private final Column subtype;
  private final Column version;
  private final Column local;
  private final Column remote;
  private final Column upload;
  private final Column bytes;

  ResourceQuery(PhotosSchema schema) {
    select = new Selecting(schema);
    asset = column("ZASSET");
    type = column("ZRESOURCETYPE");
    subtype = column("ZDATASTORESUBTYPE");
    version = column("ZVERSION");
    local = column("ZLOCALAVAILABILITY");
    remote = column("ZREMOTEAVAILABILITY");
    upload = column("ZCLOUDLOCALSTATE");
    bytes = column("ZDATALENGTH");
  }

  private Column column(String name) {
    return select.column(RESOURCES, "R", name);
  }

  /** The facts by the key of the asset; an asset without any is left out. */
  Map<Long, ResourceFacts> read(Connection connection) throws SQLException {
    if (!asset.exists() || !subtype.exists()) {
      return Map.of();
    }
    var builders = new HashMap<Long, Builder>();
    String versions = version.exists() ? " OR R.ZVERSION = 2" : "";
    String statement =
        "SELECT " + select.list() + " FROM " + RESOURCES + " R WHERE R.ZDATASTORESUBTYPE IN (1, 16, 17, 18)" + versions + " ORDER BY R.Z_PK";
    try (Statement query = connection.createStatement(); ResultSet row = query.executeQuery(statement)) {
      while (row.next()) {
        Long key = asset.number(row);
        if (key != null) {
          take(builders.computeIfAbsent(key, k -> new Builder()), row);
        }
      }
    }
    var facts = new HashMap<Long, ResourceFacts>(builders.size() * 2);
    builders.forEach((key, builder) -> facts.put(key, builder.build()));
    return facts;
  }

  private void take(Builder to, ResultSet row) throws SQLException {
    long what = type.number(row, 0);
    boolean adjusted = version.is(row, 2);
    Long length = bytes.number(row);
    Long size = length == null || length <= 0 ? null : length;
    if (what == 3 || subtype.is(row, 18)) {
      if (adjusted) {
        to.editedLiveBytes = size;
        to.parts.add(FileRole.EDITED_LIVE_VIDEO);
      } else {
        to.liveBytes = size;
        to.parts.add(FileRole.LIVE_VIDEO);
      }
    } else if (what == 4 || subtype.is(row, 17)) {
      to.rawBytes = size;
      to.parts.add(FileRole.RAW);
    } else if (adjusted || subtype.is(row, 16)) {
      if (what == 0 || what == 1) {
        to.editedBytes = size;
      }
      if (adjusted && (what == 0 && subtype.is(row, 2) || what == 1 && subtype.is(row, 16))) {
        to.parts.add(FileRole.EDITED);
      }
    } else if (subtype.is(row, 1)) {
      takeOriginal(to, row, size);
    }
  }

  private void takeOriginal(Builder to, ResultSet row, @Nullable Long size) throws SQLException {
    Long here = local.number(row);
    Long there = remote.number(row);
    to.originalBytes = size;
    to.originalHere = here == null ? null : here == 1;
    to.originalInCloud = there == null ? null : there == 1;
    to.originalUploadState = upload.number(row);
  }

  private static final class Builder {
    @Nullable Boolean originalHere;
    @Nullable Boolean originalInCloud;
    @Nullable Long originalUploadState;
    @Nullable Long originalBytes;
    @Nullable Long liveBytes;
    @Nullable Long rawBytes;
    @Nullable Long editedBytes;
    @Nullable Long editedLiveBytes;
    final Set<FileRole> parts = EnumSet.noneOf(FileRole.class);

    ResourceFacts build() {
      return new ResourceFacts(
          originalHere, originalInCloud, originalUploadState, originalBytes, liveBytes, rawBytes, editedBytes, editedLiveBytes, parts);
    }
  }
}
