package org.photokura.transfer;

import org.photokura.core.Registration;

/** Keeps the computer from falling asleep while a run is active. */
@FunctionalInterface
public interface SleepInhibitor {

  /** Until the registration is closed. Never fails: where the system cannot be asked, nothing happens. */
  Registration hold();

  /** Leaves the computer alone. */
  static SleepInhibitor none() {
    return () -> () -> { };
  }
}
