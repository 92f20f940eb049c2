package org.photokura.library.database.glance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where the columns of a table stand in its rows, read off the statement that made it.
 *
 * @param root its first page
 * @param columns place of each column, by name in upper case
 */
record TableLayout(long root, Map<String, Integer> columns) {

  /** Reads a CREATE TABLE statement; what it cannot make sense of just yields no columns. */
  static TableLayout of(long root, String createTable) {
    var columns = new HashMap<String, Integer>();
    List<String> definitions = definitions(createTable);
    for (int i = 0; i < definitions.size(); i++) {
      String name = definitions.get(i).strip().split("[\\s(]", 2)[0];
      columns.putIfAbsent(name.replaceAll("[\"'`\\[\\]]", "").toUpperCase(Locale.ROOT), i);
    }
    return new TableLayout(root, columns);
  }

  /** The place of a column; -1 if there is none. */
  int place(String column) {
    return columns.getOrDefault(column, -1);
  }

  /** What stands between the outer brackets, split at the commas that are in no inner ones. */
  private static List<String> definitions(String statement) {
    var definitions = new ArrayList<String>();
    int depth = 0;
    int start = statement.indexOf('(') + 1;
    for (int i = statement.indexOf('('); i >= 0 && i < statement.length(); i++) {
      char c = statement.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      }
      if (depth == 0 || (depth == 1 && c == ',')) {
        definitions.add(statement.substring(start, i));
        start = i + 1;
      }
      if (depth == 0) {
        break;
      }
    }
    return definitions;
  }
}
