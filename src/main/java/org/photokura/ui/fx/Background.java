package org.photokura.ui.fx;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that may wait (phone, disk, database) for the window: it runs on other threads, and its end is told on the UI thread. A cancelled job tells nothing.
 * No exception is lost: what is no {@link ProblemException} becomes {@link ProblemId#INTERNAL} and is logged.
 */
public final class Background {

  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  private final UiThread ui;
  private final Executor workers;

  public Background(UiThread ui, Executor workers) {
    this.ui = ui;
    this.workers = workers;
  }

  /** The thread on which ends are told. */
  public UiThread ui() {
    return ui;
  }

  /** Starts the work; call on the UI thread. {@code done} or {@code failed} is called there once, unless the job was cancelled before. */
  public <T> Job run(Work<T> work, Consumer<? super T> done, Consumer<Problem> failed) {
    var job = new Job();
    workers.execute(() -> {
      try {
        T result = work.run(job.cancellation);
        ui.execute(() -> {
          if (!job.isCancelled()) {
            done.accept(result);
          }
        });
      } catch (CancellationException e) {
        LOG.debug("job cancelled", e);
        ui.execute(() -> {
          if (!job.isCancelled()) {
            failed.accept(Problem.of(ProblemId.CANCELLED));
          }
        });
      } catch (Throwable e) {
        Problem problem = problemOf(e);
        ui.execute(() -> {
          if (!job.isCancelled()) {
            failed.accept(problem);
          }
        });
      }
    });
    return job;
  }

  /** Starts work whose end interests nobody; a failure is logged. */
  public Job run(Task work) {
    return run(
        cancellation -> {
          work.run();
          return "";
        },
        _ -> {},
        problem -> LOG.warn("background work failed: {}", problem.id().key()));
  }

  /** What to tell a person about an exception. */
  public static Problem problemOf(Throwable e) {
    if (e instanceof ProblemException known) {
      return known.problem();
    }
    LOG.error("unexpected failure in background work", e);
    return Problem.of(ProblemId.INTERNAL, e.toString());
  }

  /** Something to be done elsewhere. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Cancellation cancellation) throws Exception;
  }

  /** Something to be done elsewhere, without a result. */
  @FunctionalInterface
  public interface Task {
    void run() throws Exception;
  }

  /** Work under way. */
  public static final class Job {

    /** No work. */
    public static final Job NONE = new Job();

    private final Cancellation cancellation = new Cancellation();
    private volatile boolean unheard;

    private Job() {}

    /** Stops the work, if it listens, and keeps its end from being told. */
    public void cancel() {
      if (this != NONE) {
        unheard = true;
        cancellation.cancel();
      }
    }

    /** Stops the work, if it listens; what it returns then is told. */
    public void stopButTell() {
      if (this != NONE) {
        cancellation.cancel();
      }
    }

    /** Whether its end will not be told. */
    public boolean isCancelled() {
      return unheard;
    }
  }
}
