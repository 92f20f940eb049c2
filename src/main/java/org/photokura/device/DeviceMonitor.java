package org.photokura.device;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.core.Registration;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.DevicesSnapshot.SeenDevice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices phones that come, go, and change their mind: asks for the list about once a second, and each phone for its state as often as its
 * state may change. Asking is as good as being told on all three systems, and no native callback runs. A phone that keeps its answer back
 * delays neither the list nor another phone. Thread-safe.
 */
public final class DeviceMonitor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DeviceMonitor.class);

  /**
   * How often to ask.
   *
   * @param list which phones are there
   * @param undecided a phone that is not trusted, or could not be read: its owner may just be answering
   * @param trusted a trusted phone, for battery and free space
   */
  public record Pace(Duration list, Duration undecided, Duration trusted) {
    public static final Pace STANDARD = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(30));
  }

  private final DeviceAccess access;
  private final Pace pace;
  private final ExecutorService questions = Threads.cached("monitor-status");
  private final Cancellation closing = new Cancellation();
  private final List<Consumer<DevicesSnapshot>> listeners = new CopyOnWriteArrayList<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition again = lock.newCondition();
  private boolean lookAgain;
  private @Nullable Problem problem;
  private final Map<AttachedDevice, Watched> watched = new LinkedHashMap<>();

  /** Held while listeners are called, so that they see the snapshots in order. */
  private final ReentrantLock publishing = new ReentrantLock();

  private volatile DevicesSnapshot now = DevicesSnapshot.NONE_YET;

  /** What the monitor keeps of a phone. */
  private static final class Watched {
    private SeenDevice seen;
    private boolean asking;
    private boolean askAgain;
    private long askNextNanos;

    Watched(AttachedDevice device, long nowNanos) {
      seen = SeenDevice.justCame(device);
      askNextNanos = nowNanos;
    }
  }

  public DeviceMonitor(DeviceAccess access) {
    this(access, Pace.STANDARD);
  }

  public DeviceMonitor(DeviceAccess access, Pace pace) {
    this.access = access;
    this.pace = pace;
  }

  /** Begins; once. */
  public void start() {
    Threads.start("monitor", this::run);
  }

  /** The latest snapshot. */
  public DevicesSnapshot now() {
    return now;
  }

  /** Calls with each new snapshot, on a thread of the monitor, one call at a time, until closed. The listener must be quick. */
  public Registration onChange(Consumer<DevicesSnapshot> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Asks for everything now instead of at the next turn: after pairing, say. */
  public void lookAgain() {
    lock.lock();
    try {
      lookAgain = true;
      again.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Ends; calls that are under way are cancelled. Does not close the access. */
  @Override
  public void close() {
    closing.cancel();
    questions.shutdown();
    lookAgain();
  }

  private void run() {
    try {
      while (!closing.isCancelled()) {
        look();
        pause();
      }
    } catch (CancellationException | InterruptedException _) {
      LOG.debug("no longer watching for devices");
    }
  }

  private void look() {
    try {
      list();
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      // The next turn may go well, and a window that stopped looking would be worse.
      LOG.error("watching for devices", e);
    }
  }

  private void list() {
    List<AttachedDevice> attached = List.of();
    Problem failure = null;
    try {
      attached = access.attached(closing);
    } catch (DeviceException e) {
      failure = e.problem();
    }
    lock.lock();
    try {
      problem = failure;
      watched.keySet().retainAll(attached);
      for (var device : attached) {
        watched.computeIfAbsent(device, d -> new Watched(d, System.nanoTime()));
      }
    } finally {
      lock.unlock();
    }
    publish();
    askWhereDue();
  }

  private void askWhereDue() {
    lock.lock();
    try {
      for (var entry : watched.entrySet()) {
        var phone = entry.getValue();
        if (!phone.asking && System.nanoTime() - phone.askNextNanos >= 0 && !questions.isShutdown()) {
          phone.asking = true;
          questions.execute(() -> ask(entry.getKey(), phone));
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void ask(AttachedDevice device, Watched phone) {
    SeenDevice seen;
    try {
      var status = access.status(device, closing);
      seen = new SeenDevice(device, status.trust(), status.facts(), null);
    } catch (CancellationException _) {
      return;
    } catch (DeviceException e) {
      // That it is gone shows in the next list.
      seen = e.problem().id() == ProblemId.DEVICE_GONE ? phone.seen : failed(phone.seen, e.problem());
    } catch (RuntimeException e) {
      LOG.error("reading a device's state", e);
      seen = failed(phone.seen, Problem.of(ProblemId.INTERNAL, e.toString()));
    }
    lock.lock();
    try {
      phone.seen = seen;
      phone.asking = false;
      boolean settled = seen.trust() == TrustState.TRUSTED && seen.problem() == null;
      var wait = settled ? pace.trusted() : pace.undecided();
      phone.askNextNanos = System.nanoTime() + (phone.askAgain ? 0 : wait.toNanos());
      phone.askAgain = false;
    } finally {
      lock.unlock();
    }
    publish();
  }

  private static SeenDevice failed(SeenDevice before, Problem problem) {
    return new SeenDevice(before.device(), before.trust(), before.facts(), problem);
  }

  private void publish() {
    publishing.lock();
    try {
      var snapshot = snapshot();
      if (snapshot.equals(now)) {
        return;
      }
      now = snapshot;
      for (var listener : listeners) {
        tell(listener, snapshot);
      }
    } finally {
      publishing.unlock();
    }
  }

  private static void tell(Consumer<DevicesSnapshot> listener, DevicesSnapshot snapshot) {
    try {
      listener.accept(snapshot);
    } catch (RuntimeException e) {
      LOG.error("a listener for devices failed", e);
    }
  }

  private DevicesSnapshot snapshot() {
    lock.lock();
    try {
      var devices = new ArrayList<SeenDevice>();
      watched.values().forEach(phone -> devices.add(phone.seen));
      return new DevicesSnapshot(true, devices, problem);
    } finally {
      lock.unlock();
    }
  }

  private void pause() throws InterruptedException {
    lock.lock();
    try {
      long left = pace.list().toNanos();
      while (!lookAgain && left > 0) {
        left = again.awaitNanos(left);
      }
      if (lookAgain) {
        lookAgain = false;
        watched.values().forEach(phone -> {
          phone.askNextNanos = System.nanoTime();
          phone.askAgain = phone.asking;
        });
      }
    } finally {
      lock.unlock();
    }
  }
}
