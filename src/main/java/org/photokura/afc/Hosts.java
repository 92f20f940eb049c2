package org.photokura.afc;

/** The lanes as the reserved connection sees them: they may take its calls along. */
interface Hosts {

  /** Whether a lane is open. */
  boolean any();

  /** Makes every lane look soon whether somebody wants to ride along. */
  void nudge();
}
