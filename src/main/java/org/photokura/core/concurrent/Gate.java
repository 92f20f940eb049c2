package org.photokura.core.concurrent;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Holds threads up while it is shut; it begins open. */
public final class Gate {

  private static final long LOOK_MILLIS = 50;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();
  private volatile boolean shut;

  public boolean isShut() {
    return shut;
  }

  public void shut() {
    shut = true;
  }

  /** Lets all go that wait. */
  public void open() {
    lock.lock();
    try {
      shut = false;
      opened.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits while the gate is shut. */
  public void pass() throws InterruptedException {
    pass(() -> false);
  }

  /** Waits while the gate is shut, until nobody cares any more; that is looked for every 50 ms. */
  public void pass(BooleanSupplier gaveUp) throws InterruptedException {
    if (!shut) {
      return;
    }
    lock.lockInterruptibly();
    try {
      while (shut && !gaveUp.getAsBoolean()) {
        var _ = opened.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      }
    } finally {
      lock.unlock();
    }
  }
}
