package org.photokura.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.FileInfo;

/**
 * Writes what one fetch brings: blocks in their order, one writer thread at a time, while other files are written by other threads. A block is written and
 * hashed at once and its buffer given back; that it is right is known only later, so the file becomes complete only by {@link #confirmed}, and after a failure all
 * that is not confirmed is cut off again.
 */
final class PartWriter implements Runnable {

  /** How many confirmed bytes a crash may cost. */
  static final long NOTE_EVERY_BYTES = 64L << 20;

  /** With so much at stake a connection that broke makes the file be noted: who knows what breaks next. */
  private static final long NOTE_AFTER_CUT_BYTES = 8L << 20;

  private sealed interface Step {
    record Block(long offset, ByteBuffer bytes) implements Step {}

    record Confirmed(FileInfo after) implements Step {}

    record Failed(DeviceException reason, boolean toBlame) implements Step {}
  }

  private final FileFetch fetch;
  private final FileJob job;
  private final RunContext run;
  private final Deque<Step> steps = new ArrayDeque<>();
  private boolean active;
  private @Nullable Problem diskProblem;
  private boolean dropping;
  private boolean broken;

  PartWriter(FileFetch fetch, RunContext run) {
    this.fetch = fetch;
    this.job = fetch.job();
    this.run = run;
  }

  void block(long offset, ByteBuffer bytes) {
    post(new Step.Block(offset, bytes));
  }

  void confirmed(FileInfo after) {
    post(new Step.Confirmed(after));
  }

  void failed(DeviceException reason, boolean toBlame) {
    post(new Step.Failed(reason, toBlame));
  }

  private void post(Step step) {
    synchronized (steps) {
      steps.addLast(step);
      if (active) {
        return;
      }
      active = true;
    }
    run.writers().execute(this);
  }

  @Override
  public void run() {
    while (true) {
      Step step;
      synchronized (steps) {
        step = steps.pollFirst();
        if (step == null) {
          active = false;
          return;
        }
      }
      try {
        take(step);
      } catch (RuntimeException | Error e) {
        broken = true;
        run.ends().broken(job, e);
      }
    }
  }

  private void take(Step step) {
    if (broken) {
      // The file has failed already; whoever reads it must not wait for the memory that its blocks hold.
      if (step instanceof Step.Block(long _, ByteBuffer bytes)) {
        fetch.release(bytes);
      }
      return;
    }
    switch (step) {
      case Step.Block(long offset, ByteBuffer bytes) -> write(offset, bytes);
      case Step.Confirmed(FileInfo after) -> complete(after);
      case Step.Failed(DeviceException reason, boolean toBlame) -> giveBack(reason, toBlame);
    }
  }

  private void write(long offset, ByteBuffer bytes) {
    long count = bytes.remaining();
    try {
      dropping = dropping || !run.stop().leavesTime();
      if (diskProblem == null && !dropping) {
        job.part.write(offset, bytes, run.meter());
        if (job.part.written() - job.part.noted() >= NOTE_EVERY_BYTES) {
          note(Math.min(fetch.confirmedBytes(), job.part.written()));
        }
      }
    } catch (IOException e) {
      diskProblem = run.diskProblem(e, count);
      run.ends().diskFailed(diskProblem);
    } finally {
      fetch.release(bytes);
    }
  }

  private void note(long confirmedBytes) throws IOException {
    if (confirmedBytes - job.part.noted() >= NOTE_EVERY_BYTES / 2) {
      run.ends().note(job, confirmedBytes);
    }
  }

  private void complete(FileInfo after) {
    long size = job.sizeBytes();
    var modified = job.modified();
    if (diskProblem != null) {
      endByDisk(diskProblem);
    } else if (run.stop().isImmediate() && job.part.written() != size) {
      stopped();
    } else if (after.sizeBytes() != size || modified != null && !modified.equals(after.modified())) {
      run.ends().changed(job, after);
    } else if (job.part.written() != size) {
      run.ends().broken(job, new IllegalStateException(job.part.written() + " bytes were delivered of " + size));
    } else {
      job.became(size, after.modified());
      run.ends().arrived(job);
    }
  }

  private void giveBack(DeviceException reason, boolean toBlame) {
    if (diskProblem != null) {
      endByDisk(diskProblem);
      return;
    }
    if (run.stop().isImmediate()) {
      stopped();
      return;
    }
    long received = fetch.receivedUpTo();
    try {
      job.part.keep(Math.min(fetch.confirmedBytes(), job.part.written()));
      run.meter().bytesDone.addAndGet(job.part.written() - received);
      if (job.part.written() - job.part.noted() >= NOTE_AFTER_CUT_BYTES) {
        run.ends().note(job, job.part.written());
      }
    } catch (IOException e) {
      var problem = run.diskProblem(e, 0);
      run.ends().diskFailed(problem);
      endByDisk(problem);
      return;
    }
    run.ends().interrupted(job, reason, toBlame);
  }

  private void endByDisk(Problem problem) {
    if (run.stop().isImmediate()) {
      stopped();
    } else {
      run.meter().bytesDone.addAndGet(job.part.written() - fetch.receivedUpTo());
      run.ends().failed(job, problem);
    }
  }

  private void stopped() {
    keepForLater();
    run.ends().stopped(job);
  }

  /** The run ends now: what is confirmed is flushed and noted if that is worth it, so that the next run goes on there. */
  private void keepForLater() {
    long confirmedBytes = Math.min(fetch.confirmedBytes(), job.part.written());
    try {
      if (confirmedBytes > job.part.noted() && confirmedBytes >= RunContext.WORTH_KEEPING_BYTES) {
        run.ends().note(job, confirmedBytes);
      }
      if (job.part.noted() > 0) {
        job.part.close();
      } else {
        job.part.discard();
      }
    } catch (IOException e) {
      run.logDisk(e);
    }
  }
}
