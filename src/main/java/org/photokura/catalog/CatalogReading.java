package org.photokura.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a catalog into memory. */
final class CatalogReading {

  private static final String FILES =
      """
      SELECT f.target, f.role, f.size_bytes, f.sha256, o.udid, o.asset_uuid, o.path, o.size_bytes, o.modified_ns, f.made_from
      FROM file f LEFT JOIN origin o ON o.file_id = f.id
      ORDER BY f.id, o.udid, o.path""";

  private static final String OWED =
      """
      SELECT f.target, r.extras
      FROM run r JOIN file f ON f.run_id = r.id
      WHERE r.extras IS NOT NULL AND f.made_from IS NULL""";

  private CatalogReading() {}

  static CatalogIndex index(Connection connection) throws SQLException {
    var index = new CatalogIndex();
    try (var statement = connection.createStatement(); var row = statement.executeQuery(FILES)) {
      while (row.next()) {
        var file = new CatalogFile(row.getString(1), row.getString(2), row.getLong(3), Sha256.of(row.getBytes(4)), row.getString(10));
        String udid = row.getString(5);
        index.add(file, udid == null ? null : new Origin(udid, row.getString(6), row.getString(7), row.getLong(8), instant(row.getObject(9))));
      }
    }
    return index;
  }

  /** What runs that did not come to their end, or to make everything, were to make of the files that they saved: roles by target. For catalogs of this version only. */
  static Map<String, Set<String>> owed(Connection connection) throws SQLException {
    var owed = new HashMap<String, Set<String>>();
    try (var statement = connection.createStatement(); var row = statement.executeQuery(OWED)) {
      while (row.next()) {
        owed.put(row.getString(1), Set.of(row.getString(2).split(",")));
      }
    }
    return owed;
  }

  /** The end of the last run of each phone, by UDID as written. */
  static Map<String, Instant> lastRuns(Connection connection) throws SQLException {
    var ends = new HashMap<String, Instant>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT udid, max(finished_ms) FROM run WHERE finished_ms IS NOT NULL GROUP BY udid")) {
      while (row.next()) {
        ends.put(row.getString(1), Instant.ofEpochMilli(row.getLong(2)));
      }
    }
    return ends;
  }

  /** Null also for a time that no 64 bits hold, more than 292 years from 1970: a phone's word, and no photo's time. */
  static @Nullable Long nanos(@Nullable Instant instant) {
    try {
      return instant == null ? null : Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private static @Nullable Instant instant(@Nullable Object nanos) {
    if (!(nanos instanceof Number number)) {
      return null;
    }
    return Instant.ofEpochSecond(Math.floorDiv(number.longValue(), 1_000_000_000L), Math.floorMod(number.longValue(), 1_000_000_000L));
  }
}
