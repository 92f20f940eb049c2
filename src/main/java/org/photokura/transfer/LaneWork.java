package org.photokura.transfer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.FileLane;

/** What one lane has in hand: gives it the next files, a few ahead, and knows which of them is to blame when the connection breaks. */
final class LaneWork implements FileLane.FetchSource {

  /** A lane takes no more files ahead than this much data: the last ones of a run should not all wait behind one lane. */
  private static final long MAX_BYTES_AHEAD = 24L << 20;

  private final RunContext run;
  private final Set<FileFetch> underWay = new LinkedHashSet<>();
  private volatile boolean retire;
  private volatile boolean abortedByUs;

  LaneWork(RunContext run) {
    this.run = run;
  }

  /** It gets no more files. */
  void retire() {
    retire = true;
    run.jobs().wake();
  }

  boolean isRetiring() {
    return retire;
  }

  /** From now on a broken connection is our doing and nobody's fault. */
  void abortedByUs() {
    abortedByUs = true;
  }

  @Override
  public @Nullable FileFetch next(boolean mayWait) throws InterruptedException {
    if (!mayWait && bytesAhead() >= MAX_BYTES_AHEAD) {
      return null;
    }
    var job = run.jobs().take(mayWait, () -> retire, () -> run.gate().isShut() || run.hold().getAsBoolean());
    if (job == null) {
      return null;
    }
    if (!run.space().admits(job)) {
      run.jobs().offerFirst(job);
      run.stop().stop(run.space().full());
      run.jobs().stop();
      return null;
    }
    var fetch = new FileFetch(job, this, run);
    synchronized (this) {
      underWay.add(fetch);
    }
    run.active().add(fetch);
    return fetch;
  }

  private synchronized long bytesAhead() {
    long bytes = 0;
    for (var fetch : underWay) {
      bytes += fetch.remainingBytes();
    }
    return bytes;
  }

  /** Whether this file is the one that a broken connection was serving; those taken ahead are not to blame. A programming error is everybody's: it must end. */
  boolean isToBlame(FileFetch fetch, DeviceException reason) {
    if (reason.reach() == DeviceException.Reach.FILE) {
      return true;
    }
    var problem = reason.problem();
    boolean named = fetch.path().equals(problem.data().get("path"));
    return reason.reach() == DeviceException.Reach.CONNECTION && !abortedByUs && (named || problem.id() == ProblemId.INTERNAL);
  }

  void ended(FileFetch fetch) {
    synchronized (this) {
      underWay.remove(fetch);
    }
    run.active().remove(fetch);
  }

  /** Fails what a lane left without an end, which its contract forbids but a programming error may do. */
  void failLeftOvers(@Nullable Throwable cause) {
    List<FileFetch> left;
    synchronized (this) {
      left = new ArrayList<>(underWay);
    }
    for (var fetch : left) {
      fetch.failed(new DeviceException(Problem.of(ProblemId.INTERNAL, "left by its lane: " + cause), DeviceException.Reach.CONNECTION, cause));
    }
  }
}
