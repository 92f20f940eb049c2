package org.photokura.transfer;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.AttachedDevice;
import org.photokura.device.DeviceAccess;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceSession;
import org.photokura.device.Udid;

/** A phone link over the device port: finds the same phone again by its UDID, by whichever connection it comes back. */
public final class ReconnectingLink implements PhoneLink {

  private static final Duration POLL = Duration.ofSeconds(1);

  private final DeviceAccess access;
  private final Udid udid;
  private volatile DeviceSession session;

  /**
   * @param session the session to start with
   */
  public ReconnectingLink(DeviceAccess access, DeviceSession session) {
    this.access = access;
    this.session = session;
    this.udid = session.device().udid();
  }

  @Override
  public DeviceSession session() {
    return session;
  }

  @Override
  public DeviceSession reconnect(Duration limit, Cancellation cancellation) throws DeviceException {
    session.close();
    long deadline = System.nanoTime() + limit.toNanos();
    DeviceException reason = DeviceException.device(ProblemId.DEVICE_GONE, "not listed");
    do {
      try {
        session = open(cancellation);
        return session;
      } catch (DeviceException e) {
        reason = e;
      }
      pause(Math.min(POLL.toNanos(), deadline - System.nanoTime()), cancellation);
    } while (System.nanoTime() < deadline);
    throw reason;
  }

  private DeviceSession open(Cancellation cancellation) throws DeviceException {
    for (AttachedDevice device : access.attached(cancellation)) {
      if (device.udid().equals(udid)) {
        return access.open(device, cancellation);
      }
    }
    throw DeviceException.device(ProblemId.DEVICE_GONE, "not listed");
  }

  private static void pause(long nanos, Cancellation cancellation) {
    var lock = new ReentrantLock();
    Condition over = lock.newCondition();
    try (var tie = cancellation.onCancel(() -> signal(lock, over))) {
      lock.lockInterruptibly();
      try {
        long left = nanos;
        while (left > 0 && !cancellation.isCancelled()) {
          left = over.awaitNanos(left);
        }
      } finally {
        lock.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
    cancellation.throwIfCancelled();
  }

  private static void signal(ReentrantLock lock, Condition over) {
    lock.lock();
    try {
      over.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
