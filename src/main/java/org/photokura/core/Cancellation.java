package org.photokura.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * A wish to stop that travels with a call. Whoever waits registers {@link #onCancel(Runnable)} to be woken at once; whoever loops asks
 * {@link #throwIfCancelled()}. Thread-safe; cancelling is final.
 */
public final class Cancellation {

  private final List<Runnable> actions = new ArrayList<>();
  private boolean cancelled;

  /** A new one that nobody else can cancel. */
  public static Cancellation none() {
    return new Cancellation();
  }

  /** Cancels: runs every registered action once, on the caller's thread. Later calls do nothing. */
  public void cancel() {
    List<Runnable> todo;
    synchronized (this) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      todo = List.copyOf(actions);
      actions.clear();
    }
    todo.forEach(Runnable::run);
  }

  public synchronized boolean isCancelled() {
    return cancelled;
  }

  /**
   * @throws CancellationException if it was cancelled
   */
  public void throwIfCancelled() {
    if (isCancelled()) {
      throw new CancellationException("cancelled");
    }
  }

  /** Runs the action when cancelled, at once if it is already; the action must be quick and must not throw. */
  public Registration onCancel(Runnable action) {
    synchronized (this) {
      if (!cancelled) {
        actions.add(action);
        return () -> {
          synchronized (this) {
            actions.remove(action);
          }
        };
      }
    }
    action.run();
    return () -> {};
  }

  /** A cancellation of its own that is also cancelled with this one. Close the registration when the child's work is done. */
  public Child child() {
    var child = new Cancellation();
    return new Child(child, onCancel(child::cancel));
  }

  /** A child and the registration that ties it to its parent. */
  public record Child(Cancellation cancellation, Registration tie) implements AutoCloseable {
    @Override
    public void close() {
      tie.close();
    }
  }
}
