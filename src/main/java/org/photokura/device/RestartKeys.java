package org.photokura.device;

/** Which buttons force a restart; it depends on the model alone. */
public enum RestartKeys {
  /** Volume up and let go, volume down and let go, hold the side button: iPhone 8, SE (2nd generation) and later. */
  VOLUME_UP_DOWN_HOLD_SIDE,
  /** Hold volume down and the side (iPod touch: top) button together: iPhone 7, iPod touch (7th generation). */
  HOLD_VOLUME_DOWN_AND_SIDE,
  /** Hold Home and the top (or side) button together: iPhone 6s, SE (1st generation) and older; iPads with a Home button. */
  HOLD_HOME_AND_TOP,
  /** The volume button next to the top button, then the other one, then hold the top button: iPads without a Home button. */
  VOLUMES_HOLD_TOP
}
