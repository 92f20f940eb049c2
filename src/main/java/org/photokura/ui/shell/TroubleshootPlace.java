package org.photokura.ui.shell;

import org.photokura.ui.model.Source.Smart;
import org.photokura.ui.troubleshoot.TroubleshootActions;

/** What the checks ask of the window. */
record TroubleshootPlace(MainView main) implements TroubleshootActions {

  @Override
  public void saveNotInICloud() {
    main.export(main.model().notInICloud(), "ui.source.not-in-icloud");
  }

  @Override
  public void showNotInICloud() {
    main.model().showSource(Smart.NOT_IN_ICLOUD);
  }

  @Override
  public void askToRestart() {
    main.askToRestart();
  }

  @Override
  public void readLibraryAgain() {
    main.model().readAgain();
  }

  @Override
  public void explainConnection() {
    main.explainConnection();
  }

  @Override
  public void openAddress(String address) {
    main.model().services().desktop().openAddress(address);
  }

  @Override
  public void saveReport(String text, String html) {
    main.saveReport(text, html);
  }

  @Override
  public void copied() {
    main.toasts().show(main.texts().get("ui.troubleshoot.copied"));
  }
}
