package org.photokura.afc;

import org.jspecify.annotations.Nullable;

/**
 * Runs calls of others that may block, and ends them from another thread by an interrupt. The interrupt never reaches anything else: not the native call
 * before, not the caller's code after.
 */
final class Interruptible {

  private @Nullable Thread inside;
  private boolean stopped;
  private boolean nudged;
  private boolean nudgeable;

  /** A call that may block. */
  interface Call<T> {
    T call() throws InterruptedException;
  }

  /**
   * @throws InterruptedException if stopped, before or meanwhile, or if somebody else interrupted the thread
   */
  <T> T call(Call<T> call) throws InterruptedException {
    begin(false);
    try {
      return call.call();
    } finally {
      end();
    }
  }

  /**
   * Like {@link #call}, but a {@link #nudge} ends it too, also one that came before.
   *
   * @param ifNudged the result then
   */
  <T> T callUnlessNudged(Call<T> call, T ifNudged) throws InterruptedException {
    if (!begin(true)) {
      return ifNudged;
    }
    try {
      return call.call();
    } catch (InterruptedException e) {
      synchronized (this) {
        if (nudged && !stopped) {
          return ifNudged;
        }
      }
      throw e;
    } finally {
      end();
    }
  }

  /**
   * In one step, so that a nudge comes before it or finds the call inside.
   *
   * @return false if the call may be nudged and was
   */
  private synchronized boolean begin(boolean mayBeNudged) throws InterruptedException {
    if (stopped) {
      throw new InterruptedException("stopped");
    }
    if (mayBeNudged && nudged) {
      nudged = false;
      return false;
    }
    inside = Thread.currentThread();
    nudgeable = mayBeNudged;
    return true;
  }

  private synchronized void end() {
    inside = null;
    if (stopped || nudgeable && nudged) {
      Thread.interrupted();
    }
    if (nudgeable) {
      nudged = false;
      nudgeable = false;
    }
  }

  /** Ends a call that may be nudged. */
  synchronized void nudge() {
    nudged = true;
    if (inside != null && nudgeable) {
      inside.interrupt();
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
