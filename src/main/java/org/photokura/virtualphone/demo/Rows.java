package org.photokura.virtualphone.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts rows into one table, many at a time; keys count from 1. */
final class Rows implements AutoCloseable {

  private static final int BATCH = 500;

  private final PreparedStatement statement;
  private long last;
  private int waiting;

  /**
   * @param columns beside Z_PK, which comes first by itself
   */
  Rows(Connection connection, String table, String columns) throws SQLException {
    List<String> names = Arrays.asList(columns.split("[,\\s]+"));
    statement = connection.prepareStatement("INSERT INTO %s (Z_PK, %s) VALUES (?, %s)".formatted(table, String.join(", ", names),
        String.join(", ", Collections.nCopies(names.size(), "?"))));
  }

  /** The key that the next row gets. */
  long next() {
    return last + 1;
  }

  /**
   * @return the key of the new row
   */
  long add(@Nullable Object... values) throws SQLException {
    last++;
    statement.setLong(1, last);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 2, values[i]);
    }
    statement.addBatch();
    if (++waiting == BATCH) {
      flush();
    }
    return last;
  }

  void flush() throws SQLException {
    if (waiting > 0) {
      statement.executeBatch();
      waiting = 0;
    }
  }

  @Override
  public void close() throws SQLException {
    flush();
    statement.close();
  }
}
