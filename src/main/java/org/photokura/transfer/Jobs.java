package org.photokura.transfer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The files that are to be read, and how many there still are. Lanes take from it, writers put back what must be tried again. Thread-safe. */
final class Jobs {

  /** Files read and not yet flushed: each holds an open file. */
  private static final int MAX_OPEN_FILES = 256;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<FileJob> ready = new ArrayDeque<>();
  private final Set<FileJob> taken = new HashSet<>();
  private int openJobs;
  private int committing;
  private int extras;
  private final Set<ItemJob> openItems = new HashSet<>();
  private boolean planned;
  private boolean stopped;

  /** One more item; it counts until {@link #itemEnded}. */
  void addItem(ItemJob item) {
    lock.lock();
    try {
      openItems.add(item);
      openJobs += item.files.size();
    } finally {
      lock.unlock();
    }
  }

  /** A file is being made ready to be gone on with; it counts as under way until it is offered. */
  void prepare(FileJob job) {
    lock.lock();
    try {
      taken.add(job);
    } finally {
      lock.unlock();
    }
  }

  /** A file can be read now. */
  void offer(FileJob job) {
    lock.lock();
    try {
      taken.remove(job);
      ready.addLast(job);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A file that was taken is to be read before the others: it was interrupted through no fault of its own. */
  void offerFirst(FileJob job) {
    lock.lock();
    try {
      taken.remove(job);
      ready.addFirst(job);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A file came to its end, complete or failed. */
  void jobEnded(FileJob job) {
    lock.lock();
    try {
      taken.remove(job);
      openJobs--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** All files of an item ended; it gets its names now, until {@link #itemEnded}. */
  void itemCommitting() {
    lock.lock();
    try {
      committing++;
    } finally {
      lock.unlock();
    }
  }

  /** Something is made of an item's files after they were saved, until {@link #extraEnded}. */
  void extraBegun() {
    lock.lock();
    try {
      extras++;
    } finally {
      lock.unlock();
    }
  }

  void extraEnded() {
    lock.lock();
    try {
      extras--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void itemEnded(ItemJob item) {
    lock.lock();
    try {
      committing--;
      openItems.remove(item);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** No more items will be added. */
  void planned() {
    lock.lock();
    try {
      planned = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing is given out any more. */
  void stop() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Somebody's reason to wait may be gone. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next file to read.
   *
   * @param mayWait whether to wait for one
   * @param leave whether the caller should not get any more; asked again whenever something changed
   * @param hold whether nobody gets one now, though there will be more
   * @return null if there is none now ({@code mayWait} false), or will be none for this caller
   */
  @Nullable FileJob take(boolean mayWait, BooleanSupplier leave, BooleanSupplier hold) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        if (stopped || leave.getAsBoolean() || planned && openJobs == 0) {
          return null;
        }
        if (!hold.getAsBoolean() && taken.size() < MAX_OPEN_FILES) {
          var job = ready.pollFirst();
          if (job != null) {
            taken.add(job);
            return job;
          }
        }
        if (!mayWait) {
          return null;
        }
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The next file to read, without taking it. */
  @Nullable FileJob peek() {
    lock.lock();
    try {
      return ready.peekFirst();
    } finally {
      lock.unlock();
    }
  }

  /** Files that lanes have or that are being written now. */
  int underWay() {
    lock.lock();
    try {
      return taken.size();
    } finally {
      lock.unlock();
    }
  }

  /** Files that wait to be read. */
  int waiting() {
    lock.lock();
    try {
      return ready.size();
    } finally {
      lock.unlock();
    }
  }

  /** Whether another lane would have something to do. */
  boolean mayNeedMoreLanes() {
    lock.lock();
    try {
      return !planned || !ready.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing is being read, written or named. */
  boolean isIdle() {
    lock.lock();
    try {
      return taken.isEmpty() && committing == 0 && extras == 0;
    } finally {
      lock.unlock();
    }
  }

  /** Items that have no outcome yet. */
  List<ItemJob> openItems() {
    lock.lock();
    try {
      return List.copyOf(openItems);
    } finally {
      lock.unlock();
    }
  }

  boolean finished() {
    lock.lock();
    try {
      return planned && openItems.isEmpty() && extras == 0;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a change, at most so long. */
  void await(long millis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      var _ = changed.await(millis, TimeUnit.MILLISECONDS);
    } finally {
      lock.unlock();
    }
  }
}
