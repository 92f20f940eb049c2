package org.photokura.transfer;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The memory between reading and writing, bounded in bytes: whoever reads faster than the disk takes waits here. Direct buffers in a few sizes are kept and
 * used again, also by the next run.
 */
final class BufferPool {

  /** The largest buffer there is. */
  static final int MAX_BUFFER_BYTES = 256 << 10;

  private static final int[] SIZES = {16 << 10, 64 << 10, MAX_BUFFER_BYTES};

  private final Shelf shelf;
  private final long limitBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();
  private long usedBytes;
  private boolean closed;

  /** Buffers that no run uses now. */
  static final class Shelf {
    private final ConcurrentLinkedDeque<ByteBuffer>[] free;
    private final long keepBytes;

    /**
     * @param keepBytes how much of each size stays
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    Shelf(long keepBytes) {
      this.keepBytes = keepBytes;
      this.free = new ConcurrentLinkedDeque[SIZES.length];
      for (int i = 0; i < SIZES.length; i++) {
        free[i] = new ConcurrentLinkedDeque<>();
      }
    }

    private ByteBuffer take(int size) {
      var buffer = free[size].pollFirst();
      return buffer == null ? ByteBuffer.allocateDirect(SIZES[size]) : buffer;
    }

    private void give(int size, ByteBuffer buffer) {
      if ((long) free[size].size() * SIZES[size] < keepBytes) {
        free[size].addFirst(buffer);
      }
    }
  }

  /** What one file holds. A file whose writer is slow may not take the memory of all others. */
  final class Account {
    private long heldBytes;

    private Account() {}

    /**
     * An empty buffer with {@code remaining()} at most {@code maxBytes}; waits until there is room for it.
     *
     * @throws InterruptedException if interrupted, or the pool was closed
     */
    ByteBuffer take(int maxBytes) throws InterruptedException {
      int size = sizeFor(maxBytes);
      lock.lockInterruptibly();
      try {
        while (!closed && !hasRoom(SIZES[size])) {
          freed.await();
        }
        if (closed) {
          throw new InterruptedException("the run has ended");
        }
        heldBytes += SIZES[size];
        usedBytes += SIZES[size];
      } finally {
        lock.unlock();
      }
      var buffer = shelf.take(size);
      return buffer.clear().limit(Math.min(maxBytes, buffer.capacity()));
    }

    private boolean hasRoom(int bytes) {
      return usedBytes + bytes <= limitBytes && (heldBytes + bytes <= limitBytes / 2 || heldBytes == 0);
    }

    /** Gives a buffer back. */
    void give(ByteBuffer buffer) {
      lock.lock();
      try {
        heldBytes -= buffer.capacity();
        usedBytes -= buffer.capacity();
        freed.signalAll();
      } finally {
        lock.unlock();
      }
      shelf.give(sizeFor(buffer.capacity()), buffer);
    }
  }

  BufferPool(Shelf shelf, long limitBytes) {
    this.shelf = shelf;
    this.limitBytes = Math.max(limitBytes, 2L * MAX_BUFFER_BYTES);
  }

  private static int sizeFor(int bytes) {
    for (int i = 0; i < SIZES.length; i++) {
      if (bytes <= SIZES[i]) {
        return i;
      }
    }
    return SIZES.length - 1;
  }

  Account account() {
    return new Account();
  }

  /** Bytes in use now. */
  long usedBytes() {
    lock.lock();
    try {
      return usedBytes;
    } finally {
      lock.unlock();
    }
  }

  /** Nobody gets a buffer any more, also not those who wait. */
  void close() {
    lock.lock();
    try {
      closed = true;
      freed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
