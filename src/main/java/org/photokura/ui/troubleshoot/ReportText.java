package org.photokura.ui.troubleshoot;

import org.photokura.device.DeviceModels;
import org.photokura.text.Texts;

/** What was found, as plain text for somebody who helps. It names the model, not the phone, its owner or any photo. */
final class ReportText {

  private ReportText() {}

  static String of(TroubleshootViewModel model, Texts texts, TroubleWords words) {
    var out = new StringBuilder();
    var facts = model.facts();
    out.append(texts.get("ui.side.troubleshoot")).append('\n');
    if (facts.productType() != null) {
      out.append(DeviceModels.name(facts.productType()));
      out.append(facts.iosVersion() == null ? "" : " · iOS " + facts.iosVersion()).append('\n');
    }
    var safety = model.safetyProperty().get();
    out.append(safety.known() ? texts.get("ui.troubleshoot.pending", "count", safety.pending()) : texts.get("ui.troubleshoot.unknown")).append('\n');
    for (CheckRow row : model.rows()) {
      var finding = row.finding();
      if (finding == null) {
        continue;
      }
      out.append("\n[").append(texts.get("check.status." + finding.status().key())).append("] ").append(words.title(row.id())).append('\n');
      out.append("  ").append(words.advice(row)).append('\n');
      finding.facts().forEach(fact -> out.append("  - ").append(words.fact(fact)).append('\n'));
    }
    return out.toString();
  }
}
