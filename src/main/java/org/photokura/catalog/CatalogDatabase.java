package org.photokura.catalog;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Opens the SQLite file of a destination; the one place that knows the driver. */
final class CatalogDatabase {

  /** How a catalog is opened. */
  enum Mode {
    /** By a run, which holds the destination's lock. */
    WRITE("rwc", false),
    /** By a reader. */
    READ("ro", true),
    /** By a reader on a medium that cannot be written, so that SQLite asks for no locks or journals. */
    READ_FROZEN("ro&immutable=1", true);

    private final String parameters;
    private final boolean queryOnly;

    Mode(String parameters, boolean queryOnly) {
      this.parameters = parameters;
      this.queryOnly = queryOnly;
    }
  }

  private CatalogDatabase() {}

  static Connection open(Path file, Mode mode) throws SQLException {
    var settings = new Properties();
    settings.setProperty("busy_timeout", "10000");
    var connection = DriverManager.getConnection("jdbc:sqlite:" + uri(file) + "?mode=" + mode.parameters, settings);
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA foreign_keys = ON");
      if (mode.queryOnly) {
        statement.execute("PRAGMA query_only = ON");
      } else {
        // No write-ahead log: it needs shared memory, which network drives do not have (docs/decisions/0021).
        statement.execute("PRAGMA journal_mode = TRUNCATE");
        statement.execute("PRAGMA synchronous = FULL");
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** A database of nobody. */
  static Connection openInMemory() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite::memory:");
  }

  /** Every byte that a URI or the driver could take for syntax is written as %XX: folders may be called {@code a?b#c%d}. */
  private static String uri(Path file) {
    String path = file.toAbsolutePath().toString().replace('\\', '/');
    var uri = new StringBuilder("file://");
    if (!path.startsWith("/")) {
      uri.append('/');
    }
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xFF;
      if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "/._-~:".indexOf(c) >= 0) {
        uri.append((char) c);
      } else {
        uri.append('%').append(String.format(Locale.ROOT, "%02X", c));
      }
    }
    return uri.toString();
  }

  /** Whether the file itself is damaged or no database at all. */
  static boolean isBroken(SQLException e) {
    return switch (codeOf(e)) {
      case SQLITE_CORRUPT, SQLITE_CORRUPT_INDEX, SQLITE_CORRUPT_SEQUENCE, SQLITE_CORRUPT_VTAB, SQLITE_NOTADB, SQLITE_FORMAT, SQLITE_SCHEMA, SQLITE_ERROR -> true;
      default -> false;
    };
  }

  /** Whether a reader met the journal of a crashed run, which only a writer may roll back. */
  static boolean needsRecovery(SQLException e) {
    return switch (codeOf(e)) {
      case SQLITE_READONLY, SQLITE_READONLY_ROLLBACK, SQLITE_READONLY_RECOVERY, SQLITE_READONLY_CANTLOCK, SQLITE_CANTOPEN -> true;
      default -> false;
    };
  }

  private static SQLiteErrorCode codeOf(SQLException e) {
    return e instanceof SQLiteException lite ? lite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
  }
}
