package org.photokura.ui.troubleshoot;

/** What the fixes of a check can ask for. */
interface FixActions {

  void save();

  void restart();

  void openStatusPage();

  /** Asks whether to open the risky steps though photos are not saved. */
  void insist();
}
