package org.photokura.afc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceException.Reach;
import org.photokura.device.ServiceConnection;
import org.photokura.device.ServiceStarter;
import org.photokura.protocol.afc.AfcRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection that is reserved for the window and for listing, with its own thread {@code afc-ui}. Calls of several callers are in flight together; those
 * that a person waits for go before long lists. Opened when first needed, and again when it broke: since nothing here changes anything on the phone, calls
 * that were under way are then tried once more.
 */
final class AfcConnection implements AutoCloseable {

  static final String SERVICE = "com.apple.afc";

  private static final Logger LOG = LoggerFactory.getLogger(AfcConnection.class);
  private static final Duration END_TIMEOUT = Duration.ofSeconds(5);

  private final ServiceStarter starter;
  private final AfcTuning tuning;
  private final AfcHealth health;
  private final Cancellation life = new Cancellation();
  private final OpenFiles files;
  private final ReadBudget budget;
  private final List<AfcCall<?>> calls = new ArrayList<>();
  private @Nullable AfcStream stream;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<AfcCall<?>> incoming = new ArrayList<>();
  private @Nullable Thread thread;
  private @Nullable ServiceConnection connection;
  private boolean closed;

  AfcConnection(ServiceStarter starter, AfcTuning tuning, AfcHealth health, LongSupplier nanoTime) {
    this.starter = starter;
    this.tuning = tuning;
    this.health = health;
    this.files = new OpenFiles(tuning, nanoTime);
    this.budget = new ReadBudget(files);
  }

  /** For new reads. */
  ReadBudget budget() {
    return budget;
  }

  /** Has the call done, and waits for it. */
  <T> T run(AfcCall<T> call, Cancellation cancellation) throws DeviceException {
    cancellation.throwIfCancelled();
    submit(call);
    try {
      return call.await(TimeUnit.MILLISECONDS.toNanos(tuning.callTimeoutMillis()), cancellation);
    } catch (DeviceException e) {
      if (call.timedOut()) {
        abort();
      }
      throw e;
    } finally {
      wake();
    }
  }

  private void submit(AfcCall<?> call) throws DeviceException {
    lock.lock();
    try {
      if (closed) {
        throw closedReason();
      }
      incoming.add(call);
      changed.signalAll();
      if (thread == null) {
        thread = Threads.start("afc-ui", this::work);
      }
    } finally {
      lock.unlock();
    }
  }

  static DeviceException closedReason() {
    return DeviceException.connection(ProblemId.CONNECTION_LOST, "closed");
  }

  /** Has the thread look again whether there is something to do. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  // On the connection's thread

  private void work() {
    try {
      while (awaitWork()) {
        try {
          fill(open());
        } catch (DeviceException e) {
          broken(e);
        } catch (CancellationException e) {
          broken(closedReason());
        } catch (RuntimeException e) {
          LOG.error("the AFC connection failed", e);
          broken(new DeviceException(Problem.of(ProblemId.INTERNAL, e.toString()), Reach.DEVICE, e));
        } catch (InterruptedException e) {
          broken(closedReason());
        }
      }
    } catch (InterruptedException e) {
      LOG.warn("the AFC thread was interrupted");
    } finally {
      end();
    }
  }

  /**
   * Waits until something can be sent or is in flight.
   *
   * @return false if closed
   */
  private boolean awaitWork() throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        calls.addAll(incoming);
        incoming.clear();
        dismiss();
        if ((stream != null && !stream.isIdle()) || files.hasToClose() || calls.stream().anyMatch(AfcCall::isReady)) {
          return true;
        }
        if (!files.keepsAny()) {
          changed.await();
        } else if (!changed.await(tuning.keepHandleMillis(), TimeUnit.MILLISECONDS)) {
          files.closeExpired();
        }
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Calls that nobody waits for any more go, leaving nothing open. */
  private void dismiss() {
    for (Iterator<AfcCall<?>> each = calls.iterator(); each.hasNext(); ) {
      var call = each.next();
      if (call.isOver()) {
        call.leaveOnce();
        each.remove();
      }
    }
  }

  private AfcStream open() throws DeviceException {
    if (stream == null) {
      var opened = starter.start(SERVICE, life);
      lock.lock();
      try {
        connection = opened;
        if (closed) {
          throw closedReason();
        }
      } finally {
        lock.unlock();
      }
      var fitting = health.tuning(tuning);
      stream = new AfcStream(opened, fitting, Math.max(fitting.maxRequests(), fitting.maxBulkRequests()), health);
    }
    return stream;
  }

  /** Sends as much as may be in flight, then reads one reply. */
  private void fill(AfcStream open) throws DeviceException, InterruptedException {
    boolean sent;
    do {
      sent = sendCloses(open);
      sent |= sendOneEach(open, false);
      if (!sent) {
        sent = sendOneEach(open, true);
      }
    } while (sent || (files.hasToClose() && open.canSend()));
    if (!open.isIdle()) {
      open.step();
    } else if (calls.stream().anyMatch(call -> !call.isOver() && call.isReady())) {
      throw new IllegalStateException("nothing in flight for " + calls.size() + " calls");
    }
  }

  private boolean sendCloses(AfcStream open) {
    boolean sent = false;
    while (open.canSend() && files.hasToClose()) {
      var close = files.next();
      if (close != null) {
        open.add(close, files);
        sent = true;
      }
    }
    return sent;
  }

  private boolean sendOneEach(AfcStream open, boolean bulk) {
    boolean sent = false;
    for (var call : calls) {
      if (call.isBulk() == bulk && open.canSend() && !call.isOver()) {
        var request = next(call);
        if (request != null) {
          open.add(request, call);
          sent = true;
        }
      }
    }
    return sent;
  }

  private static @Nullable AfcRequest next(AfcCall<?> call) {
    try {
      return call.next();
    } catch (DeviceException e) {
      call.fail(e);
      return null;
    }
  }

  /** The connection is worth nothing any more: what was under way is tried again on a new one, where that makes sense. */
  private void broken(DeviceException e) {
    LOG.debug("the AFC connection broke", e);
    var old = stream;
    var awaited = old == null ? null : old.awaited();
    drop();
    for (var call : calls) {
      boolean blamed = call.equals(awaited);
      if (call.isOver()) {
        continue;
      }
      if (old != null && e.reach() == Reach.CONNECTION && !(blamed && AfcProblems.isTimeout(e)) && !isClosed() && call.mayRetry()) {
        call.restart();
      } else {
        call.fail(reason(e, call, blamed));
      }
    }
    dismiss();
    budget.forget();
  }

  private static DeviceException reason(DeviceException e, AfcCall<?> call, boolean blamed) {
    if (blamed && AfcProblems.isTimeout(e)) {
      return AfcProblems.timeout(call.path(), e);
    }
    boolean anothers = !blamed && e.problem().data().containsKey("path");
    return anothers ? DeviceException.connection(ProblemId.CONNECTION_LOST, "another file broke the connection") : e;
  }

  private void drop() {
    ServiceConnection old;
    lock.lock();
    try {
      old = connection;
      connection = null;
    } finally {
      lock.unlock();
    }
    stream = null;
    if (old != null) {
      old.close();
    }
  }

  private void end() {
    drop();
    lock.lock();
    try {
      closed = true;
      calls.addAll(incoming);
      incoming.clear();
    } finally {
      lock.unlock();
    }
    calls.forEach(call -> call.fail(closedReason()));
    calls.clear();
  }

  // From any thread

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Wakes the thread out of a reply that does not come. */
  private void abort() {
    lock.lock();
    try {
      if (connection != null) {
        connection.abort();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void join(Thread thread) {
    try {
      if (!thread.join(END_TIMEOUT)) {
        LOG.warn("the AFC thread did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends every call at once; the connection is freed by its thread. Waits for that a few seconds at most. */
  @Override
  public void close() {
    Thread toEnd;
    lock.lock();
    try {
      closed = true;
      toEnd = thread;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    abort();
    life.cancel();
    if (toEnd != null && !toEnd.equals(Thread.currentThread())) {
      join(toEnd);
    }
  }
}
