package org.photokura.ui.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.photokura.core.Problem;
import org.photokura.library.Item;
import org.photokura.text.Texts;
import org.photokura.transfer.ExportReport;
import org.photokura.transfer.Outcome;

/** A report as a page for people, in their language: one file, nothing loaded from elsewhere. */
final class ReportHtml {

  private static final String STYLE = """
      body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#24292f;background:#fff}
      h1{font-size:1.6rem;margin:0 0 .3rem}p{margin:.2rem 0;color:#57606a}table{border-collapse:collapse;width:100%;margin-top:1.2rem}
      th,td{text-align:left;padding:.45rem .6rem;border-bottom:1px solid #e6eaee;vertical-align:top}th{font-size:.85rem;color:#57606a}
      td.n{text-align:right;white-space:nowrap}code{font-size:.85rem;overflow-wrap:anywhere}.failed{color:#cf222e}.onlyInICloud{color:#3b5bdb}.copied{color:#1a7f37}
      @media(prefers-color-scheme:dark){body{background:#0d1117;color:#d6dde5}p,th{color:#9aa4af}th,td{border-color:#30363d}.failed{color:#ff7b72}
      .onlyInICloud{color:#91a7ff}.copied{color:#3fb950}}""";

  private final Texts texts;
  private final ExportReport report;
  private final Map<String, Item> items = new HashMap<>();

  ReportHtml(Texts texts, ExportReport report, ExportWish wish) {
    this.texts = texts;
    this.report = report;
    wish.items().forEach(item -> items.put(item.id(), item));
  }

  void write(OutputStream stream) throws IOException {
    try (Writer out = new OutputStreamWriter(stream, StandardCharsets.UTF_8)) {
      String title = texts.get("ui.report.html.title");
      out.write("<!doctype html>\n<html lang=\"" + texts.locale().getLanguage() + "\"><meta charset=\"utf-8\"><title>" + escape(title) + "</title><style>"
          + STYLE + "</style>\n<h1>" + escape(title) + "</h1>\n");
      paragraph(out, facts());
      paragraph(out, sum());
      Problem stopped = report.stoppedBy();
      if (stopped != null) {
        paragraph(out, texts.sentences(texts.what(stopped), texts.safe(stopped)));
      }
      out.write("<table><thead><tr>");
      for (String column : new String[] {"name", "outcome", "why", "size"}) {
        out.write("<th>" + escape(texts.get("ui.report.html." + column)) + "</th>");
      }
      out.write("</tr></thead><tbody>\n");
      for (Outcome outcome : report.outcomes()) {
        row(out, outcome);
      }
      out.write("</tbody></table></html>\n");
    }
  }

  private String facts() {
    var formats = texts.formats();
    var end = report.finishedAt().atZoneSameInstant(ZoneId.systemDefault());
    String device = report.deviceName() == null ? texts.get("ui.device.iphone") : report.deviceName();
    return device + " · " + formats.fullDay(end.toLocalDate()) + ", " + formats.time(end.toLocalTime()) + " · " + report.destination() + " · "
        + formats.size(report.bytesCopied());
  }

  private String sum() {
    var c = report.counts();
    return texts.get("ui.report.sum", Map.of("selected", c.selected(), "saved", c.copied(), "there", c.alreadyThere(), "cloud", c.onlyInICloud(),
        "skipped", c.skipped(), "failed", c.failed()));
  }

  private void row(Writer out, Outcome outcome) throws IOException {
    Item item = items.get(outcome.itemId());
    String name = item == null ? outcome.itemId() : item.name();
    String[] words = switch (outcome) {
      case Outcome.Copied copied -> new String[] {"copied", "saved", targets(copied, copied.notes().isEmpty() ? null : copied.notes().getFirst())};
      case Outcome.AlreadyThere there -> new String[] {"alreadyThere", "already-there", targets(there, there.notes().isEmpty() ? null : there.notes().getFirst())};
      case Outcome.OnlyInICloud _ -> new String[] {"onlyInICloud", "only-in-icloud", escape(texts.get("ui.report.only-in-icloud.why"))};
      case Outcome.Skipped skipped -> new String[] {"skipped", "skipped", escape(texts.what(skipped.reason()))};
      case Outcome.Failed failed -> new String[] {"failed", "failed", targets(failed, failed.reason())};
    };
    long bytes = outcome.files().stream().mapToLong(Outcome.SavedFile::sizeBytes).sum();
    out.write(String.format(Locale.ROOT, "<tr><td>%s</td><td class=\"%s\">%s</td><td>%s</td><td class=\"n\">%s</td></tr>\n", escape(name), words[0],
        escape(texts.get("ui.report.outcome." + words[1])), words[2], outcome.files().isEmpty() ? "" : escape(texts.formats().fileSize(bytes))));
  }

  private String targets(Outcome outcome, @org.jspecify.annotations.Nullable Problem problem) {
    var html = new StringBuilder();
    if (problem != null) {
      html.append(escape(texts.sentences(texts.what(problem), texts.toDo(problem)))).append("<br>");
    }
    outcome.files().forEach(file -> html.append("<code>").append(escape(file.target())).append("</code><br>"));
    return html.toString();
  }

  private static void paragraph(Writer out, String text) throws IOException {
    out.write("<p>" + escape(text) + "</p>\n");
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
