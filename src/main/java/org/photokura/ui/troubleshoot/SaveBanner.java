package org.photokura.ui.troubleshoot;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.wrapped;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.MessageBar;

/** First of all: what is not in iCloud, whether it is safe here, and the way to make it so. */
final class SaveBanner {

  private SaveBanner() {}

  static Node of(Safety safety, Texts texts, TroubleshootActions actions) {
    if (!safety.complete()) {
      return MessageBar.info(texts.get("ui.troubleshoot.listing"));
    }
    if (!safety.known()) {
      return MessageBar.info(texts.get("ui.troubleshoot.unknown"));
    }
    if (safety.pending() == 0) {
      return MessageBar.success(texts.get("ui.troubleshoot.none"));
    }
    if (safety.unsaved() == 0) {
      return MessageBar.success(texts.get("ui.troubleshoot.all-saved", "count", safety.pending()))
          .add(Buttons.flat(texts.get("ui.troubleshoot.show"), actions::showNotInICloud));
    }
    String second = safety.saved() == 0 ? texts.get("ui.troubleshoot.banner.before")
        : texts.get("ui.troubleshoot.banner.partly", java.util.Map.of("saved", safety.saved(), "unsaved", safety.unsaved()));
    var words = growWidth(column(1, wrapped(texts.get("ui.troubleshoot.banner", "count", safety.pending()), "pk-heading"), wrapped(second, "pk-small")));
    var save = Buttons.main(texts.get("ui.troubleshoot.save", "count", safety.pending()), "download", actions::saveNotInICloud);
    save.getStyleClass().add("big");
    save.setId("save-not-in-icloud");
    var bar = new HBox(16, Icons.icon("cloud-arrow-up", "warn", "s28"), words,
        Buttons.flat(texts.get("ui.troubleshoot.show"), actions::showNotInICloud), save);
    bar.getStyleClass().addAll("pk-message", "warning");
    return bar;
  }
}
