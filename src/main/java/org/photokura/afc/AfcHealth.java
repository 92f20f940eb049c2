package org.photokura.afc;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a phone taught us about its connections. No library has several requests in flight on one AFC connection, so a phone may not bear it: after two connections
 * fell out of step (or fell silent, or were closed, before they ever answered the second of two requests in flight), later ones have one request at a time. And where connections
 * break soon, again and again, lanes begin carefully: with one file and small reads, so that each of them gets some bytes confirmed. Thread-safe.
 */
final class AfcHealth {

  private static final Logger LOG = LoggerFactory.getLogger(AfcHealth.class);
  private static final int TOLERATED = 2;
  private static final int PROVEN_AFTER = 16;
  /** A connection that broke before it brought so much lived for a short time only. */
  private static final long SHORT_LIFE_BYTES = 8L << 20;
  private static final int SHORT_LIVES = 2;

  private int outOfStep;
  private int shortLives;
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
      LOG.warn("AFC connections with several requests in flight came to nothing {} times: one request at a time from now on", outOfStep);
    }
  }

  /** A connection with so many requests in flight did not answer in time, or was closed instead. */
  void silent(int inFlight) {
    if (inFlight > 1 && answeredInFlight < PROVEN_AFTER) {
      outOfStep();
    }
  }

  /** A connection broke, without our doing, when it had answered with so many bytes. */
  synchronized void broke(long bytes) {
    if (bytes < SHORT_LIFE_BYTES && ++shortLives == SHORT_LIVES) {
      LOG.info("connections break soon: lanes read carefully");
    }
  }

  /** Whether a connection that answered with so many bytes has proven that others need no care; to be told once. */
  boolean lasts(long bytes) {
    if (bytes < SHORT_LIFE_BYTES) {
      return false;
    }
    synchronized (this) {
      shortLives = 0;
    }
    return true;
  }

  /** Whether a new lane should begin carefully. */
  synchronized boolean needsCare() {
    return shortLives >= SHORT_LIVES;
  }

  /** The tuning for a new connection. */
  synchronized AfcTuning tuning(AfcTuning usual) {
    return outOfStep >= TOLERATED ? usual.serial() : usual;
  }
}
