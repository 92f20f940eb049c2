package org.photokura.ui.devices;

/** What the connection screens leave to the shell. */
public interface ConnectActions {

  void help();

  void settings();

  /** "My iPhone does not appear". */
  void notAppearing();

  void openStore();

  void openDestination();

  void checkDestination();
}
