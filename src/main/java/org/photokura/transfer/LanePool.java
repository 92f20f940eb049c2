package org.photokura.transfer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFiles;
import org.photokura.device.FileLane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lanes of a run, each on its own thread {@code afc-n}. It opens and retires them as it is told; when one breaks it says so and keeps the number.
 * Called by the run's thread, except where said.
 */
final class LanePool {

  private static final Logger LOG = LoggerFactory.getLogger(LanePool.class);

  /** How a lane ended. */
  record Ended(boolean wasOpen, @Nullable DeviceException reason) {}

  private final RunContext run;
  private final Object lock = new Object();
  private final Set<Lane> lanes = new HashSet<>();
  private final List<Ended> ended = new ArrayList<>();
  private int numbers;

  private final class Lane implements Runnable {
    private final DeviceFiles files;
    private final LaneWork work;
    private volatile @Nullable FileLane connection;
    private volatile boolean aborted;

    Lane(DeviceFiles files) {
      this.files = files;
      this.work = new LaneWork(run);
    }

    @Override
    public void run() {
      DeviceException reason = null;
      boolean wasOpen = false;
      Throwable cause = null;
      long start = System.nanoTime();
      try (FileLane lane = files.openLane(run.stop().lanes())) {
        connection = lane;
        wasOpen = true;
        if (!aborted) {
          lane.serve(work, run.stop().lanes());
        }
      } catch (DeviceException e) {
        reason = e;
        cause = e;
      } catch (CancellationException e) {
        cause = e;
      } catch (RuntimeException | Error e) {
        LOG.error("a lane broke unexpectedly", e);
        reason = new DeviceException(Problem.of(ProblemId.CONNECTION_LOST, e.toString()), DeviceException.Reach.CONNECTION, e);
        cause = e;
      } finally {
        run.meter().lanesServingNanos.add(System.nanoTime() - start);
        work.failLeftOvers(cause);
        synchronized (lock) {
          lanes.remove(this);
          ended.add(new Ended(wasOpen, aborted ? null : reason));
        }
        run.jobs().wake();
      }
    }

    void abort() {
      aborted = true;
      work.abortedByUs();
      var open = connection;
      if (open != null) {
        open.abort();
      }
    }
  }

  LanePool(RunContext run) {
    this.run = run;
  }

  /** Opens one more lane; the answer comes by {@link #takeEnded} if the phone refuses. */
  void open(DeviceFiles files) {
    var lane = new Lane(files);
    int number;
    synchronized (lock) {
      lanes.add(lane);
      number = ++numbers;
    }
    Threads.start("afc-" + number, lane);
  }

  /** Lets one lane end when it has served what it has in hand. */
  void retireOne() {
    synchronized (lock) {
      for (var lane : lanes) {
        if (!lane.work.isRetiring()) {
          lane.work.retire();
          return;
        }
      }
    }
  }

  /** Breaks all lanes off; the files under way are no one's fault. */
  void abortAll() {
    List<Lane> now;
    synchronized (lock) {
      now = List.copyOf(lanes);
    }
    now.forEach(Lane::abort);
  }

  /** Lanes that are open or being opened, without those that retire. */
  int size() {
    synchronized (lock) {
      return (int) lanes.stream().filter(lane -> !lane.work.isRetiring()).count();
    }
  }

  /** Lanes that are connected. */
  int connected() {
    synchronized (lock) {
      return (int) lanes.stream().filter(lane -> lane.connection != null && !lane.work.isRetiring()).count();
    }
  }

  boolean isEmpty() {
    synchronized (lock) {
      return lanes.isEmpty();
    }
  }

  /** Lanes that ended since the last call. */
  List<Ended> takeEnded() {
    synchronized (lock) {
      var taken = List.copyOf(ended);
      ended.clear();
      return taken;
    }
  }
}
