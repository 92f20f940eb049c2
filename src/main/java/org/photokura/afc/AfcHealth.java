package org.photokura.afc;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a phone taught us about several requests in flight. No library does that on one AFC connection, so a phone may not bear it: after two connections
 * fell out of step (or fell silent before they ever answered the second of two requests in flight), later ones have one request at a time. Thread-safe.
 */
final class AfcHealth {

  private static final Logger LOG = LoggerFactory.getLogger(AfcHealth.class);
  private static final int TOLERATED = 2;
  private static final int PROVEN_AFTER = 16;

  private int outOfStep;
  private volatile int answeredInFlight;

  /** A reply came in step while so many requests were in flight. */
  void inStep(int inFlight) {
    if (inFlight > 1 && answeredInFlight < PROVEN_AFTER) {
      synchronized (this) {
        answeredInFlight++;
      }
    }
  }

  /** A connection answered something that was not asked. */
  synchronized void outOfStep() {
    outOfStep++;
    if (outOfStep == TOLERATED) {
      LOG.warn("AFC connections fell out of step {} times: one request at a time from now on", outOfStep);
    }
  }

  /** A connection with so many requests in flight did not answer in time. */
  void silent(int inFlight) {
    if (inFlight > 1 && answeredInFlight < PROVEN_AFTER) {
      outOfStep();
    }
  }

  /** The tuning for a new connection. */
  synchronized AfcTuning tuning(AfcTuning usual) {
    return outOfStep >= TOLERATED ? usual.serial() : usual;
  }
}
