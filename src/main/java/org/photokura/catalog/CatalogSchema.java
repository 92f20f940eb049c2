package org.photokura.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** The versions of the catalog's schema and the way from each to the next; see docs/catalog.md. */
final class CatalogSchema {

  /** "PKUR": tells that a SQLite file is ours. */
  static final int APPLICATION_ID = 0x504B5552;

  /** One script a version; {@code user_version} counts those that ran. */
  private static final List<String> SCRIPTS = List.of("001.sql", "002.sql");

  static final int VERSION = SCRIPTS.size();

  private CatalogSchema() {}

  /** What lies in a file that SQLite could open. */
  enum State {
    EMPTY,
    OURS,
    TOO_NEW,
    FOREIGN
  }

  static State state(Connection connection) throws SQLException {
    int applicationId = pragma(connection, "application_id");
    int version = pragma(connection, "user_version");
    if (applicationId == 0 && version == 0 && pragma(connection, "schema_version") == 0) {
      return State.EMPTY;
    }
    if (applicationId != APPLICATION_ID) {
      return State.FOREIGN;
    }
    return version > VERSION ? State.TOO_NEW : State.OURS;
  }

  /** Brings an empty or older catalog to this version, in one transaction. */
  static void migrate(Connection connection) throws SQLException {
    int version = pragma(connection, "user_version");
    if (version == VERSION) {
      return;
    }
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      for (String script : SCRIPTS.subList(version, VERSION)) {
        statement.executeUpdate(read(script));
      }
      statement.execute("PRAGMA application_id = " + APPLICATION_ID);
      statement.execute("PRAGMA user_version = " + VERSION);
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static int pragma(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement(); var result = statement.executeQuery("PRAGMA " + name)) {
      return result.getInt(1);
    }
  }

  private static String read(String script) {
    try (var in = Objects.requireNonNull(CatalogSchema.class.getResourceAsStream(script), script)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
