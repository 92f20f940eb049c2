package org.photokura.afc;

import org.jspecify.annotations.Nullable;

/**
 * Runs calls of others that may block, and ends them from another thread by an interrupt. The interrupt never reaches anything else: not the native call
 * before, not the caller's code after.
 */
final class Interruptible {

  private @Nullable Thread inside;
  private boolean stopped;

  /** A call that may block. */
  interface Call<T> {
    T call() throws InterruptedException;
  }

  /**
   * @throws InterruptedException if stopped, before or meanwhile, or if somebody else interrupted the thread
   */
  <T> T call(Call<T> call) throws InterruptedException {
    synchronized (this) {
      if (stopped) {
        throw new InterruptedException("stopped");
      }
      inside = Thread.currentThread();
    }
    try {
      return call.call();
    } finally {
      synchronized (this) {
        inside = null;
        if (stopped) {
          Thread.interrupted();
        }
      }
    }
  }

  /** Ends a call under way and refuses later ones. */
  synchronized void stop() {
    stopped = true;
    if (inside != null) {
      inside.interrupt();
    }
  }
}
