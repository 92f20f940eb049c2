package org.photokura.virtualphone.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Albums and the folders that they lie in, made when the first picture asks for them. */
final class Albums implements AutoCloseable {

  private static final int ALBUM = 2;
  private static final int ROOT = 3999;
  private static final int FOLDER = 4000;
  private static final int ORDER_STEP = 1024;

  private final Connection connection;
  private final Rows rows;
  private final PreparedStatement member;
  private final Map<String, Long> keys = new HashMap<>();
  private final Map<Long, Integer> counts = new HashMap<>();
  private final long root;
  private int waiting;

  Albums(Connection connection) throws SQLException {
    this.connection = connection;
    rows = new Rows(connection, "ZGENERICALBUM");
    member = connection.prepareStatement("INSERT INTO Z_33ASSETS (Z_33ALBUMS, Z_3ASSETS, Z_FOK_3ASSETS) VALUES (?, ?, ?)");
    root = row(ROOT, null, null, false);
    row(ALBUM, "For the printer", root, false);
    row(ALBUM, "Thrown away", root, true);
  }

  /**
   * @param path titles joined by {@code /}
   * @param asset its key
   */
  void add(String path, long asset) throws SQLException {
    long album = album(path);
    int place = counts.merge(album, 1, Integer::sum);
    member.setLong(1, album);
    member.setLong(2, asset);
    member.setLong(3, (long) place * ORDER_STEP);
    member.addBatch();
    if (++waiting == 500) {
      flush();
    }
  }

  void flush() throws SQLException {
    rows.flush();
    member.executeBatch();
    waiting = 0;
    try (var update = connection.prepareStatement("UPDATE ZGENERICALBUM SET ZCACHEDCOUNT = ? WHERE Z_PK = ?")) {
      for (var count : counts.entrySet()) {
        update.setInt(1, count.getValue());
        update.setLong(2, count.getKey());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  @Override
  public void close() throws SQLException {
    flush();
    rows.close();
    member.close();
  }

  private long album(String path) throws SQLException {
    var known = keys.get(path);
    if (known != null) {
      return known;
    }
    int slash = path.lastIndexOf('/');
    long parent = slash < 0 ? root : folder(path.substring(0, slash));
    long key = row(ALBUM, path.substring(slash + 1), parent, false);
    keys.put(path, key);
    return key;
  }

  private long folder(String path) throws SQLException {
    var known = keys.get("folder " + path);
    if (known != null) {
      return known;
    }
    int slash = path.lastIndexOf('/');
    long key = row(FOLDER, path.substring(slash + 1), slash < 0 ? root : folder(path.substring(0, slash)), false);
    keys.put("folder " + path, key);
    return key;
  }

  private long row(int kind, @Nullable String title, @Nullable Long parent, boolean trashed) throws SQLException {
    long key = rows.nextKey();
    return rows.row(kind == ALBUM ? 33 : 41)
        .put("ZKIND", kind)
        .put("ZTITLE", title)
        .put("ZUUID", Ids.text("album " + key))
        .put("ZPARENTFOLDER", parent)
        .put("Z_FOK_PARENTFOLDER", key * ORDER_STEP)
        .flag("ZTRASHEDSTATE", trashed)
        .put("ZCREATIONDATE", 790_000_000.0 + key)
        .put("ZCACHEDCOUNT", 0)
        .put("ZCLOUDDELETESTATE", 0)
        .add();
  }
}
