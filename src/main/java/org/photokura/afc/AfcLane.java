package org.photokura.afc;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceException.Reach;
import org.photokura.device.FileLane;
import org.photokura.device.ServiceConnection;
import org.photokura.protocol.afc.AfcPath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lane over one AFC connection. Its requests run ahead of its replies: while the bytes of one file come, the next ones are being opened, so small files
 * cost no round trips, and as much is asked for as the {@linkplain LaneWindow window} allows. Bytes leave the socket only when a fetch has a buffer for
 * them: back pressure reaches the phone by itself.
 *
 * <p><b>Source:</b> AFC as libimobiledevice speaks it. <b>Checked by:</b> AfcLaneTest, AfcLaneFaultTest, DeviceFilesContract in three stacks.
 * <b>Unverified:</b> how many open files and requests in flight a real phone bears; both shrink when it objects.
 */
final class AfcLane implements FileLane {

  private static final Logger LOG = LoggerFactory.getLogger(AfcLane.class);
  private static final int MAX_JOBS = 32;
  /** What a lane must have brought before it is used without care. */
  private static final long CAREFUL_BYTES = 4L << 20;
  private static final Next NUDGED = new Next(null, false);

  private final ServiceConnection connection;
  private final AfcStream stream;
  private final AfcTuning usual;
  private LaneWindow window;
  private final LongSupplier nanoTime;
  private final Guests guests;
  private final Consumer<AfcLane> onClosed;
  private final Interruptible calls = new Interruptible();
  private final CountDownLatch released = new CountDownLatch(1);
  private final List<LaneJob> jobs = new ArrayList<>();
  private @Nullable LaneJob unconfirmed;
  private final long refusalRestNanos;
  private int slots;
  private int slotsTaken;
  private boolean sourceEnded;
  private boolean hosting;
  private boolean careful;

  private final Object state = new Object();
  private boolean serving;
  private boolean dead;
  private boolean closing;

  /**
   * @param guests calls that this lane takes along when they have no connection
   * @param onClosed told when the connection was freed
   */
  AfcLane(
      ServiceConnection connection, AfcTuning tuning, AfcHealth health, LongSupplier nanoTime, Guests guests, Consumer<AfcLane> onClosed) {
    this.careful = health.needsCare();
    var begin = careful ? tuning.careful() : tuning;
    this.connection = connection;
    this.usual = tuning;
    this.stream = new AfcStream(connection, tuning, begin.maxRequests(), health);
    this.window = new LaneWindow(begin, nanoTime);
    this.nanoTime = nanoTime;
    this.guests = guests;
    this.onClosed = onClosed;
    this.slots = begin.maxOpenFiles();
    this.refusalRestNanos = TimeUnit.MILLISECONDS.toNanos(tuning.refusalRestMillis());
  }

  /** Whether the phone really serves this connection; see {@link AfcStream#greet}. */
  void greet(Cancellation cancellation) throws DeviceException {
    try (var _ = cancellation.onCancel(this::breakOff)) {
      stream.greet();
    } catch (DeviceException e) {
      cancellation.throwIfCancelled();
      throw e;
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody to interrupt", e);
    }
    cancellation.throwIfCancelled();
  }

  @Override
  public void serve(FetchSource source, Cancellation cancellation) throws DeviceException {
    cancellation.throwIfCancelled();
    enter();
    try (var _ = cancellation.onCancel(this::breakOff)) {
      serve(source);
    } catch (DeviceException e) {
      throw end(cancellation.isCancelled() ? cancelled() : blamed(e), cancellation);
    } catch (InterruptedException e) {
      boolean stopped = isDead();
      var reason = end(stopped && !cancellation.isCancelled() ? aborted() : cancelled(), cancellation);
      if (stopped) {
        throw reason;
      }
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (CancellationException e) {
      endAll(cancelled());
      throw e;
    } catch (RuntimeException | Error e) {
      endAll(new DeviceException(Problem.of(ProblemId.INTERNAL, e.toString()), Reach.CONNECTION, e));
      throw e;
    } finally {
      if (hosting) {
        hosting = false;
        guests.alight();
      }
      leave();
    }
  }

  private void serve(FetchSource source) throws DeviceException, InterruptedException {
    sourceEnded = false;
    while (!sourceEnded) {
      fill(source);
      if (!stream.isIdle()) {
        stream.step();
        jobs.removeIf(LaneJob::isDone);
        if (careful && stream.isIdle() && stream.answeredBytes() >= CAREFUL_BYTES) {
          relax();
        }
      } else if (!jobs.isEmpty()) {
        rest();
      }
    }
    if (hosting) {
      guests.pack(stream);
      while (!stream.isIdle()) {
        stream.step();
        guests.pack(stream);
      }
    }
  }

  /** The connection holds: it is used as any other from now on. */
  private void relax() {
    careful = false;
    stream.maxRequests(usual.maxRequests());
    window = new LaneWindow(usual, nanoTime);
    slots = usual.maxOpenFiles();
  }

  private void enter() throws DeviceException {
    synchronized (state) {
      if (dead) {
        throw DeviceException.connection(ProblemId.CONNECTION_LOST, "the lane is dead");
      }
      if (serving) {
        throw new IllegalStateException("a lane serves one thread");
      }
      serving = true;
    }
  }

  private void leave() {
    boolean last;
    synchronized (state) {
      serving = false;
      last = closing;
    }
    if (last) {
      release();
    }
  }

  /** Sends as much as may be in flight: for those who ride along, for the files in hand, for new ones. */
  private void fill(FetchSource source) throws InterruptedException {
    if (guests.wantHost() && !hosting) {
      hosting = guests.board(calls::nudge);
    }
    if (hosting) {
      guests.ride(stream);
    }
    for (int i = 0; i < jobs.size() && stream.canSend(); i++) {
      send(jobs.get(i));
    }
    while (stream.canSend() && wantsMore()) {
      var job = take(source, jobs.isEmpty() && stream.isIdle());
      if (job == null) {
        return;
      }
      jobs.add(job);
      send(job);
    }
  }

  /** All files wait for the phone to have a slot for them, or to be less busy. */
  private void rest() throws InterruptedException {
    long nanos = jobs.stream().filter(LaneJob::rests).mapToLong(LaneJob::restNanos).min()
        .orElseThrow(() -> new IllegalStateException("nothing in flight for " + jobs.size() + " files"));
    var never = new CountDownLatch(1);
    calls.call(() -> never.await(nanos, TimeUnit.NANOSECONDS));
    window.ranDry();
  }

  private void send(LaneJob job) {
    while (stream.canSend()) {
      var request = job.next();
      if (request == null) {
        return;
      }
      stream.add(request, job);
    }
  }

  private boolean wantsMore() {
    if (slotsTaken >= slots || jobs.size() >= MAX_JOBS) {
      return false;
    }
    long ahead = 0;
    for (var job : jobs) {
      ahead += job.unasked();
    }
    return ahead < 2 * window.bytes();
  }

  /** What the source said: a file, or that there will be none. */
  private record Next(@Nullable Fetch fetch, boolean ended) {}

  private @Nullable LaneJob take(FetchSource source, boolean mayWait) throws InterruptedException {
    while (true) {
      var next = calls.callUnlessNudged(() -> {
        var fetch = source.next(mayWait);
        return new Next(fetch, mayWait && fetch == null);
      }, NUDGED);
      if (mayWait) {
        window.ranDry();
      }
      sourceEnded = next.ended();
      var fetch = next.fetch();
      if (fetch == null) {
        return null;
      }
      try {
        return new LaneJob(this, fetch, new AfcPath(fetch.path()));
      } catch (IllegalArgumentException e) {
        fetch.failed(DeviceException.file(ProblemId.FILE_VANISHED, fetch.path(), e.getMessage()));
      }
    }
  }

  // For the jobs, on the lane's thread

  LaneWindow window() {
    return window;
  }

  long refusalRestNanos() {
    return refusalRestNanos;
  }

  long nanoTime() {
    return nanoTime.getAsLong();
  }

  /** A buffer for the next bytes of a reply; waits while the writers are behind. */
  ByteBuffer buffer(Fetch fetch, int maxBytes) throws InterruptedException {
    long start = nanoTime.getAsLong();
    var buffer = calls.call(() -> fetch.buffer(maxBytes));
    window.idled(nanoTime.getAsLong() - start);
    if (!buffer.hasRemaining()) {
      throw new IllegalStateException("a buffer without room");
    }
    return buffer.limit(Math.min(buffer.limit(), buffer.position() + maxBytes));
  }

  /** A reply came in step: what was delivered before is confirmed. */
  void inStep() {
    if (unconfirmed != null) {
      unconfirmed.confirmDelivered();
      unconfirmed = null;
    }
  }

  void unconfirmed(LaneJob job) {
    unconfirmed = job;
  }

  /** Takes one of the phone's slots for open files, if one is left. The phone works in order, so a slot is free as soon as the close is sent. */
  boolean takeSlot() {
    if (slotsTaken >= slots) {
      return false;
    }
    slotsTaken++;
    return true;
  }

  void giveSlot() {
    slotsTaken--;
  }

  /** The phone has no slot for one more open file: never have more open than now. */
  void slotsExhausted() {
    slots = Math.max(1, Math.min(slots, slotsTaken));
    LOG.debug("the phone bears {} open files", slots);
  }

  /** Whether reads bring what was asked for: then stat and close of a file are sent behind its last read without waiting for it. */
  boolean trustsWholeReads() {
    return window.trustsWholeReads();
  }

  // The end

  /**
   * Ends every fetch, the awaited one first: the phone answers in order, so it was busy with that one when the connection broke. The reason names it; the others only
   * lost their connection.
   */
  private DeviceException blamed(DeviceException e) {
    if (isDead()) {
      return aborted();
    }
    if (hosting) {
      hosting = false;
      guests.crashed(stream, e);
    }
    stream.broke();
    if (AfcProblems.isClosed(e)) {
      stream.closedByPhone();
    }
    var awaited = stream.awaited();
    if (awaited instanceof LaneJob job && e.reach() == Reach.CONNECTION) {
      var reason = AfcProblems.ofAwaited(job.fetch().path(), e);
      job.end(reason);
      endAll(anotherBrokeIt());
      return reason;
    }
    return awaited != null && (isOfOneFile(e) || AfcProblems.isTimeout(e)) ? anotherBrokeIt() : e;
  }

  private static DeviceException anotherBrokeIt() {
    return DeviceException.connection(ProblemId.CONNECTION_LOST, "another request broke the connection");
  }

  private static boolean isOfOneFile(DeviceException e) {
    return e.problem().data().containsKey("path");
  }

  private static DeviceException cancelled() {
    return DeviceException.connection(ProblemId.CANCELLED, null);
  }

  private static DeviceException aborted() {
    return DeviceException.connection(ProblemId.CONNECTION_LOST, "aborted");
  }

  private DeviceException end(DeviceException reason, Cancellation cancellation) {
    endAll(reason);
    if (cancellation.isCancelled()) {
      throw new CancellationException("cancelled");
    }
    return reason;
  }

  private void endAll(DeviceException reason) {
    breakOff();
    for (var job : jobs) {
      try {
        job.end(reason);
      } catch (RuntimeException e) {
        LOG.error("a fetch threw at its end", e);
      }
    }
    jobs.clear();
  }

  private boolean isDead() {
    synchronized (state) {
      return dead;
    }
  }

  private void breakOff() {
    synchronized (state) {
      kill();
    }
    calls.stop();
  }

  /** The connection is aborted once, and never after it was freed. */
  private void kill() {
    if (!dead) {
      dead = true;
      connection.abort();
    }
  }

  /** Makes the serving thread look soon whether somebody wants to ride along. */
  void nudge() {
    calls.nudge();
  }

  @Override
  public void abort() {
    breakOff();
  }

  @Override
  public void close() {
    boolean last;
    synchronized (state) {
      if (closing) {
        return;
      }
      closing = true;
      last = !serving;
      kill();
    }
    calls.stop();
    if (last) {
      release();
    }
  }

  private void release() {
    connection.close();
    released.countDown();
    onClosed.accept(this);
  }

  /** Waits until the connection is freed, which the serving thread does as soon as it notices. */
  boolean awaitReleased(long timeoutMillis) throws InterruptedException {
    return released.await(timeoutMillis, TimeUnit.MILLISECONDS);
  }
}
