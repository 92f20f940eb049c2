package org.photokura.library.database;

import static org.photokura.library.database.PhotosSchema.ATTRIBUTES;
import static org.photokura.library.database.PhotosSchema.DESCRIPTIONS;
import static org.photokura.library.database.PhotosSchema.MASTERS;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How the tables beside the assets are joined to them. Core Data keeps such a one-to-one relation in both tables; the column to go by is the one that
 * is there and filled.
 */
final class AssetJoins {

  private final PhotosSchema schema;
  private final Connection connection;

  AssetJoins(PhotosSchema schema, Connection connection) {
    this.schema = schema;
    this.connection = connection;
  }

  /** The FROM clause: assets as A, attributes as AA, masters as M, descriptions as D, as far as they exist. */
  String tables() throws SQLException {
    var from = new StringBuilder(schema.assets()).append(" A");
    boolean attributes = join(from, ATTRIBUTES, "AA", "A", schema.assets(), "ZADDITIONALATTRIBUTES", "ZASSET");
    join(from, MASTERS, "M", "A", schema.assets(), "ZMASTER", "");
    if (attributes) {
      join(from, DESCRIPTIONS, "D", "AA", ATTRIBUTES, "ZASSETDESCRIPTION", "ZASSETATTRIBUTES");
    } else {
      from.append(neverMatching(DESCRIPTIONS, "D"));
    }
    return from.toString();
  }

  /**
   * @param forward the column of the owner that points to the other table
   * @param backward the column of the other table that points back; empty if there is none
   */
  private boolean join(StringBuilder from, String table, String alias, String owner, String ownerTable, String forward, String backward)
      throws SQLException {
    if (!schema.has(table)) {
      return false;
    }
    if (schema.has(ownerTable, forward) && (backward.isEmpty() || !schema.has(table, backward) || isFilled(ownerTable, forward))) {
      from.append(" LEFT JOIN %s %s ON %s.Z_PK = %s.%s".formatted(table, alias, alias, owner, forward));
      return true;
    }
    if (schema.has(table, backward)) {
      from.append(" LEFT JOIN %s %s ON %s.%s = %s.Z_PK".formatted(table, alias, alias, backward, owner));
      return true;
    }
    from.append(neverMatching(table, alias));
    return false;
  }

  /** Keeps the alias known where the tables cannot be joined. */
  private String neverMatching(String table, String alias) {
    return schema.has(table) ? " LEFT JOIN " + table + " " + alias + " ON 0" : "";
  }

  private boolean isFilled(String table, String column) throws SQLException {
    try (Statement query = connection.createStatement();
        ResultSet row = query.executeQuery("SELECT 1 FROM " + table + " WHERE " + column + " IS NOT NULL LIMIT 1")) {
      return row.next();
    }
  }
}
