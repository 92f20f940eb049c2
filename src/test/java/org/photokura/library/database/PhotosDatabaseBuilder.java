package org.photokura.library.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a Photos.sqlite of any generation, from the documented columns alone. */
final class PhotosDatabaseBuilder {

  /** An album or folder; {@code parent} is the key of another. */
  private record AlbumSpec(int kind, @Nullable String title, @Nullable String parent, boolean trashed) {}

  /** The two files as a phone would show them. */
  record Written(byte[] database, byte[] wal) {}

  private static final long ROOT = 1;

  private final Generation generation;
  private final List<AssetSpec> assets = new ArrayList<>();
  private final Map<String, AlbumSpec> albums = new LinkedHashMap<>();
  private boolean attributesPointBack;

  PhotosDatabaseBuilder(Generation generation) {
    this.generation = generation;
  }

  PhotosDatabaseBuilder add(AssetSpec... specs) {
    assets.addAll(List.of(specs));
    return this;
  }

  PhotosDatabaseBuilder add(Collection<AssetSpec> specs) {
    assets.addAll(specs);
    return this;
  }

  PhotosDatabaseBuilder folder(String key, @Nullable String parent) {
    return album(key, 4000, key, parent, false);
  }

  PhotosDatabaseBuilder album(String key, @Nullable String parent) {
    return album(key, 2, key, parent, false);
  }

  PhotosDatabaseBuilder album(String key, int kind, @Nullable String title, @Nullable String parent, boolean trashed) {
    albums.put(key, new AlbumSpec(kind, title, parent, trashed));
    return this;
  }

  /** Leaves ZASSET.ZADDITIONALATTRIBUTES empty, so that only ZADDITIONALASSETATTRIBUTES.ZASSET ties the two. */
  PhotosDatabaseBuilder attributesOnlyPointBack() {
    attributesPointBack = true;
    return this;
  }

  /** Writes everything into the database itself; the log is empty. */
  Written build(Path folder) throws IOException, SQLException {
    return build(folder, assets.size());
  }

  /** Writes the first assets into the database, the others into the log only. */
  Written build(Path folder, int inDatabase) throws IOException, SQLException {
    Files.createDirectories(folder);
    Path file = folder.resolve("Photos.sqlite");
    for (String suffix : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(folder.resolve("Photos.sqlite" + suffix));
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      execute(connection, "PRAGMA journal_mode = WAL");
      execute(connection, "PRAGMA wal_autocheckpoint = 0");
      connection.setAutoCommit(false);
      createTables(connection);
      var albumKeys = insertAlbums(connection);
      insertAssets(connection, 0, inDatabase, albumKeys);
      connection.commit();
      connection.setAutoCommit(true);
      execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
      connection.setAutoCommit(false);
      insertAssets(connection, inDatabase, assets.size(), albumKeys);
      connection.commit();
      return new Written(Files.readAllBytes(file), Files.readAllBytes(folder.resolve("Photos.sqlite-wal")));
    }
  }

  private void createTables(Connection connection) throws SQLException {
    create(connection, generation.assets, generation.assetColumns());
    create(connection, "ZADDITIONALASSETATTRIBUTES", generation.attributeColumns());
    create(connection, "ZASSETDESCRIPTION", List.of("ZASSETATTRIBUTES", "ZLONGDESCRIPTION"));
    create(connection, "ZEXTENDEDATTRIBUTES", List.of("ZASSET", "ZCAMERAMAKE"));
    create(connection, "ZCLOUDMASTER", List.of("ZCLOUDLOCALSTATE", "ZORIGINALFILENAME"));
    create(connection, "ZINTERNALRESOURCE", List.of(
        "ZASSET", "ZRESOURCETYPE", "ZDATASTORESUBTYPE", "ZVERSION", "ZLOCALAVAILABILITY", "ZREMOTEAVAILABILITY", "ZDATALENGTH", "ZCLOUDLOCALSTATE",
        "ZFINGERPRINT"));
    create(connection, "ZGENERICALBUM", List.of("ZKIND", "ZTITLE", "ZUUID", "ZPARENTFOLDER", "ZTRASHEDSTATE", "ZCLOUDDELETESTATE", "Z_FOK_PARENTFOLDER"));
    execute(connection, "CREATE TABLE %s (%s INTEGER, %s INTEGER, Z_FOK_%s INTEGER, PRIMARY KEY (%s, %s))".formatted(
        generation.joinTable(), generation.albumColumn(), generation.assetColumn(), generation.assetColumn(), generation.albumColumn(),
        generation.assetColumn()));
    // Other joins of the same look, as every real database has them.
    execute(connection, "CREATE TABLE Z_3MEMORIESBEINGCURATEDASSETS (Z_3CURATEDASSETS INTEGER, Z_47MEMORIES INTEGER)");
    execute(connection, "CREATE TABLE Z_1KEYWORDS (Z_1ASSETATTRIBUTES INTEGER, Z_40KEYWORDS INTEGER)");
    execute(connection, "CREATE TABLE Z_PRIMARYKEY (Z_ENT INTEGER PRIMARY KEY, Z_NAME VARCHAR, Z_SUPER INTEGER, Z_MAX INTEGER)");
    execute(connection, "INSERT INTO Z_PRIMARYKEY VALUES (%d, 'GenericAlbum', 0, 0), (%d, 'Album', %d, 0), (%d, 'Asset', 0, 0)".formatted(
        generation.albumEntity - 1, generation.albumEntity, generation.albumEntity - 1, generation.assetEntity));
    execute(connection, "CREATE TABLE Z_METADATA (Z_VERSION INTEGER PRIMARY KEY, Z_UUID VARCHAR(255), Z_PLIST BLOB)");
  }

  private static void create(Connection connection, String table, Collection<String> columns) throws SQLException {
    execute(connection, "CREATE TABLE " + table + " (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, " + String.join(", ", columns) + ")");
  }

  private Map<String, Long> insertAlbums(Connection connection) throws SQLException {
    var keys = new LinkedHashMap<String, Long>();
    insert(connection, "ZGENERICALBUM", ROOT, Map.of("ZKIND", 3999));
    insert(connection, "ZGENERICALBUM", ROOT + 1, Map.of("ZKIND", 1506, "ZTITLE", "an import"));
    insert(connection, "ZGENERICALBUM", ROOT + 2, Map.of("ZKIND", 3571, "ZTITLE", "progress-sync"));
    long next = ROOT + 3;
    for (String key : albums.keySet()) {
      keys.put(key, next++);
    }
    for (Map.Entry<String, AlbumSpec> each : albums.entrySet()) {
      AlbumSpec spec = each.getValue();
      var row = new LinkedHashMap<String, @Nullable Object>();
      row.put("ZKIND", spec.kind());
      row.put("ZTITLE", spec.title());
      row.put("ZPARENTFOLDER", spec.parent() == null ? ROOT : keys.get(spec.parent()));
      row.put("ZTRASHEDSTATE", spec.trashed() ? 1 : 0);
      row.put("Z_FOK_PARENTFOLDER", keys.get(each.getKey()) * 1024);
      insert(connection, "ZGENERICALBUM", keys.get(each.getKey()), row);
    }
    return keys;
  }

  private void insertAssets(Connection connection, int from, int to, Map<String, Long> albumKeys) throws SQLException {
    for (int i = from; i < to; i++) {
      AssetSpec spec = assets.get(i);
      long pk = i + 1;
      // Keys of the other tables differ from the asset's, as they do on a phone.
      long attributesPk = pk + 1000;
      long masterPk = pk + 2000;
      var asset = new LinkedHashMap<>(spec.asset);
      asset.put("ZADDITIONALATTRIBUTES", attributesPointBack ? null : attributesPk);
      asset.put("ZMASTER", spec.master == null ? null : masterPk);
      asset.put(generation.adjustedColumn(), spec.adjusted ? generation.adjustedValue() : 0);
      asset.keySet().retainAll(generation.assetColumns());
      insert(connection, generation.assets, pk, asset);
      var attributes = new LinkedHashMap<>(spec.attributes);
      attributes.put("ZASSET", pk);
      attributes.put("ZASSETDESCRIPTION", spec.caption == null ? null : pk);
      insert(connection, "ZADDITIONALASSETATTRIBUTES", attributesPk, attributes);
      if (spec.caption != null) {
        insert(connection, "ZASSETDESCRIPTION", pk, Map.of("ZASSETATTRIBUTES", attributesPk, "ZLONGDESCRIPTION", spec.caption));
      }
      if (spec.master != null) {
        insert(connection, "ZCLOUDMASTER", masterPk, Map.of("ZCLOUDLOCALSTATE", spec.master));
      }
      insertResources(connection, pk, spec);
      for (String album : spec.albums) {
        execute(connection, "INSERT OR IGNORE INTO %s VALUES (%d, %d, %d)".formatted(generation.joinTable(), albumKeys.get(album), pk, pk * 1024));
      }
    }
  }

  private void insertResources(Connection connection, long pk, AssetSpec spec) throws SQLException {
    long next = pk * 100;
    for (AssetSpec.Resource r : spec.resources) {
      var row = new LinkedHashMap<String, @Nullable Object>();
      row.put("ZASSET", pk);
      row.put("ZRESOURCETYPE", r.type());
      row.put("ZDATASTORESUBTYPE", r.subtype());
      row.put("ZVERSION", r.version());
      row.put("ZLOCALAVAILABILITY", r.local());
      row.put("ZREMOTEAVAILABILITY", r.remote());
      row.put("ZDATALENGTH", r.bytes());
      row.put("ZCLOUDLOCALSTATE", r.cloud());
      insert(connection, "ZINTERNALRESOURCE", next++, row);
    }
    // A thumbnail, as every asset has some.
    insert(connection, "ZINTERNALRESOURCE", next, Map.of("ZASSET", pk, "ZRESOURCETYPE", 0, "ZDATASTORESUBTYPE", 3, "ZVERSION", 0, "ZLOCALAVAILABILITY", 1));
  }

  private static void insert(Connection connection, String table, long pk, Map<String, ? extends @Nullable Object> row) throws SQLException {
    String columns = String.join(", ", row.keySet());
    String marks = ", ?".repeat(row.size());
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO " + table + " (Z_PK" + (columns.isEmpty() ? "" : ", " + columns) + ") VALUES (?" + marks + ")")) {
      statement.setLong(1, pk);
      int at = 2;
      for (Object value : row.values()) {
        statement.setObject(at++, value);
      }
      statement.executeUpdate();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
