package org.photokura.ui.troubleshoot;

/** What the checks leave to the shell. */
public interface TroubleshootActions {

  /** Begins the export of what is not in iCloud. */
  void saveNotInICloud();

  /** Shows what is not in iCloud. */
  void showNotInICloud();

  /** Asks whether to restart the iPhone, and does. */
  void askToRestart();

  /** Reads the library again. */
  void readLibraryAgain();

  /** "My iPhone does not appear". */
  void explainConnection();

  /** Opens a page in the browser. */
  void openAddress(String address);

  /** Asks for a file and writes the report into it, as the kind of file wants it. */
  void saveReport(String text, String html);

  /** The report lies on the clipboard. */
  void copied();
}
