package org.photokura.afc;

import org.photokura.device.DeviceException;

/**
 * The calls of the window as a lane sees them: where the phone grants no connection of their own, a lane takes them along on its. One host at a time; all but
 * {@link #wantHost} is called on the host's thread.
 */
interface Guests {

  /** Whether they have no connection and no host; cheap. */
  boolean wantHost();

  /**
   * Takes them along from now on.
   *
   * @param nudge makes the host look soon whether there is something to send; from any thread
   * @return false if somebody else was quicker
   */
  boolean board(Runnable nudge);

  /** Sends for them what there is room for. */
  void ride(AfcStream stream);

  /** Nothing new is sent; files that are still open are closed. */
  void pack(AfcStream stream);

  /** The host goes on without them; its stream has nothing of theirs in flight. */
  void alight();

  /** The host's connection broke. */
  void crashed(AfcStream stream, DeviceException reason);
}
