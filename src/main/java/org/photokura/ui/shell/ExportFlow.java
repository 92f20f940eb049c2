package org.photokura.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.Udid;
import org.photokura.library.Item;
import org.photokura.text.Texts;
import org.photokura.ui.export.ExportSheet;
import org.photokura.ui.export.ExportSheetViewModel;
import org.photokura.ui.export.ReportPage;
import org.photokura.ui.export.ReportViewModel;
import org.photokura.ui.export.TransferPage;
import org.photokura.ui.fx.Question;
import org.photokura.ui.model.Source.Smart;
import org.photokura.ui.sources.SourceWords;

/** An export's way through the window: the sheet that asks, the progress, the report. */
final class ExportFlow {

  private final MainView main;
  private final WindowViewModel model;
  private final Texts texts;

  ExportFlow(MainView main) {
    this.main = main;
    this.model = main.model();
    this.texts = main.texts();
  }

  /** Opens the sheet for items of what the grid shows. */
  void export(List<Item> items) {
    export(items, SourceWords.name(texts, model.grid().sourceProperty().get()), model.listedPhone());
  }

  /**
   * Opens the sheet for items of a certain phone; or says that it is not there, where another is listed: paths on them are alike.
   *
   * @param title what is exported
   * @param phone on which the items are
   */
  void export(List<Item> items, String title, @Nullable Udid phone) {
    if (items.isEmpty() || !canBegin()) {
      return;
    }
    if (Objects.equals(phone, model.listedPhone())) {
      ask(model.sheetFor(items), title);
    } else {
      main.tell(Problem.of(ProblemId.DEVICE_UNKNOWN));
    }
  }

  /** One click saves what is new as the last time; where something stands in the way the sheet opens and says what. */
  void exportNew() {
    if (canBegin()) {
      String title = texts.get("ui.source.not-exported");
      model.startAsLastTime(model.items().notExported(), title, sheet -> ask(sheet, title));
    }
  }

  /** Where one runs, or the phone cannot be read, that is said at once, before anything is chosen in vain. */
  private boolean canBegin() {
    if (model.runs().isRunning()) {
      main.toasts().show(texts.get("ui.export.one-at-a-time"));
      return false;
    }
    return phoneIsThere();
  }

  /** Says what keeps the phone from being copied from. */
  private boolean phoneIsThere() {
    Problem problem = model.whyNoExport();
    if (problem != null && problem.id() == ProblemId.DEVICE_LOCKED) {
      // Nothing runs yet that would go on by itself.
      ProblemSheet.words(main.sheets(), texts, texts.get("ui.export.locked"), texts.get("ui.export.locked.text"));
    } else if (problem != null) {
      main.tell(problem);
    }
    return problem == null;
  }

  private void ask(ExportSheetViewModel choices, String title) {
    var sheet = new ExportSheet(choices, texts, new SheetActions(choices, title));
    main.sheets().open(sheet.root(), sheet.first(), sheet::close);
  }

  /** The page of the export that runs. */
  TransferPage progress() {
    return new TransferPage(model.transfer(), model.runsPhoneProblemProperty(), main.thumbnails(), texts, main.phoneName(), new Progress());
  }

  /** The page of the export that ended last; null before the first. */
  @Nullable ReportPage report() {
    var done = model.runs().reportProperty().get();
    var wish = model.runs().wishProperty().get();
    if (done == null || wish == null) {
      return null;
    }
    var report = new ReportViewModel(done, wish);
    String back = texts.get(model.beganAt() == Page.TROUBLESHOOT ? "ui.side.troubleshoot" : "ui.source.all");
    return new ReportPage(report, main.thumbnails(), texts, back, new ReportPlace(main, report, done, wish));
  }

  private final class Progress implements TransferPage.TransferActions {
    @Override
    public void askToCancel() {
      if (model.transfer().waits()) {
        model.runs().stop();
        return;
      }
      Question.ask(main.sheets(), texts.get("ui.cancel.title"), texts.get("ui.cancel.text"), texts.get("ui.cancel.go-on"), texts.get("ui.cancel.stop"), true,
          model.runs()::stop);
    }

    @Override
    public void askForTrust() {
      model.devices().askAgain();
    }
  }

  /** Tries items of the last export again, unless their phone is away, which is said. */
  void again(List<Item> items) {
    if (canBegin()) {
      model.again(items);
    }
  }

  /** Tells why the last export could not begin. */
  void showFailure() {
    Problem problem = model.runs().failureProperty().get();
    if (problem != null) {
      main.tell(problem);
    }
  }

  private final class SheetActions implements ExportSheet.ExportSheetActions {
    private final ExportSheetViewModel choices;
    private final String title;

    SheetActions(ExportSheetViewModel choices, String title) {
      this.choices = choices;
      this.title = title;
    }

    @Override
    public void start() {
      if (phoneIsThere()) { // What was chosen stays until it is back.
        main.sheets().close();
        model.start(choices, title);
      }
    }

    @Override
    public void close() {
      main.sheets().close();
    }

    @Override
    public void openFolder(Path folder) {
      main.sheets().close();
      model.services().desktop().openFolder(folder);
    }

    @Override
    public void showOnlyInICloud() {
      main.sheets().close();
      model.showSource(Smart.ONLY_IN_ICLOUD);
    }
  }
}
