package org.photokura.ui.shell;

import java.util.Map;
import org.photokura.text.Texts;
import org.photokura.ui.fx.View;
import org.photokura.ui.grid.GridPage;
import org.photokura.ui.settings.SettingsActions;
import org.photokura.ui.settings.SettingsPage;

/** Where the pages of the features come from that the main view only names. A new feature's page is made here. */
final class Pages {

  private static final String HELP = "https://github.com/photokura/photokura#readme";

  /** The settings page. */
  View settings(MainView main) {
    var services = main.model().services();
    var logs = services.logs();
    return new SettingsPage(main.model().settings(), main.model().destination(), main.texts(), new SettingsActions() {
      @Override
      public boolean canSaveLog() {
        return logs != null;
      }

      @Override
      public void saveLog(java.nio.file.Path file) {
        if (logs != null) {
          main.model().background().run(_ -> {
            logs.writeTo(file);
            return file;
          }, saved -> main.toasts().show(main.texts().get("ui.report.saved-as", "file", String.valueOf(saved.getFileName()))), main::tell);
        }
      }
    }, main.model().devices().stateProperty());
  }

  /** The place of the troubleshooting wizard. */
  View troubleshoot(MainView main) {
    return new TroubleshootPlace(main);
  }

  /** The information panel beside the grid, shown or hidden. */
  void toggleInfo(MainView main) {}

  /** The library page was built anew. */
  void libraryShown(MainView main, GridPage page) {}

  /** F1. */
  void help(MainView main) {
    main.model().services().desktop().openAddress(HELP);
  }

  /** "My iPhone does not appear". */
  void connectionHelp(MainView main) {
    Texts texts = main.texts();
    ProblemSheet.words(main.sheets(), texts, texts.get("ui.connect.not-appearing"), texts.get("ui.connect.not-appearing.text"));
  }

  /** Re-hashes the destination and tells what it found. */
  void checkDestination(MainView main) {
    var checker = main.model().services().checker();
    var destination = main.model().destination().get();
    if (checker == null || destination == null) {
      return;
    }
    main.toasts().show(main.texts().get("ui.check.under-way"));
    main.model().background().run(cancellation -> checker.check(destination.folder(), cancellation), found -> tellChecked(main, found), main::tell);
  }

  private static void tellChecked(MainView main, UiServices.Checked found) {
    Texts texts = main.texts();
    boolean fine = found.ok() == found.checked();
    String title = texts.get(fine ? "ui.check.fine" : "ui.check.not-fine", "count", found.checked());
    String text = texts.get(fine ? "ui.check.fine.text" : "ui.check.not-fine.text",
        Map.of("ok", found.ok(), "changed", found.changed(), "missing", found.missing()));
    ProblemSheet.words(main.sheets(), texts, title, text);
  }

}
