package org.photokura.ui.shell;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.spacer;
import static org.photokura.ui.fx.Labels.wrapped;

import java.util.function.Consumer;
import javafx.scene.layout.Region;
import org.photokura.core.Problem;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Background;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Ring;
import org.photokura.ui.fx.SheetHost;

/** Every file of the destination is read again, which can take minutes: says so while it lasts, and can be stopped. */
final class ChecksumSheet {

  private ChecksumSheet() {}

  /**
   * Begins.
   *
   * @param done what it found; the sheet is closed before
   * @param failed why it could not be done; the same
   */
  static <T> void open(SheetHost host, Texts texts, Background background, Background.Work<T> check, Consumer<? super T> done, Consumer<Problem> failed) {
    var cancel = Buttons.plain(texts.get("ui.cancel"), host::close);
    var sheet = column(10, row(12, Ring.waiting(20, 3), label(texts.get("ui.check.under-way"), "pk-title")), wrapped(texts.get("ui.check.under-way.text")), row(8, spacer(), cancel));
    sheet.getStyleClass().add("pk-question");
    sheet.setMaxSize(480, Region.USE_PREF_SIZE);
    var job = background.run(check, found -> {
      host.close(sheet);
      done.accept(found);
    }, problem -> {
      host.close(sheet);
      failed.accept(problem);
    });
    host.open(sheet, cancel, job::cancel);
  }
}
