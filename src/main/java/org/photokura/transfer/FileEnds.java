package org.photokura.transfer;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.Sha256;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.FileInfo;
import org.photokura.library.image.TakenDate;
import org.photokura.transfer.disk.PartialJournal;
import org.photokura.transfer.disk.ReadBack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what follows when reading a file came to an end on a lane: complete it, try again, or let it fail. Every way has a bound. */
final class FileEnds {

  /** How often one file may be the one that the connection broke at, without getting any further. */
  private static final int MAX_CUTS = 6;
  private static final int MAX_TIMEOUTS = 2;
  private static final int MAX_REFUSALS = 8;
  /** A phone that denies a file was asked before whether it is locked; it does not change its mind. */
  private static final int MAX_DENIALS = 2;
  /** So many files in a row that could not be written mean that the disk is at fault, not the file. */
  private static final int MAX_WRITE_FAILURES = 5;

  private static final long KEEP_NANOS = 150_000_000L;

  private static final Logger LOG = LoggerFactory.getLogger(FileEnds.class);

  private final RunContext run;
  private final Committer committer;
  private final List<FileJob> changed = new ArrayList<>();
  private final List<Denied> denied = new ArrayList<>();
  private int writeFailures;
  private volatile @Nullable String lastArrived;

  /**
   * A file that the phone refused.
   *
   * @param confirmedBefore how many files had been confirmed until then
   */
  record Denied(FileJob job, DeviceException reason, long confirmedBefore) {}

  FileEnds(RunContext run, Committer committer) {
    this.run = run;
    this.committer = committer;
  }

  /** All its bytes came and were confirmed: flush it, and with the last of its item's files give them their names. */
  void arrived(FileJob job) {
    lastArrived = job.path();
    run.flushers().execute(() -> complete(job));
  }

  /** The path of a file that the phone gave whole in this run; null before the first. */
  @Nullable String lastArrived() {
    return lastArrived;
  }

  private void complete(FileJob job) {
    if (!run.stop().leavesTime()) {
      stoppedBeforeFlush(job);
      return;
    }
    long start = System.nanoTime();
    try {
      if (job.equals(job.item.dateFile())) {
        job.item.dated(TakenDate.ofFile(job.item.item, job.part.path()));
      }
      var content = job.part.complete(timeOf(job));
      run.meter().diskNanos.add(System.nanoTime() - start);
      if (run.options().verify() && !readsBack(job, content)) {
        mismatched(job);
        return;
      }
      synchronized (this) {
        writeFailures = 0;
      }
      job.complete(content);
      ended(job);
    } catch (IOException e) {
      var problem = run.diskProblem(e, 0);
      diskFailed(problem);
      if (run.stop().isImmediate()) {
        stoppedBeforeFlush(job);
      } else {
        failed(job, problem);
      }
    } catch (CancellationException e) {
      stoppedBeforeFlush(job);
    } catch (RuntimeException | Error e) {
      broken(job, e);
      throw e;
    }
  }

  private void stoppedBeforeFlush(FileJob job) {
    try {
      job.part.close();
    } catch (IOException e) {
      run.logDisk(e);
    }
    stopped(job);
  }

  private static Instant timeOf(FileJob job) {
    var taken = job.item.taken();
    return taken != null ? taken : Objects.requireNonNullElse(job.modified(), Instant.EPOCH);
  }

  private boolean readsBack(FileJob job, Sha256 content) throws IOException {
    var digest = Sha256.digest();
    ReadBack.hash(job.part.path(), digest, true, bytes -> { }, run.stop().lanes());
    return Sha256.of(digest.digest()).equals(content);
  }

  private void mismatched(FileJob job) throws IOException {
    LOG.warn("what was read back from the destination is not what was written");
    job.part.discard();
    run.meter().bytesDone.addAndGet(-job.sizeBytes());
    if (++job.tries.mismatches < 2) {
      run.jobs().offerFirst(job);
    } else {
      job.fail(Problem.of(ProblemId.VERIFY_MISMATCH).with("path", job.path()));
      run.meter().bytesTotal.addAndGet(-job.sizeBytes());
      ended(job);
    }
  }

  /** The phone says something else of the file after reading it than before. */
  void changed(FileJob job, FileInfo after) {
    long before = job.sizeBytes();
    if (!startAnew(job)) {
      return;
    }
    if (++job.tries.changes < 2) {
      job.became(after.sizeBytes(), after.modified());
      run.meter().bytesTotal.addAndGet(after.sizeBytes() - before);
      run.jobs().offerFirst(job);
    } else {
      var id = after.sizeBytes() > before ? ProblemId.FILE_GREW : after.sizeBytes() < before ? ProblemId.FILE_SHRANK : ProblemId.FILE_CHANGED;
      failed(job, Problem.of(id).with("path", job.path()));
    }
  }

  private boolean startAnew(FileJob job) {
    try {
      run.meter().bytesDone.addAndGet(-job.part.written());
      job.part.keep(0);
      return true;
    } catch (IOException e) {
      var problem = run.diskProblem(e, 0);
      diskFailed(problem);
      failed(job, problem);
      return false;
    }
  }

  /** Reading it failed; what was confirmed is kept in its part. */
  void interrupted(FileJob job, DeviceException reason, boolean toBlame) {
    if (reason.reach() == DeviceException.Reach.FILE) {
      refused(job, reason);
    } else if (!toBlame) {
      run.jobs().offerFirst(job);
    } else {
      cut(job, reason);
    }
  }

  /** What failed before it got further counts no more. */
  private static void noteProgress(FileJob job) {
    var tries = job.tries;
    if (job.part.written() > tries.furthestBytes) {
      tries.furthestBytes = job.part.written();
      tries.cuts = 0;
      tries.timeouts = 0;
      tries.refusals = 0;
    }
  }

  private void cut(FileJob job, DeviceException reason) {
    noteProgress(job);
    var tries = job.tries;
    boolean timeout = reason.problem().id() == ProblemId.FILE_TIMEOUT || reason.problem().id() == ProblemId.DEVICE_TIMEOUT;
    if (timeout && ++tries.timeouts >= MAX_TIMEOUTS) {
      failed(job, Problem.of(ProblemId.FILE_TIMEOUT, reason.problem().technicalCause()).with("path", job.path()));
    } else if (!timeout && ++tries.cuts >= MAX_CUTS) {
      failed(job, reason.problem().with("path", job.path()));
    } else {
      run.jobs().offer(job);
    }
  }

  private void refused(FileJob job, DeviceException reason) {
    switch (reason.problem().id()) {
      case FILE_VANISHED, FILE_IS_DIRECTORY -> failed(job, reason.problem());
      case FILE_DENIED -> {
        synchronized (this) {
          denied.add(new Denied(job, reason, run.meter().filesConfirmed.sum()));
        }
        run.jobs().wake();
      }
      case FILE_SHRANK, FILE_GREW, FILE_CHANGED -> {
        if (++job.tries.changes >= 2) {
          failed(job, reason.problem());
        } else if (startAnew(job)) {
          synchronized (this) {
            changed.add(job);
          }
          run.jobs().wake();
        }
      }
      case FILE_TIMEOUT -> cut(job, reason);
      default -> tryAgain(job, reason);
    }
  }

  /** A few more tries, after the others. */
  void tryAgain(FileJob job, DeviceException reason) {
    noteProgress(job);
    if (++job.tries.refusals >= (reason.problem().id() == ProblemId.FILE_DENIED ? MAX_DENIALS : MAX_REFUSALS)) {
      failed(job, reason.problem());
    } else {
      run.jobs().offer(job);
    }
  }

  /** Files whose size and time must be asked anew before they are tried again; they are the caller's now. */
  synchronized List<FileJob> takeChanged() {
    var taken = List.copyOf(changed);
    changed.clear();
    return taken;
  }

  synchronized void putBackChanged(List<FileJob> jobs) {
    changed.addAll(jobs);
  }

  /** The run ends: complete items wait for others no longer. */
  void endOrder() {
    committer.endOrder();
  }

  /** Files that the phone refused; they are the caller's now. */
  synchronized List<Denied> takeDenied() {
    var taken = List.copyOf(denied);
    denied.clear();
    return taken;
  }

  /** Earlier files that belong to items of this run: no other item may be taken for them. */
  void claim(Set<String> targets) {
    committer.claim(targets);
  }

  /** Of items that did not end: what came stays for the next run, as far as noting that is done quickly. */
  void keepComplete(List<ItemJob> items) {
    long start = System.nanoTime();
    for (var item : items) {
      if (run.stop().isImmediate() && System.nanoTime() - start > KEEP_NANOS) {
        return;
      }
      committer.keepForLater(item);
    }
  }

  /** Flushes and claims the file's confirmed bytes, if it is known well enough to go on with later. */
  void note(FileJob job, long confirmedBytes) throws IOException {
    var modified = job.modified();
    if (modified != null) {
      job.part.note(new PartialJournal(run.udid(), job.path(), job.sizeBytes(), modified, job.item.item.assetUuid(), confirmedBytes));
    }
  }

  /** Gives files that wait for an answer back, because the run ends. */
  void release() {
    takeChanged().forEach(run.jobs()::offer);
    takeDenied().forEach(each -> run.jobs().offer(each.job()));
  }

  void failed(FileJob job, Problem problem) {
    try {
      run.meter().bytesDone.addAndGet(-job.part.written());
      run.meter().bytesTotal.addAndGet(-job.sizeBytes());
      job.part.discard();
    } catch (IOException e) {
      run.logDisk(e);
    }
    job.fail(problem);
    ended(job);
  }

  /** The run ended before the file did; its part stays for the next run. */
  void stopped(FileJob job) {
    job.stop();
    ended(job);
  }

  /** A programming error: the file fails, the run goes on. */
  void broken(FileJob job, Throwable e) {
    LOG.error("copying a file failed unexpectedly", e);
    failed(job, Problem.of(ProblemId.INTERNAL, e.toString()).with("path", job.path()));
  }

  /** A write failed. Most reasons are those of the whole destination, and end the run. */
  void diskFailed(Problem problem) {
    boolean many;
    synchronized (this) {
      many = ++writeFailures >= MAX_WRITE_FAILURES;
    }
    switch (problem.id()) {
      case DESTINATION_FULL, DESTINATION_GONE, DESTINATION_READ_ONLY -> run.stop().stopNow(problem);
      case FILE_TOO_LARGE_FOR_DESTINATION -> { }
      default -> {
        if (many) {
          run.stop().stopNow(problem);
        }
      }
    }
    run.jobs().wake();
  }

  private void ended(FileJob job) {
    boolean last = job.item.fileEnded();
    if (last) {
      committer.submit(job.item);
    }
    run.jobs().jobEnded(job);
  }
}
