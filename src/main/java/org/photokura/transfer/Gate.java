package org.photokura.transfer;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Holds the lanes while a run is paused. */
final class Gate {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();
  private volatile boolean shut;

  boolean isShut() {
    return shut;
  }

  void shut() {
    shut = true;
  }

  void open() {
    lock.lock();
    try {
      shut = false;
      opened.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits while the gate is shut. */
  void pass() throws InterruptedException {
    if (!shut) {
      return;
    }
    lock.lockInterruptibly();
    try {
      while (shut) {
        opened.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
