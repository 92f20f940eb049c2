package org.photokura.ui.shell;

import java.nio.file.Files;
import java.util.List;
import org.photokura.ui.model.Source.Smart;
import org.photokura.ui.troubleshoot.TroubleshootActions;

/** What the checks ask of the window. */
record TroubleshootPlace(MainView main) implements TroubleshootActions {

  @Override
  public void saveNotInICloud() {
    main.exports().export(main.model().items().notInICloud(), main.texts().get("ui.source.not-in-icloud"), main.model().listedPhone());
  }

  @Override
  public void showNotInICloud() {
    main.model().showSource(Smart.NOT_IN_ICLOUD);
  }

  @Override
  public void askToRestart() {
    new PhoneMenu(main).restart();
  }

  @Override
  public void readLibraryAgain() {
    main.model().readAgain();
  }

  @Override
  public void explainConnection() {
    main.pages().connectionHelp(main);
  }

  @Override
  public void openAddress(String address) {
    main.model().services().desktop().openAddress(address);
  }

  @Override
  public void saveReport(String text, String html) {
    SaveDialog.open(main, main.texts().get("ui.troubleshoot.save-report"), "photokura-findings.html", List.of("html", "txt"),
        file -> Files.writeString(file, file.toString().endsWith(".txt") ? text : html));
  }

  @Override
  public void copied() {
    main.toasts().show(main.texts().get("ui.troubleshoot.copied"));
  }
}
