package org.photokura.afc;

import java.time.Duration;
import java.util.ArrayList;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection that is reserved for the window and for listing, with its own thread {@code afc-ui}. Calls of several callers are in flight together. Opened when
 * first needed, and again when it broke: since nothing here changes anything on the phone, calls that were under way are then tried once more.
 *
 * <p>A phone may grant one connection only. Then the reserved one is given up for the first lane, and the calls ride along on lanes until there is none any more.
 */
final class AfcConnection implements Guests, AutoCloseable {

  static final String SERVICE = "com.apple.afc";

  private static final Logger LOG = LoggerFactory.getLogger(AfcConnection.class);
  private static final Duration END_TIMEOUT = Duration.ofSeconds(5);
  private static final int MAX_BULK_ON_A_LANE = 16;

  private final ServiceStarter starter;
  private final AfcTuning tuning;
  private final AfcHealth health;
  private final Hosts hosts;
  private final Cancellation life = new Cancellation();
  /** Belongs to {@link #server}. */
  private final CallBoard board;
  private @Nullable AfcStream stream;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<AfcCall<?>> incoming = new ArrayList<>();
  private Server server = Server.NOBODY;
  private Runnable nudgeHost = () -> {};
  private @Nullable Thread thread;
  private @Nullable ServiceConnection connection;
  private volatile boolean withoutConnection;
  private volatile boolean hosted;
  private boolean closed;
  private boolean aborted;

  /** Who serves the calls. */
  private enum Server {
    NOBODY,
    THREAD,
    LANE
  }

  AfcConnection(ServiceStarter starter, AfcTuning tuning, AfcHealth health, LongSupplier nanoTime, Hosts hosts) {
    this.starter = starter;
    this.tuning = tuning;
    this.health = health;
    this.hosts = hosts;
    this.board = new CallBoard(tuning, nanoTime, this::wake);
  }

  // For callers

  /** For new reads. */
  ReadBudget budget() {
    return board.budget();
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
      if (thread == null) {
        thread = Threads.start("afc-ui", this::work);
      }
    } finally {
      lock.unlock();
    }
    wake();
  }

  static DeviceException closedReason() {
    return DeviceException.connection(ProblemId.CONNECTION_LOST, "closed");
  }

  /** Has whoever serves look again whether there is something to do. */
  void wake() {
    Runnable nudge;
    lock.lock();
    try {
      changed.signalAll();
      nudge = nudgeHost;
    } finally {
      lock.unlock();
    }
    nudge.run();
  }

  // On the connection's thread

  private void work() {
    try {
      while (awaitWork()) {
        try {
          if (withoutConnection) {
            giveUpConnection();
          } else {
            serve(open());
          }
        } catch (DeviceException e) {
          broken(e);
        } catch (CancellationException | InterruptedException e) {
          broken(closedReason());
        } catch (RuntimeException e) {
          LOG.error("the AFC connection failed", e);
          broken(new DeviceException(Problem.of(ProblemId.INTERNAL, e.toString()), Reach.DEVICE, e));
        }
      }
    } catch (InterruptedException e) {
      LOG.warn("the AFC thread was interrupted");
    } finally {
      end();
    }
  }

  /**
   * Waits until something can be sent or is in flight, or the connection is to be given up.
   *
   * @return false if closed
   */
  private boolean awaitWork() throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        if (server == Server.NOBODY && !withoutConnection) {
          server = Server.THREAD;
        }
        if (server != Server.THREAD) {
          changed.await();
          continue;
        }
        board.take(incoming);
        if (withoutConnection || (stream != null && !stream.isIdle()) || board.hasWork()) {
          return true;
        }
        if (!board.files().keepsAny()) {
          changed.await();
        } else if (!changed.await(tuning.keepHandleMillis(), TimeUnit.MILLISECONDS)) {
          board.files().closeExpired();
        }
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void serve(@Nullable AfcStream open) throws DeviceException, InterruptedException {
    if (open == null) {
      return;
    }
    board.fill(open, Integer.MAX_VALUE);
    if (!open.isIdle()) {
      open.step();
    } else if (board.hasWork()) {
      throw new IllegalStateException("nothing in flight for calls that are under way");
    }
  }

  /**
   * The stream, opened if it is not.
   *
   * @return null if the phone grants none, and the calls ride along on a lane
   */
  private @Nullable AfcStream open() throws DeviceException, InterruptedException {
    if (stream == null) {
      boolean others = hosts.any();
      try {
        stream = opened(starter.start(SERVICE, life), others);
      } catch (DeviceException e) {
        if (!others || !AfcProblems.isRefusal(e) || isClosed()) {
          throw e;
        }
        LOG.info("the phone grants no connection beside the lanes: listing goes along on one of them");
        drop();
        withoutConnection = true;
      }
    }
    return stream;
  }

  private AfcStream opened(ServiceConnection opened, boolean others) throws DeviceException, InterruptedException {
    lock.lock();
    try {
      connection = opened;
      aborted = false;
      if (closed) {
        throw closedReason();
      }
    } finally {
      lock.unlock();
    }
    var fitting = health.tuning(tuning);
    var fresh = new AfcStream(opened, fitting, Math.max(fitting.maxRequests(), fitting.maxBulkRequests()), health);
    if (others) {
      fresh.greet();
    }
    return fresh;
  }

  private void broken(DeviceException e) {
    LOG.debug("the AFC connection broke", e);
    var old = stream;
    if (old != null && AfcProblems.isClosed(e) && !wasAborted()) {
      old.closedByPhone();
    }
    drop();
    if (old == null || isClosed()) {
      board.failAll(e);
    } else {
      board.broken(old.awaited(), e);
    }
  }

  private void giveUpConnection() {
    board.handOver();
    drop();
    release();
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

  /** Somebody else may serve the calls now. */
  private void release() {
    lock.lock();
    try {
      server = Server.NOBODY;
      nudgeHost = () -> {};
      hosted = false;
      changed.signalAll();
      if (closed) {
        board.failAll(closedReason());
      }
    } finally {
      lock.unlock();
    }
    hosts.nudge();
  }

  private void end() {
    drop();
    lock.lock();
    try {
      closed = true;
      incoming.forEach(call -> call.fail(closedReason()));
      incoming.clear();
      if (server != Server.LANE) {
        board.failAll(closedReason());
      }
    } finally {
      lock.unlock();
    }
  }

  // On a lane's thread

  @Override
  public boolean wantHost() {
    return withoutConnection && !hosted;
  }

  @Override
  public boolean board(Runnable nudge) {
    lock.lock();
    try {
      if (server != Server.NOBODY || !withoutConnection || closed) {
        return false;
      }
      server = Server.LANE;
      nudgeHost = nudge;
      hosted = true;
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void ride(AfcStream lane) {
    lock.lock();
    try {
      board.take(incoming);
    } finally {
      lock.unlock();
    }
    board.fill(lane, MAX_BULK_ON_A_LANE);
  }

  @Override
  public void pack(AfcStream lane) {
    board.files().closeKept();
    board.sendCloses(lane);
  }

  @Override
  public void alight() {
    board.handOver();
    release();
  }

  @Override
  public void crashed(AfcStream lane, DeviceException reason) {
    board.broken(lane.awaited(), reason);
    release();
  }

  // From any thread

  /**
   * Gives the connection up, for a lane: the calls ride along on lanes until {@link #reclaim}. Waits a few seconds at most.
   *
   * @return false if there was none to give up
   */
  boolean giveUp() throws InterruptedException {
    lock.lock();
    try {
      if (server != Server.THREAD || closed || withoutConnection) {
        return false;
      }
      boolean had = connection != null;
      withoutConnection = true;
      changed.signalAll();
      if (!awaitReleased()) {
        abort();
        awaitReleased();
      }
      return had;
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitReleased() throws InterruptedException {
    long left = END_TIMEOUT.toNanos();
    while (server == Server.THREAD && left > 0) {
      left = changed.awaitNanos(left);
    }
    return server != Server.THREAD;
  }

  /** A connection of its own is tried again, as soon as no lane takes the calls along. */
  void reclaim() {
    lock.lock();
    try {
      withoutConnection = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private boolean wasAborted() {
    lock.lock();
    try {
      return aborted;
    } finally {
      lock.unlock();
    }
  }

  /** Wakes the thread out of a reply that does not come. */
  private void abort() {
    lock.lock();
    try {
      if (connection != null) {
        aborted = true;
        connection.abort();
      }
    } finally {
      lock.unlock();
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

  private static void join(Thread thread) {
    try {
      if (!thread.join(END_TIMEOUT)) {
        LOG.warn("the AFC thread did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
