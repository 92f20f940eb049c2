package org.photokura.virtualphone;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Holds everything up while it is shut: how a hung usbmuxd looks from outside. */
final class Gate {

  private static final long LOOK_MILLIS = 50;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();
  private volatile boolean shut;

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

  /** Returns when the gate is open, or nobody cares any more. */
  void pass(BooleanSupplier gaveUp) {
    if (!shut) {
      return;
    }
    lock.lock();
    try {
      while (shut && !gaveUp.getAsBoolean()) {
        opened.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
