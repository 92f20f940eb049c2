package org.photokura.ui.devices;

/** What the device card leaves to the shell. */
public interface CardActions {

  /** Reads the library again. */
  void readAgain();

  void showDetails();

  /** Asks whether to restart the phone. */
  void restart();
}
