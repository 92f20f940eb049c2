package org.photokura.diagnose.words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.device.DeviceFacts;
import org.photokura.device.DeviceModels;
import org.photokura.diagnose.CheckId;
import org.photokura.diagnose.Finding;
import org.photokura.diagnose.Finding.Status;
import org.photokura.text.Texts;

/**
 * What was found, for somebody who helps from afar. It names the model and its iOS, and neither the phone, its owner nor any photo.
 *
 * @param device of whom only model and version are told
 * @param findings of all checks, with the person's answers in them
 * @param notInICloud how many items are not in iCloud; null where nobody can know
 * @param madeAt when
 */
public record DoctorReport(DeviceFacts device, List<Finding> findings, @Nullable Long notInICloud, Instant madeAt) {

  private static final String STYLE = """
      body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:56rem;padding:0 1rem;color:#24292f;background:#fff}
      h1{font-size:1.6rem;margin:0 0 .3rem}h2{font-size:1.05rem;margin:1.4rem 0 .1rem}p{margin:.2rem 0}.m,li{color:#57606a}li{font-size:.85rem;overflow-wrap:anywhere}
      .problem{color:#cf222e}.ok{color:#1a7f37}.ask{color:#3b5bdb}.unknown{color:#57606a}
      @media(prefers-color-scheme:dark){body{background:#0d1117;color:#d6dde5}.m,li,.unknown{color:#9aa4af}.problem{color:#ff7b72}.ok{color:#3fb950}.ask{color:#91a7ff}}""";

  public DoctorReport {
    findings = List.copyOf(findings);
  }

  /** As plain text, to be pasted into a letter. */
  public String text(Texts texts, CheckWords words) {
    var out = new StringBuilder(title(texts)).append('\n');
    heading(texts, words).forEach(line -> out.append(line).append('\n'));
    for (Finding finding : findings) {
      out.append("\n[").append(words.status(finding)).append("] ").append(words.title(finding.id())).append('\n');
      out.append("  ").append(words.advice(finding, device.iosVersion())).append('\n');
      finding.facts().forEach(fact -> out.append("  - ").append(words.dated(fact)).append('\n'));
    }
    return out.toString();
  }

  /** As a page: one file, nothing loaded from elsewhere, everything escaped. */
  public String html(Texts texts, CheckWords words) {
    var out = new StringBuilder();
    out.append("<!doctype html>\n<html lang=\"").append(texts.locale().getLanguage()).append("\"><meta charset=\"utf-8\"><title>").append(escape(title(texts)))
        .append("</title><style>").append(STYLE).append("</style>\n<h1>").append(escape(title(texts))).append("</h1>\n");
    heading(texts, words).forEach(line -> out.append("<p class=\"m\">").append(escape(line)).append("</p>\n"));
    for (Finding finding : findings) {
      out.append("<h2>").append(escape(words.title(finding.id()))).append("</h2>\n<p><b class=\"").append(finding.status().key()).append("\">")
          .append(escape(words.status(finding))).append("</b> · ").append(escape(words.advice(finding, device.iosVersion()))).append("</p>\n");
      if (!finding.facts().isEmpty()) {
        out.append("<ul>");
        finding.facts().forEach(fact -> out.append("<li>").append(escape(words.dated(fact))).append("</li>"));
        out.append("</ul>\n");
      }
    }
    return out.append("</html>\n").toString();
  }

  private static String title(Texts texts) {
    return texts.get("check.report.title");
  }

  private List<String> heading(Texts texts, CheckWords words) {
    var lines = new ArrayList<String>();
    if (device.productType() != null) {
      lines.add(DeviceModels.name(device.productType()) + (device.iosVersion() == null ? "" : " · iOS " + device.iosVersion()));
    }
    lines.add(texts.get("check.report.made", "time", words.time(madeAt)));
    var asked = findings.stream().filter(finding -> finding.id() != CheckId.RESTART).toList();
    lines.add(texts.get("check.report.sum", Map.of("problems", count(asked, Status.PROBLEM), "fine", count(asked, Status.OK), "all", asked.size())));
    lines.add(notInICloud == null ? texts.get("check.report.unknown") : texts.get("check.report.pending", "count", notInICloud));
    return lines;
  }

  private static long count(List<Finding> findings, Status status) {
    return findings.stream().filter(finding -> finding.status() == status).count();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
  }
}
