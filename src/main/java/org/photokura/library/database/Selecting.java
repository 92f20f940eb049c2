package org.photokura.library.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the column list of a SELECT for whatever columns there are: an absent one is read as NULL. */
final class Selecting {

  private final PhotosSchema schema;
  private final List<String> columns = new ArrayList<>();

  Selecting(PhotosSchema schema) {
    this.schema = schema;
  }

  /** Reads the first of these columns that exists. */
  Column column(String table, String alias, String... names) {
    String found = "NULL";
    for (String name : names) {
      if (schema.has(table, name)) {
        found = alias + "." + name;
        break;
      }
    }
    columns.add(found);
    return new Column(columns.size(), !found.equals("NULL"));
  }

  /** The columns, for a statement. */
  String list() {
    return String.join(", ", columns);
  }

  /**
   * A column of the result. Whatever type a value has on disk, it is read as what is asked for; what makes no sense is null.
   *
   * @param index from 1
   * @param exists whether the database has it at all
   */
  record Column(int index, boolean exists) {

    @Nullable String text(ResultSet row) throws SQLException {
      return exists ? row.getString(index) : null;
    }

    /** The text, null if it is blank. */
    @Nullable String words(ResultSet row) throws SQLException {
      String text = text(row);
      return text == null || text.isBlank() ? null : text;
    }

    @Nullable Long number(ResultSet row) throws SQLException {
      if (!exists) {
        return null;
      }
      long value = row.getLong(index);
      return row.wasNull() ? null : value;
    }

    long number(ResultSet row, long otherwise) throws SQLException {
      Long value = number(row);
      return value == null ? otherwise : value;
    }

    /** Whether it is a number other than 0. */
    boolean is(ResultSet row) throws SQLException {
      return number(row, 0) != 0;
    }

    boolean is(ResultSet row, long value) throws SQLException {
      Long number = number(row);
      return number != null && number == value;
    }

    @Nullable Double real(ResultSet row) throws SQLException {
      if (!exists) {
        return null;
      }
      double value = row.getDouble(index);
      return row.wasNull() || !Double.isFinite(value) ? null : value;
    }
  }
}
