package org.photokura.library.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.photokura.core.ProblemId;

/**
 * Which tables and columns a Photos.sqlite has. Nothing here goes by the iOS version: tables are found by what they are called in any version, columns by
 * asking for them, the album join table by its entity number or else by its shape.
 *
 * <p><b>Source:</b> device-facts §4.1 (iLEAPP, osxphotos, ScottKjr3347).<br>
 * <b>Checked by:</b> PhotosSchemaTest and GenerationsTest for iOS 13 to the 27 beta; genuine databases of macOS 13 and 15.<br>
 * <b>Unverified:</b> a database of a real phone.
 *
 * @param assets the table of assets: ZASSET, or ZGENERICASSET up to iOS 13
 * @param columns the columns of each table, in upper case
 * @param albumJoin which assets are in which album; null if no table looks like it
 */
record PhotosSchema(String assets, Map<String, Set<String>> columns, @Nullable AlbumJoin albumJoin) {

  static final String ATTRIBUTES = "ZADDITIONALASSETATTRIBUTES";
  static final String RESOURCES = "ZINTERNALRESOURCE";
  static final String MASTERS = "ZCLOUDMASTER";
  static final String ALBUMS = "ZGENERICALBUM";
  static final String DESCRIPTIONS = "ZASSETDESCRIPTION";
  static final String EXTENDED = "ZEXTENDEDATTRIBUTES";

  /** Without these nothing can be said; without the last two, hidden and deleted pictures would be shown. */
  private static final List<String> ESSENTIAL = List.of("Z_PK", "ZDIRECTORY", "ZFILENAME", "ZTRASHEDSTATE", "ZHIDDEN");

  private static final Pattern JOIN_TABLE = Pattern.compile("Z_\\d+ASSETS");
  private static final Pattern JOIN_ALBUMS = Pattern.compile("Z_\\d+ALBUMS");

  /** A join table; its names are safe to stand in a statement. */
  record AlbumJoin(String table, String albums, String assets, @Nullable String order) {}

  /**
   * Looks what is there.
   *
   * @throws DatabaseUnusableException DATABASE_UNKNOWN_SCHEMA
   */
  static PhotosSchema detect(Connection connection) throws SQLException, DatabaseUnusableException {
    Set<String> tables = tables(connection);
    String assets = tables.contains("ZASSET") ? "ZASSET" : "ZGENERICASSET";
    if (!tables.contains(assets)) {
      throw new DatabaseUnusableException(ProblemId.DATABASE_UNKNOWN_SCHEMA, "no table of assets among " + tables.size() + " tables");
    }
    var columns = new HashMap<String, Set<String>>();
    for (String table : List.of(assets, ATTRIBUTES, RESOURCES, MASTERS, ALBUMS, DESCRIPTIONS, EXTENDED)) {
      columns.put(table, tables.contains(table) ? columns(connection, table) : Set.of());
    }
    var missing = new TreeSet<>(ESSENTIAL);
    missing.removeAll(columns.get(assets));
    if (!missing.isEmpty()) {
      throw new DatabaseUnusableException(ProblemId.DATABASE_UNKNOWN_SCHEMA, assets + " has no " + missing);
    }
    return new PhotosSchema(assets, Map.copyOf(columns), albumJoin(connection, tables));
  }

  /** Whether there is such a table at all. */
  boolean has(String table) {
    return !columns.getOrDefault(table, Set.of()).isEmpty();
  }

  boolean has(String table, String column) {
    return columns.getOrDefault(table, Set.of()).contains(column);
  }

  private static @Nullable AlbumJoin albumJoin(Connection connection, Set<String> tables) throws SQLException {
    var candidates = new TreeSet<String>();
    tables.stream().filter(t -> JOIN_TABLE.matcher(t).matches()).forEach(candidates::add);
    for (String entity : List.of("Album", "GenericAlbum")) {
      Long number = entityNumber(connection, tables, entity);
      if (number != null && candidates.contains("Z_" + number + "ASSETS")) {
        AlbumJoin join = asAlbumJoin(connection, "Z_" + number + "ASSETS");
        if (join != null) {
          return join;
        }
      }
    }
    for (String table : candidates) {
      AlbumJoin join = asAlbumJoin(connection, table);
      if (join != null) {
        return join;
      }
    }
    return null;
  }

  private static @Nullable Long entityNumber(Connection connection, Set<String> tables, String entity) throws SQLException {
    if (!tables.contains("Z_PRIMARYKEY") || !columns(connection, "Z_PRIMARYKEY").containsAll(Set.of("Z_ENT", "Z_NAME"))) {
      return null;
    }
    try (var query = connection.prepareStatement("SELECT Z_ENT FROM Z_PRIMARYKEY WHERE Z_NAME = ?")) {
      query.setString(1, entity);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getLong(1) : null;
      }
    }
  }

  private static @Nullable AlbumJoin asAlbumJoin(Connection connection, String table) throws SQLException {
    String albums = null;
    String assets = null;
    String order = null;
    for (String column : columns(connection, table)) {
      if (JOIN_ALBUMS.matcher(column).matches()) {
        albums = column;
      } else if (JOIN_TABLE.matcher(column).matches()) {
        assets = column;
      } else if (column.matches("Z_FOK_\\d+ASSETS")) {
        order = column;
      }
    }
    return albums == null || assets == null ? null : new AlbumJoin(table, albums, assets, order);
  }

  /** Names of ordinary tables, in upper case; SQLite takes them in any case. */
  private static Set<String> tables(Connection connection) throws SQLException {
    var names = new HashSet<String>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
      while (rows.next()) {
        String name = rows.getString(1);
        if (name != null) {
          names.add(name.toUpperCase(Locale.ROOT));
        }
      }
    }
    return names;
  }

  private static Set<String> columns(Connection connection, String table) throws SQLException {
    var names = new HashSet<String>();
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("PRAGMA table_info(" + table + ")")) {
      while (rows.next()) {
        names.add(rows.getString("name").toUpperCase(Locale.ROOT));
      }
    }
    return Set.copyOf(names);
  }
}
