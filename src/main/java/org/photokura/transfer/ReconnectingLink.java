package org.photokura.transfer;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.AttachedDevice;
import org.photokura.device.DeviceAccess;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceSession;
import org.photokura.device.Udid;

/**
 * A phone link over the device port: finds the same phone again by its UDID, by whichever connection it comes back, and takes it only when it lets files be
 * asked for: a locked phone may grant a session and nothing else.
 */
public final class ReconnectingLink implements PhoneLink {

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final String PHOTOS = "/DCIM";

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
    var reason = DeviceException.device(ProblemId.DEVICE_GONE, "not listed");
    try (var child = cancellation.child()) {
      // One attempt may take longer than the time that is left.
      var timer = Threads.timer().schedule(child.cancellation()::cancel, limit.toMillis(), TimeUnit.MILLISECONDS);
      try {
        while (System.nanoTime() < deadline) {
          try {
            var device = find(child.cancellation());
            if (reason.problem().id() == ProblemId.DEVICE_GONE) {
              reason = DeviceException.device(ProblemId.DEVICE_TIMEOUT, "listed, but silent"); // If the attempt is cut short.
            }
            session = open(device, child.cancellation());
            return session;
          } catch (DeviceException e) {
            reason = e;
          }
          pause(Math.min(POLL.toNanos(), deadline - System.nanoTime()), child.cancellation());
        }
      } catch (CancellationException e) {
        cancellation.throwIfCancelled();
      } finally {
        timer.cancel(false);
      }
    }
    throw reason;
  }

  private AttachedDevice find(Cancellation cancellation) throws DeviceException {
    for (AttachedDevice device : access.attached(cancellation)) {
      if (device.udid().equals(udid)) {
        return device;
      }
    }
    throw DeviceException.device(ProblemId.DEVICE_GONE, "not listed");
  }

  private DeviceSession open(AttachedDevice device, Cancellation cancellation) throws DeviceException {
    var opened = access.open(device, cancellation);
    try {
      probe(opened, cancellation);
      return opened;
    } catch (DeviceException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private static void probe(DeviceSession opened, Cancellation cancellation) throws DeviceException {
    try {
      var _ = opened.files().stat(PHOTOS, cancellation);
    } catch (DeviceException e) {
      if (e.problem().id() == ProblemId.FILE_DENIED) {
        throw DeviceException.device(ProblemId.DEVICE_LOCKED, "no file may be asked for");
      }
      if (e.reach() != DeviceException.Reach.FILE) {
        throw e;
      }
    }
  }

  private static void pause(long nanos, Cancellation cancellation) {
    var over = new CountDownLatch(1);
    try (var tie = cancellation.onCancel(over::countDown)) {
      if (over.await(nanos, TimeUnit.NANOSECONDS)) {
        throw new CancellationException("cancelled");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
