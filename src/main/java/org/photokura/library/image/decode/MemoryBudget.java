package org.photokura.library.image.decode;

import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.photokura.core.Cancellation;
import org.photokura.core.Registration;

/**
 * Bounds the memory that decodes under way take together. A decode that needs more than the whole budget runs alone.
 */
public final class MemoryBudget {

  private final long totalBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition given = lock.newCondition();
  private long takenBytes;

  public MemoryBudget(long totalBytes) {
    this.totalBytes = totalBytes;
  }

  /**
   * Waits until there is room. The room is given back by closing what is returned, from any thread.
   *
   * @throws CancellationException if cancelled or interrupted while waiting
   */
  public Registration take(long bytes, Cancellation cancellation) {
    long wanted = Math.clamp(bytes, 0, totalBytes);
    try (var _ = cancellation.onCancel(this::wake)) {
      lock.lockInterruptibly();
      try {
        while (takenBytes + wanted > totalBytes) {
          cancellation.throwIfCancelled();
          given.await();
        }
        takenBytes += wanted;
      } finally {
        lock.unlock();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
    return new Registration() {
      private boolean closed;

      @Override
      public void close() {
        lock.lock();
        try {
          if (!closed) {
            closed = true;
            takenBytes -= wanted;
            given.signalAll();
          }
        } finally {
          lock.unlock();
        }
      }
    };
  }

  private void wake() {
    lock.lock();
    try {
      given.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
