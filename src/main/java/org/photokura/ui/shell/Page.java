package org.photokura.ui.shell;

/** Where the window can be. */
public enum Page {
  /** No phone can be read, and no photos are listed. */
  CONNECT,
  LIBRARY,
  TRANSFER,
  REPORT,
  SETTINGS,
  TROUBLESHOOT
}
