package org.photokura.afc;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFiles;
import org.photokura.device.FileInfo;
import org.photokura.device.FileLane;
import org.photokura.device.ServiceStarter;
import org.photokura.protocol.afc.AfcPath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A phone's media partition over {@code com.apple.afc}: one connection for the window and for listing, and as many lanes as are asked for and granted.
 * Connections are opened when first needed.
 *
 * <p><b>Source:</b> AFC as libimobiledevice speaks it. <b>Checked by:</b> DeviceFilesContract against a scripted peer and, through libimobiledevice with TLS,
 * the virtual phone. <b>Unverified:</b> how many connections and requests in flight a real phone bears.
 */
public final class AfcDeviceFiles implements DeviceFiles {

  private static final Logger LOG = LoggerFactory.getLogger(AfcDeviceFiles.class);
  private static final long CLOSE_TIMEOUT_MILLIS = 5_000;

  private final ServiceStarter starter;
  private final AfcTuning tuning;
  private final LongSupplier nanoTime = System::nanoTime;
  private final AfcHealth health = new AfcHealth();
  private final AfcConnection reserved;
  private final List<AfcLane> lanes = new ArrayList<>();
  private final ReentrantLock givingUp = new ReentrantLock();
  private final Hosts hosts = new Hosts() {
    @Override
    public boolean any() {
      synchronized (lanes) {
        return !lanes.isEmpty();
      }
    }

    @Override
    public void nudge() {
      List<AfcLane> now;
      synchronized (lanes) {
        now = List.copyOf(lanes);
      }
      now.forEach(AfcLane::nudge);
    }
  };
  private final Cancellation life = new Cancellation();

  /**
   * @param starter starts services of the phone; it must outlive this
   */
  public AfcDeviceFiles(ServiceStarter starter) {
    this(starter, AfcTuning.standard());
  }

  public AfcDeviceFiles(ServiceStarter starter, AfcTuning tuning) {
    this.starter = starter;
    this.tuning = tuning;
    this.reserved = new AfcConnection(starter, tuning, health, nanoTime, hosts);
  }

  @Override
  public List<String> list(String folder, Cancellation cancellation) throws DeviceException {
    return reserved.run(new ListCall(path(folder)), cancellation);
  }

  @Override
  public void listAll(List<String> folders, ListSink sink, Cancellation cancellation) throws DeviceException {
    cancellation.throwIfCancelled();
    if (!folders.isEmpty()) {
      reserved.run(new ListAllCall(folders, tuning.maxBulkRequests()), cancellation).forEach(answer -> answer.giveTo(sink));
    }
  }

  @Override
  public FileInfo stat(String path, Cancellation cancellation) throws DeviceException {
    return reserved.run(new StatCall(path(path)), cancellation);
  }

  @Override
  public void statAll(List<String> paths, StatSink sink, Cancellation cancellation) throws DeviceException {
    cancellation.throwIfCancelled();
    if (!paths.isEmpty()) {
      reserved.run(new StatAllCall(paths, sink, tuning.maxBulkRequests(), nanoTime, reserved::wake), cancellation);
    }
  }

  @Override
  public int read(String path, long offset, ByteBuffer into, Cancellation cancellation) throws DeviceException {
    int count = reserved.run(new ReadCall<>(path(path), offset, ReadTarget.part(offset, into), reserved.budget()), cancellation);
    into.position(into.position() + count);
    return count;
  }

  @Override
  public byte[] readAll(String path, int maxBytes, Cancellation cancellation) throws DeviceException {
    return reserved.run(new ReadCall<>(path(path), 0, ReadTarget.whole(path, maxBytes), reserved.budget()), cancellation);
  }

  private static AfcPath path(String path) throws DeviceException {
    try {
      return new AfcPath(path);
    } catch (IllegalArgumentException e) {
      throw DeviceException.file(ProblemId.FILE_VANISHED, path, e.getMessage());
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Where the phone grants no second connection, the reserved one is given up for the first lane; its calls ride along on lanes then.
   */
  @Override
  public FileLane openLane(Cancellation cancellation) throws DeviceException {
    cancellation.throwIfCancelled();
    try (var either = cancellation.child(); var _ = life.onCancel(either.cancellation()::cancel)) {
      try {
        return connect(either.cancellation());
      } catch (DeviceException e) {
        return connectAfterRefusal(e, either.cancellation());
      }
    } catch (CancellationException e) {
      cancellation.throwIfCancelled();
      throw AfcConnection.closedReason();
    }
  }

  private AfcLane connectAfterRefusal(DeviceException refusal, Cancellation cancellation) throws DeviceException {
    if (!AfcProblems.isRefusal(refusal)) {
      throw refusal;
    }
    try {
      givingUp.lockInterruptibly();
      try {
        if (hosts.any()) {
          throw AfcProblems.limit(refusal);
        }
        if (!reserved.giveUp()) {
          throw refusal;
        }
        LOG.info("the phone grants one connection only: copying takes it, listing rides along");
        return connect(cancellation);
      } finally {
        if (!hosts.any()) {
          reserved.reclaim();
        }
        givingUp.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  private AfcLane connect(Cancellation cancellation) throws DeviceException {
    var connection = starter.start(AfcConnection.SERVICE, cancellation);
    var lane = new AfcLane(connection, health.tuning(tuning), health, nanoTime, reserved, this::closed);
    boolean ready = false;
    try {
      lane.greet(cancellation);
      synchronized (lanes) {
        if (life.isCancelled()) {
          throw AfcConnection.closedReason();
        }
        lanes.add(lane);
      }
      ready = true;
      return lane;
    } finally {
      if (!ready) {
        lane.close();
      }
    }
  }

  /** A slot on the phone is free again: the reserved connection tries whether it gets it. */
  private void closed(AfcLane lane) {
    synchronized (lanes) {
      if (!lanes.remove(lane)) {
        return;
      }
    }
    reserved.reclaim();
    hosts.nudge();
  }

  /** Ends everything at once, and waits some seconds at most until every connection is freed. */
  @Override
  public void close() {
    List<AfcLane> open;
    life.cancel();
    synchronized (lanes) {
      open = List.copyOf(lanes);
    }
    reserved.close(); // Before the lanes: calls that ride along with one would open a connection of their own.
    open.forEach(AfcLane::close);
    long end = nanoTime.getAsLong() + TimeUnit.MILLISECONDS.toNanos(CLOSE_TIMEOUT_MILLIS);
    try {
      for (var lane : open) {
        lane.awaitReleased(TimeUnit.NANOSECONDS.toMillis(end - nanoTime.getAsLong()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
