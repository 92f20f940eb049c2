package org.photokura.ui.shell;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.present;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.spacer;
import static org.photokura.ui.fx.Labels.wrapped;

import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import org.photokura.core.Problem;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.SheetHost;

/** A problem that kept something from happening: what happened, what is safe, what to do; the technical cause behind "Details". */
final class ProblemSheet {

  private ProblemSheet() {}

  static void open(SheetHost host, Texts texts, Problem problem) {
    var title = row(10, Icons.icon("exclamation-triangle", "warn", "s20"), growWidth(wrapped(texts.what(problem).replaceFirst("[.。]$", ""), "pk-heading")));
    var details = new TextArea(problem.toString());
    details.setEditable(false);
    details.setWrapText(true);
    details.setPrefRowCount(3);
    details.getStyleClass().add("pk-mono");
    present(details, false);
    var close = Buttons.main(texts.get("ui.close"), host::close);
    var more = Buttons.link(texts.get("ui.details"), () -> present(details, !details.isVisible()));
    more.getStyleClass().add("flush");
    present(more, problem.technicalCause() != null);
    var sheet = column(10, title, wrapped(texts.safe(problem)), wrapped(texts.toDo(problem)), details, row(8, more, spacer(), close));
    sheet.getStyleClass().add("pk-question");
    sheet.setMaxSize(480, Region.USE_PREF_SIZE);
    host.open(sheet, close, () -> {});
  }

  /** A sheet with a few words and a way out. */
  static void words(SheetHost host, Texts texts, String title, String text) {
    var close = Buttons.main(texts.get("ui.close"), host::close);
    var sheet = column(10, label(title, "pk-title"), wrapped(text), row(8, spacer(), close));
    sheet.getStyleClass().add("pk-question");
    sheet.setMaxSize(520, Region.USE_PREF_SIZE);
    host.open(sheet, close, () -> {});
  }
}
