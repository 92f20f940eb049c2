package org.photokura.ui.fx;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.spacer;
import static org.photokura.ui.fx.Labels.wrapped;

/** A question with two answers. The safe one has the focus; the other says its effect. */
public final class Question {

  private Question() {}

  /**
   * Asks.
   *
   * @param safe the answer that changes nothing; Esc means the same
   * @param action the other answer
   * @param dangerous whether the other answer is shown in red, and the safe one is the main one
   */
  public static void ask(SheetHost host, String title, String text, String safe, String action, boolean dangerous, Runnable onAction) {
    var no = dangerous ? Buttons.main(safe, host::close) : Buttons.plain(safe, host::close);
    var yes = dangerous
        ? Buttons.plain(action, () -> {
          host.close();
          onAction.run();
        })
        : Buttons.main(action, () -> {
          host.close();
          onAction.run();
        });
    if (dangerous) {
      yes.getStyleClass().add("danger");
    }
    no.setCancelButton(true);
    var buttons = row(8, spacer(), no, yes);
    var sheet = column(10, label(title, "pk-title"), wrapped(text), buttons);
    sheet.getStyleClass().add("pk-question");
    sheet.setMaxSize(460, javafx.scene.layout.Region.USE_PREF_SIZE);
    host.open(sheet, no, () -> {});
  }
}
