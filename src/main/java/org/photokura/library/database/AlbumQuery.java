package org.photokura.library.database;

import static org.photokura.library.database.PhotosSchema.ALBUMS;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.library.Album;
import org.photokura.library.database.Selecting.Column;

/**
 * Reads albums, folders and who is in them.
 *
 * <p><b>Source:</b> device-facts §4.2: ZKIND 2 album, 1505 shared album, 3999 root, 4000 folder; all other kinds are the phone's own housekeeping.<br>
 * <b>Checked by:</b> GenerationsTest, AlbumTreeTest. <b>Unverified:</b> albums that iTunes synchronised (kinds 1550 to 1552) are not shown.
 */
final class AlbumQuery {

  /**
   * All albums.
   *
   * @param albums the tree
   * @param pathsOfAsset paths of the albums that hold an asset, by its key
   */
  record Membership(List<Album> albums, Map<Long, List<String>> pathsOfAsset) {}

  private final PhotosSchema schema;

  AlbumQuery(PhotosSchema schema) {
    this.schema = schema;
  }

  Membership read(Connection connection) throws SQLException {
    if (!schema.has(ALBUMS, "ZKIND") || !schema.has(ALBUMS, "ZTITLE")) {
      return new Membership(List.of(), Map.of());
    }
    var tree = new AlbumTree(rows(connection));
    return new Membership(tree.albums(), members(connection, tree));
  }

  private List<AlbumTree.Row> rows(Connection connection) throws SQLException {
    var select = new Selecting(schema);
    Column pk = select.column(ALBUMS, "G", "Z_PK");
    Column kind = select.column(ALBUMS, "G", "ZKIND");
    Column title = select.column(ALBUMS, "G", "ZTITLE");
    Column parent = select.column(ALBUMS, "G", "ZPARENTFOLDER");
    Column trashed = select.column(ALBUMS, "G", "ZTRASHEDSTATE");
    Column deleted = select.column(ALBUMS, "G", "ZCLOUDDELETESTATE");
    Column order = select.column(ALBUMS, "G", "Z_FOK_PARENTFOLDER");
    var rows = new ArrayList<AlbumTree.Row>();
    try (Statement query = connection.createStatement();
        ResultSet row = query.executeQuery("SELECT " + select.list() + " FROM " + ALBUMS + " G")) {
      while (row.next()) {
        AlbumTree.Kind what = kind(kind.number(row));
        if (what != null) {
          rows.add(new AlbumTree.Row(
              pk.number(row, 0),
              what,
              title.words(row),
              parent.number(row),
              trashed.is(row) || deleted.is(row),
              order.number(row, Long.MAX_VALUE)));
        }
      }
    }
    return rows;
  }

  private static AlbumTree.@Nullable Kind kind(@Nullable Long number) {
    return switch (number == null ? -1 : Math.clamp(number, -1, Integer.MAX_VALUE)) {
      case 2 -> AlbumTree.Kind.ALBUM;
      case 1505 -> AlbumTree.Kind.SHARED_ALBUM;
      case 3999 -> AlbumTree.Kind.ROOT;
      case 4000 -> AlbumTree.Kind.FOLDER;
      default -> null;
    };
  }

  private Map<Long, List<String>> members(Connection connection, AlbumTree tree) throws SQLException {
    PhotosSchema.AlbumJoin join = schema.albumJoin();
    if (join == null) {
      return Map.of();
    }
    var paths = new HashMap<Long, List<String>>();
    String statement = "SELECT %s, %s FROM %s".formatted(join.albums(), join.assets(), join.table());
    try (Statement query = connection.createStatement(); ResultSet row = query.executeQuery(statement)) {
      while (row.next()) {
        String path = tree.path(row.getLong(1));
        if (path != null) {
          List<String> of = paths.computeIfAbsent(row.getLong(2), asset -> new ArrayList<>(1));
          if (!of.contains(path)) {
            of.add(path);
          }
        }
      }
    }
    paths.values().forEach(of -> of.sort(null));
    return paths;
  }
}
