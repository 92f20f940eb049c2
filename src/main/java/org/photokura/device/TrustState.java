package org.photokura.device;

/** Where the phone stands with this computer. */
public enum TrustState {
  /** A session with this computer's pairing record works. */
  TRUSTED,
  /** Never answered, or the dialog is on the phone now. */
  WAITING,
  /** "Don't Trust" was tapped. */
  REFUSED,
  /** The phone must be unlocked first. */
  LOCKED,
  /** This computer has a record that the phone no longer knows. */
  STALE
}
