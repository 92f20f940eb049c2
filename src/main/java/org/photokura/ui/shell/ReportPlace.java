package org.photokura.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import org.photokura.core.Problem;
import org.photokura.library.Item;
import org.photokura.text.Texts;
import org.photokura.transfer.ExportReport;
import org.photokura.ui.export.ExportWish;
import org.photokura.ui.export.ReportFiles;
import org.photokura.ui.export.ReportPage;
import org.photokura.ui.export.ReportViewModel;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.MessageBar;

/** What the report asks of the window. */
record ReportPlace(MainView main, ReportViewModel report, ExportReport done, ExportWish wish) implements ReportPage.ReportActions {

  @Override
  public void back() {
    main.model().go(main.model().beganAt());
  }

  /** What was saved for the checks' sake leads back to them. */
  @Override
  public List<Node> messages() {
    if (main.model().beganAt() != Page.TROUBLESHOOT || report.verdict() != ReportViewModel.Verdict.COMPLETE || !report.isWhole()) {
      return List.of();
    }
    Texts texts = main.texts();
    var back = Buttons.plain(texts.get("ui.report.to-checks"), this::back);
    back.setId("to-checks");
    return List.of(MessageBar.info(texts.get("ui.report.go-on")).add(back));
  }

  @Override
  public void saveReport() {
    var files = new ReportFiles(main.texts(), done, wish);
    SaveDialog.open(main, main.texts().get("ui.report.save"), "photokura-report.html", List.of("html", "csv", "json"), file -> {
      try (var out = Files.newOutputStream(file)) {
        files.write(file.getFileName().toString(), out);
      }
    });
  }

  @Override
  public void openFolder(Path folder) {
    main.model().services().desktop().openFolder(folder);
  }

  @Override
  public void reveal(Path file) {
    main.model().services().desktop().reveal(file);
  }

  @Override
  public void show(Item item) {
    main.model().showItem(item);
  }

  @Override
  public void details(Problem problem) {
    main.tell(problem);
  }

  @Override
  public void tryAgain(List<Item> items) {
    if (report.asksForFolder()) {
      exportElsewhere(items);
    } else {
      main.exports().again(items);
    }
  }

  /** The sheet asks, and counts anew. */
  @Override
  public void exportElsewhere(List<Item> items) {
    main.exports().export(items, wish.title(), wish.device().udid());
  }
}
