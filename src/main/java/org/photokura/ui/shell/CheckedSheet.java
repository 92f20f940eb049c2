package org.photokura.ui.shell;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.present;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.spacer;
import static org.photokura.ui.fx.Labels.wrapped;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Icons;

/** Files of the destination are missing, or not what they were: how many, which, and the way to bring them back. */
final class CheckedSheet {

  /** How many files of each kind are named: no one reads more, and each is a line that the window lays out. */
  static final int MOST_NAMED = 500;

  private CheckedSheet() {}

  static void open(MainView main, UiServices.Checked found) {
    Texts texts = main.texts();
    var sheets = main.sheets();
    var model = main.model();
    // The whole library: the sheet of the export counts by itself what lies there, and copies the rest.
    var phone = model.listedPhone(); // The sheet may outlive it.
    boolean canSave = model.whyNoExport() == null && model.library().state().complete();
    String counts = texts.get("ui.check.not-fine.text", Map.of("ok", found.ok(), "changed", found.changed().size(), "missing", found.missing().size()));
    var title = row(10, Icons.icon("exclamation-triangle", "warn", "s20"), growWidth(wrapped(texts.get("ui.check.not-fine", "count", found.checked()), "pk-heading")));
    var files = new TextArea(list(texts, found));
    files.setEditable(false);
    files.getStyleClass().addAll("pk-mono", "tall");
    files.setId("checked-files");
    present(files, false);
    var which = Buttons.link(texts.get("ui.check.which"), () -> present(files, !files.isVisible()));
    which.getStyleClass().add("flush");
    var close = canSave ? Buttons.plain(texts.get("ui.close"), sheets::close) : Buttons.main(texts.get("ui.close"), sheets::close);
    var buttons = row(8, which, spacer(), close);
    Button first = close;
    if (canSave) {
      first = Buttons.main(texts.get("ui.check.export-again"), "download", () -> {
        sheets.close();
        main.exports().export(model.items().all(), texts.get("ui.source.all"), phone);
      });
      first.setId("export-again");
      buttons.getChildren().add(first);
    }
    var sheet = column(10, title, wrapped(counts), wrapped(texts.get(canSave ? "ui.check.not-fine.again" : "ui.check.not-fine.connect")), files, buttons);
    sheet.getStyleClass().add("pk-question");
    sheet.setMaxSize(520, Region.USE_PREF_SIZE);
    sheets.open(sheet, first, () -> {});
  }

  static String list(Texts texts, UiServices.Checked found) {
    var lines = new ArrayList<String>();
    add(lines, texts, "ui.check.which.missing", found.missing());
    add(lines, texts, "ui.check.which.changed", found.changed());
    return String.join("\n", lines);
  }

  private static void add(List<String> lines, Texts texts, String heading, List<String> paths) {
    if (paths.isEmpty()) {
      return;
    }
    lines.add(texts.get(heading) + " (" + paths.size() + ")");
    paths.stream().limit(MOST_NAMED).forEach(path -> lines.add("  " + path));
    if (paths.size() > MOST_NAMED) {
      lines.add("  " + texts.get("ui.check.which.more", "count", paths.size() - MOST_NAMED));
    }
  }
}
