package org.photokura.library.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.device.DeviceException;
import org.photokura.library.CollectingSink;
import org.photokura.library.reader.DefaultLibraryReader;

/**
 * Rows of a whole and sound database with values that no phone should write: four bytes choose a column, a row and a value. The library must come out of it, or out of the
 * files, without loss.
 */
public final class DatabaseFuzz {

  private static final int MOST_EDITS = 24;
  private static final @Nullable Object[] VALUES = {
      null, "", "x", "../../../etc/passwd", "/", "a/b", "..", ".", "\u0000", "C:\\x", "x".repeat(5000), "\ud83d", "\u202egpj.exe", -1L, 0L, 1L, 2L, 3L, 255L, Long.MIN_VALUE,
      Long.MAX_VALUE, (long) Integer.MIN_VALUE, 1e308, -1e308, 0.5, -62_135_769_600.0, new byte[0], new byte[] {1, 2, 3}, "DCIM/100APPLE", "IMG_0001.HEIC", "2026-11-22", "nan"};

  private static final DatabaseFuzz INSTANCE = create();

  private record Column(String table, String name) {}

  private final StandardLibrary library = new StandardLibrary(Generation.IOS_18);
  private final List<Column> columns = new ArrayList<>();
  private final Path folder;
  private final byte[] whole;

  private DatabaseFuzz() throws IOException, SQLException {
    folder = Files.createTempDirectory("photokura-fuzz-");
    folder.toFile().deleteOnExit();
    var builder = new PhotosDatabaseBuilder(Generation.IOS_18);
    library.writeTo(builder, new DatabasePhone(folder));
    whole = builder.build(folder.resolve("made")).database();
    var file = Files.write(folder.resolve("edited.sqlite"), whole);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement();
        var found = statement.executeQuery("SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'")) {
      while (found.next()) {
        columns.add(new Column(found.getString(1), found.getString(2)));
      }
    }
  }

  private static DatabaseFuzz create() {
    try {
      return new DatabaseFuzz();
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Anything but a library is a fault: the reader falls back to the files by itself. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException, SQLException, DeviceException {
    INSTANCE.read(INSTANCE.edited(data));
  }

  private byte[] edited(byte[] edits) throws IOException, SQLException {
    var file = Files.write(folder.resolve("edited.sqlite"), whole);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = DELETE");
      statement.execute("PRAGMA synchronous = OFF");
      for (int at = 0; at + 4 <= edits.length && at < 4 * MOST_EDITS; at += 4) {
        var column = columns.get(Math.floorMod(edits[at] << 8 | edits[at + 1], columns.size()));
        edit(connection, column, edits[at + 2] & 0x3F, VALUES[(edits[at + 3] & 0xFF) % VALUES.length]);
      }
    }
    return Files.readAllBytes(file);
  }

  private static void edit(Connection connection, Column column, int row, @Nullable Object value) throws SQLException {
    String sql = "UPDATE OR IGNORE %s SET %s = ? WHERE rowid = (SELECT rowid FROM %s LIMIT 1 OFFSET %d)".formatted(column.table, column.name, column.table, row);
    try (var update = connection.prepareStatement(sql)) {
      update.setObject(1, value);
      update.executeUpdate();
    } catch (SQLException _) {
      // a primary key takes whole numbers only
    }
  }

  private void read(byte[] database) throws DeviceException {
    var phone = new DatabasePhone(folder.resolve("cache")).marker().database(new PhotosDatabaseBuilder.Written(database, new byte[0]));
    library.files.forEach(phone::file);
    var sink = new CollectingSink();
    new DefaultLibraryReader(phone.cache, ZoneId.of("UTC")).read(phone.session, sink, Cancellation.none());
    if (sink.items().isEmpty()) {
      throw new AssertionError("no items");
    }
  }
}
