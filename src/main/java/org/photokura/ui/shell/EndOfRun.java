package org.photokura.ui.shell;

import java.util.Map;
import java.util.function.Supplier;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.photokura.text.Texts;
import org.photokura.transfer.ExportReport;
import org.photokura.ui.export.LeftOut;

/** Shows the running export at the window's icon and in its title, and tells its end on the desktop if the window is not in front. */
final class EndOfRun {

  private final WindowViewModel model;
  private final Stage stage;
  private int shownPercent = -1;

  EndOfRun(WindowViewModel model, Stage stage) {
    this.model = model;
    this.stage = stage;
  }

  Subscription follow(Supplier<Texts> texts) {
    return Subscription.combine(
        model.transfer().shareProperty().subscribe(share -> showShare(share.doubleValue(), texts.get())),
        model.runs().runningProperty().subscribe(running -> {
          if (!running) {
            shownPercent = -1;
            stage.setTitle("Photokura");
            model.services().desktop().showProgress(-1);
          }
        }),
        model.runs().reportProperty().subscribe(report -> ended(report, texts.get())));
  }

  private void showShare(double share, Texts texts) {
    int percent = (int) (share * 100);
    if (model.runs().isRunning() && percent != shownPercent) {
      shownPercent = percent;
      stage.setTitle(texts.formats().percent(share) + " – Photokura");
      model.services().desktop().showProgress(share);
    }
  }

  private void ended(@Nullable ExportReport report, Texts texts) {
    if (report == null || stage.isFocused()) {
      return;
    }
    model.services().desktop().tell("Photokura", words(report, leftOut(report), texts));
  }

  private boolean leftOut(ExportReport report) {
    var wish = model.runs().wishProperty().get();
    return wish != null && LeftOut.isSomething(report, wish);
  }

  /** The same verdict as the report's: "all are safe" only where all are. */
  static String words(ExportReport report, boolean leftOut, Texts texts) {
    var c = report.counts();
    int safe = c.copied() + c.alreadyThere();
    if (safe == c.selected() && report.stoppedBy() == null) {
      return texts.get(leftOut ? "ui.notify.done.left-out" : "ui.notify.done", Map.of("count", safe));
    }
    return c.failed() + c.skipped() > 0 || report.stoppedBy() != null
        ? texts.get("ui.notify.attention", Map.of("saved", c.copied(), "failed", c.failed() + c.skipped()))
        : texts.get(leftOut ? "ui.notify.partly-cloud.left-out" : "ui.notify.partly-cloud", Map.of("saved", safe, "cloud", c.onlyInICloud()));
  }
}
