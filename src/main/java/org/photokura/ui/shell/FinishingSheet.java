package org.photokura.ui.shell;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.spacer;
import static org.photokura.ui.fx.Labels.wrapped;

import javafx.scene.layout.Region;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.SheetHost;

/** Says that a stopped export still comes to its end before the window closes, and that nobody needs to wait for it. */
final class FinishingSheet {

  private FinishingSheet() {}

  static void open(SheetHost host, Texts texts, Runnable closeNow) {
    var now = Buttons.plain(texts.get("ui.quit.now"), closeNow);
    var sheet = column(10, label(texts.get("ui.quit.finishing"), "pk-title"), wrapped(texts.get("ui.quit.finishing.text")), row(8, spacer(), now));
    sheet.getStyleClass().add("pk-question");
    sheet.setMaxSize(460, Region.USE_PREF_SIZE);
    host.open(sheet, now, () -> {});
  }
}
