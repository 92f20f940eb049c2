package org.photokura.ui.settings;

import java.nio.file.Path;

/** What the settings page leaves to the shell. */
public interface SettingsActions {

  /** Whether a diagnostics bundle can be written. */
  boolean canSaveLog();

  /** Writes the log and facts about this computer, without names. */
  void saveLog(Path file);

  /** Whether the USB service answers; null while nobody knows. */
  @org.jspecify.annotations.Nullable Boolean usbServiceRuns();

  /** Says what keeps an iPhone from being seen, and what to do. */
  void explainConnection();

  /** Whether a destination's files can be checked. */
  boolean canCheckFiles();

  /** Reads all files of the destination again and compares their checksums. */
  void checkFiles();
}
