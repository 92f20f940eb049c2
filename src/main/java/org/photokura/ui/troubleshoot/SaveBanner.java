package org.photokura.ui.troubleshoot;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.wrapped;

import java.util.Map;
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
    if (safety.pending().unsaved() > 0) {
      return ofPending(safety, texts, actions);
    }
    if (!safety.allWasSafe()) {
      return MessageBar.warning(texts.sentences(
          safety.pending().all() == 0 ? "" : texts.get("ui.troubleshoot.all-saved", "count", safety.pending().all()),
          safety.hidden().unsaved() == 0 ? "" : texts.get("ui.troubleshoot.hidden", "count", safety.hidden().unsaved()),
          safety.doubtful().unsaved() == 0 ? "" : texts.get("ui.troubleshoot.doubtful", "count", safety.doubtful().unsaved())));
    }
    String words = ofSafe(safety, texts);
    var bar = safety.fresh() ? MessageBar.success(words) : MessageBar.info(texts.sentences(words, texts.get("ui.troubleshoot.since")));
    return safety.pending().all() == 0 ? bar : bar.add(Buttons.flat(texts.get("ui.troubleshoot.show"), actions::showNotInICloud));
  }

  private static String ofSafe(Safety safety, Texts texts) {
    if (safety.allInICloud()) {
      return texts.get("ui.troubleshoot.none");
    }
    int waiting = safety.pending().all() + safety.hidden().all();
    return safety.doubtful().all() == 0 ? texts.get("ui.troubleshoot.all-saved", "count", waiting)
        : texts.get("ui.troubleshoot.all-saved-doubtful", "count", waiting + safety.doubtful().all());
  }

  private static Node ofPending(Safety safety, Texts texts, TroubleshootActions actions) {
    Safety.Count pending = safety.pending();
    String second = pending.saved() == 0 ? texts.get("ui.troubleshoot.banner.before")
        : texts.get("ui.troubleshoot.banner.partly", Map.of("saved", pending.saved(), "unsaved", pending.unsaved()));
    var words = growWidth(column(1, wrapped(texts.get("ui.troubleshoot.banner", "count", pending.all()), "pk-heading"), wrapped(second, "pk-small")));
    var save = Buttons.main(texts.get("ui.troubleshoot.save", "count", pending.all()), "download", actions::saveNotInICloud);
    save.getStyleClass().add("big");
    save.setId("save-not-in-icloud");
    var bar = new HBox(16, Icons.icon("cloud-arrow-up", "warn", "s28"), words,
        Buttons.flat(texts.get("ui.troubleshoot.show"), actions::showNotInICloud), save);
    bar.getStyleClass().addAll("pk-message", "warning");
    return bar;
  }
}
