package org.photokura.virtualphone;

import java.util.concurrent.locks.LockSupport;

/**
 * The cable of one phone as a clock: whoever sends books the next free stretch of it and waits until that is over. Stretches are booked
 * from the moment the bytes would have been ready on a machine that is never late, so that oversleeping costs nothing; they are short, so
 * that connections share fairly.
 */
final class Link {

  private static final int MAX_STRETCH_BYTES = 256 << 10;
  private static final int MIN_STRETCH_BYTES = 4 << 10;
  private static final double STRETCH_SECONDS = 0.001;

  private final LinkModel model;
  private long freeAtNanos;

  Link(LinkModel model) {
    this.model = model;
    this.freeAtNanos = System.nanoTime();
  }

  LinkModel model() {
    return model;
  }

  /** How much a connection may book at once. */
  int stretchBytes() {
    if (model.bytesPerSecond() == 0) {
      return MAX_STRETCH_BYTES;
    }
    return Math.clamp((long) (model.bytesPerSecond() * STRETCH_SECONDS), MIN_STRETCH_BYTES, MAX_STRETCH_BYTES);
  }

  /**
   * Books the cable for that many bytes.
   *
   * @param readyNanos when the bytes were ready to be sent, by {@link System#nanoTime()}
   * @return when the last of them is through
   */
  long book(long readyNanos, int bytes) {
    if (model.bytesPerSecond() == 0) {
      return readyNanos;
    }
    long takesNanos = (long) (bytes * 1e9 / model.bytesPerSecond());
    synchronized (this) {
      freeAtNanos = (freeAtNanos - readyNanos > 0 ? freeAtNanos : readyNanos) + takesNanos;
      return freeAtNanos;
    }
  }

  /** Waits until that moment by {@link System#nanoTime()}; returns at once if it is over or the thread is interrupted. */
  static void waitUntil(long nanos) {
    long left = nanos - System.nanoTime();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(left);
      left = nanos - System.nanoTime();
    }
  }
}
