package org.photokura.transfer;

import java.io.IOException;
import java.util.List;
import org.photokura.core.Problem;

/**
 * Writes a report as a table for spreadsheets (RFC 4180, with the column names of the JSON): one line a file, and one for each item without files.
 */
public final class ReportCsv {

  private static final List<String> COLUMNS = List.of("id", "outcome", "reason", "role", "path", "target", "size", "sha256");

  private ReportCsv() {}

  /** Writes the table; the caller chooses the encoding (UTF-8) and closes. */
  public static void write(ExportReport report, Appendable out) throws IOException {
    line(out, COLUMNS);
    for (var outcome : report.outcomes()) {
      String reason = outcome.remark().map(Problem::id).map(id -> id.key()).orElse("");
      if (outcome.files().isEmpty()) {
        line(out, List.of(outcome.itemId(), outcome.key(), reason, "", "", "", "", ""));
      }
      for (var file : outcome.files()) {
        String path = file.path() == null ? "" : file.path();
        line(out, List.of(outcome.itemId(), outcome.key(), reason, file.role(), path, file.target(), Long.toString(file.sizeBytes()), file.sha256()));
      }
    }
  }

  private static void line(Appendable out, List<String> cells) throws IOException {
    String separator = "";
    for (String cell : cells) {
      out.append(separator).append(quoted(cell));
      separator = ",";
    }
    out.append("\r\n");
  }

  /** Names come from the phone: one that begins like a formula must not become one in a spreadsheet. */
  private static String quoted(String cell) {
    String text = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
