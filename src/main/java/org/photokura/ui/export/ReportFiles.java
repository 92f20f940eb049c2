package org.photokura.ui.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.photokura.text.Texts;
import org.photokura.transfer.ExportReport;
import org.photokura.transfer.ReportCsv;
import org.photokura.transfer.ReportJson;

/** A report as a file: a page for people, or a table or JSON for programs, by the ending of its name. */
public final class ReportFiles {

  private final Texts texts;
  private final ExportReport report;
  private final ExportWish wish;

  public ReportFiles(Texts texts, ExportReport report, ExportWish wish) {
    this.texts = texts;
    this.report = report;
    this.wish = wish;
  }

  /** Writes it; blocks. */
  public void write(String fileName, OutputStream out) throws IOException {
    String name = fileName.toLowerCase(Locale.ROOT);
    if (name.endsWith(".json")) {
      ReportJson.write(report, out);
    } else if (name.endsWith(".csv")) {
      var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      ReportCsv.write(report, text);
      text.flush();
    } else {
      new ReportHtml(texts, report, wish).write(out);
    }
  }
}
