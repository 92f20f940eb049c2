package org.photokura.afc;

import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.device.DeviceException;
import org.photokura.protocol.afc.AfcRequest;

/**
 * One call on the reserved connection: a caller waits for it, the connection's thread does it. A caller that is cancelled or out of time leaves at once; what
 * is still in flight for it is discarded when it comes.
 *
 * @param <T> what it results in
 */
abstract class AfcCall<T> implements ReplyHandler {

  /** How often a call is tried on another connection without getting any further. */
  private static final int MAX_RETRIES = 3;

  private final String path;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable T result;
  private @Nullable DeviceException failure;
  private boolean abandoned;
  private long progress;
  private int retries;
  private long keptBefore;
  private boolean left;
  private int nonsense;
  private volatile boolean timedOut;

  AfcCall(String path) {
    this.path = path;
  }

  final String path() {
    return path;
  }

  // On the connection's thread

  /** What to send next; null if a reply or the caller must come first. */
  abstract @Nullable AfcRequest next() throws DeviceException;

  /** Takes a reply. A failure of reach FILE ends this call, any other the connection. */
  abstract void answered(AfcRequest request, AfcReply reply) throws DeviceException;

  /** Takes a reply that nobody waits for any more. */
  void answeredLate(AfcRequest request, AfcReply reply) throws DeviceException {}

  /** The connection is another one: start again, keeping what the caller already has. */
  abstract void restart();

  /** The connection is done with this call, whatever came of it. */
  void leave() {}

  /** Whether it would send, had it room: false while the caller is behind. */
  boolean isReady() {
    return true;
  }

  @Override
  public final void replied(AfcRequest request, AfcReply reply) throws DeviceException {
    if (left || isOver()) {
      answeredLate(request, reply);
      return;
    }
    try {
      answered(request, reply);
      progressed();
    } catch (DeviceException e) {
      if (e.reach() != DeviceException.Reach.FILE) {
        throw e;
      }
      throwIfFirstNonsense(e);
      fail(e);
    }
  }

  /** Nonsense may be the first sign of a connection that breaks: it is believed only when another connection brings it too. */
  final void throwIfFirstNonsense(DeviceException e) throws DeviceException {
    if (AfcProblems.isNonsense(e) && nonsense++ == 0) {
      throw AfcProblems.broken(e.problem().technicalCause());
    }
  }

  final void leaveOnce() {
    if (!left) {
      left = true;
      leave();
    }
  }

  /** How much a {@link #restart} need not ask for again, in a measure of the call's own; grows only. */
  long kept() {
    return 0;
  }

  /** Whether it may be tried again on another connection: a few times, and again only after it got further for good. */
  final boolean mayRetry() {
    long kept = kept();
    if (kept > keptBefore) {
      keptBefore = kept;
      retries = 0;
    }
    return retries++ < MAX_RETRIES;
  }

  /** It got an answer: the deadline begins anew. Wakes nobody. */
  private void progressed() {
    whileAwaited(() -> progress++);
  }

  final void complete(T value) {
    locked(() -> {
      if (failure == null && !abandoned) {
        result = value;
      }
    });
  }

  final void fail(DeviceException reason) {
    locked(() -> {
      if (result == null && failure == null) {
        failure = reason;
      }
    });
  }

  /** Whether nobody waits for more. */
  final boolean isOver() {
    lock.lock();
    try {
      return result != null || failure != null || abandoned;
    } finally {
      lock.unlock();
    }
  }

  /** Does something that the caller must not miss or be surprised by; nothing if the caller left. */
  final void whileAwaited(Runnable action) {
    lock.lock();
    try {
      if (!abandoned) {
        action.run();
      }
    } finally {
      lock.unlock();
    }
  }

  final void wake() {
    locked(() -> {});
  }

  private void abandon() {
    locked(() -> abandoned = result == null && failure == null);
  }

  private void locked(Runnable action) {
    lock.lock();
    try {
      action.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  // On the caller's thread

  /** Takes over what came so far; called without a lock. */
  void drain() {}

  /** Whether {@link #drain} has something to do. */
  boolean hasUndrained() {
    return false;
  }

  /**
   * Waits for the end.
   *
   * @param timeoutNanos how long without progress
   * @throws DeviceException FILE_TIMEOUT after that, or what the call failed with
   * @throws CancellationException if cancelled or interrupted
   */
  final T await(long timeoutNanos, Cancellation cancellation) throws DeviceException {
    try (var _ = cancellation.onCancel(this::abandon)) {
      while (!awaitSomething(timeoutNanos, cancellation)) {
        drain();
      }
      timedOut = result == null && failure == null;
      if (result == null) {
        drain(); // What came before counts.
        throw failure != null ? failure : AfcProblems.timeout(path, null);
      }
      return result;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } finally {
      abandon();
    }
  }

  /** Whether the caller left because nothing came for too long. */
  final boolean timedOut() {
    return timedOut;
  }

  /** Waits until there is something to drain (false), or the end or the deadline is reached (true). */
  private boolean awaitSomething(long timeoutNanos, Cancellation cancellation) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = timeoutNanos;
      long seen = progress;
      while (true) {
        cancellation.throwIfCancelled();
        if (hasUndrained()) {
          return false;
        }
        if (progress != seen) {
          seen = progress;
          left = timeoutNanos;
        }
        if (result != null || failure != null || left <= 0) {
          return true;
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
