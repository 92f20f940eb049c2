package org.photokura.virtualphone.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts rows into one of Core Data's tables, many at a time; keys count from 1. All rows have the columns of the first. */
final class Rows implements AutoCloseable {

  private static final int BATCH = 500;

  private final Connection connection;
  private final String table;
  private @Nullable PreparedStatement statement;
  private List<String> columns = List.of();
  private long last;
  private int waiting;

  Rows(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  /** The key that the next row gets. */
  long nextKey() {
    return last + 1;
  }

  /** Begins a row. */
  Row row(int entity) {
    return new Row().put("Z_PK", nextKey()).put("Z_ENT", entity).put("Z_OPT", 1);
  }

  void flush() throws SQLException {
    if (statement != null && waiting > 0) {
      statement.executeBatch();
      waiting = 0;
    }
  }

  @Override
  public void close() throws SQLException {
    flush();
    if (statement != null) {
      statement.close();
    }
  }

  private PreparedStatement statement(List<String> names) throws SQLException {
    if (statement == null) {
      columns = names;
      statement = connection.prepareStatement("INSERT INTO %s (%s) VALUES (%s)".formatted(table, String.join(", ", names),
          String.join(", ", Collections.nCopies(names.size(), "?"))));
    }
    return statement;
  }

  /** One row on its way. */
  final class Row {

    private final List<String> names = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    Row put(String column, @Nullable Object value) {
      names.add(column);
      values.add(value);
      return this;
    }

    /** A flag: 1 or 0. */
    Row flag(String column, boolean set) {
      return put(column, set ? 1 : 0);
    }

    /**
     * Inserts it.
     *
     * @return its key
     */
    long add() throws SQLException {
      var insert = statement(names);
      if (!columns.equals(names)) {
        throw new IllegalStateException(table + " has " + columns + ", not " + names);
      }
      for (int i = 0; i < values.size(); i++) {
        insert.setObject(i + 1, values.get(i));
      }
      insert.addBatch();
      last++;
      if (++waiting == BATCH) {
        flush();
      }
      return last;
    }
  }
}
