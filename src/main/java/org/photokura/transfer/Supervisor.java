package org.photokura.transfer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the lanes of a run going, on the run's thread: opens as many as are worth having, opens new ones where some broke, waits for the phone when it went
 * away or was locked, and ends the run when waiting is over.
 */
final class Supervisor {

  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final long TICK_MILLIS = 100;
  private static final long FIRST_BACKOFF_NANOS = 100_000_000L;
  private static final long LONGEST_BACKOFF_NANOS = 5_000_000_000L;
  private static final long LONG_PAUSE_NANOS = 10_000_000_000L;
  private static final long LANES_END_MILLIS = 5_000;
  /** Failures in a row to open a connection, after which the session itself is taken to be dead. */
  private static final int MAX_OPEN_FAILURES = 3;
  /** Lanes in a row that broke before any byte came. */
  private static final int MAX_BREAKS = 8;
  private static final int MAX_RECONNECTS_WITHOUT_PROGRESS = 3;
  /** A locked phone is asked so often about files. */
  private static final long ASK_LOCKED_NANOS = 500_000_000L;

  private final RunContext run;
  private final Phone phone;
  private final LanePool lanes;
  private final LaneTuner tuner;
  private final LockWatch lockWatch;
  private final FileQuestions questions;
  private final RunState state;
  private final Unanswered unanswered;
  private int openFailures;
  private int breaks;
  private int reconnects;
  private long progressBytes;
  private long nextOpenNanos;
  private long nextQuestionNanos;
  private long troubleSinceNanos;
  private boolean inTrouble;
  private long pausedSinceNanos;

  Supervisor(RunContext run, Phone phone, RunState state) {
    this.run = run;
    this.phone = phone;
    this.state = state;
    this.lanes = new LanePool(run);
    this.tuner = new LaneTuner(run.options().connections());
    this.lockWatch = new LockWatch(run, phone, state);
    this.questions = new FileQuestions(run, phone, state);
    this.nextOpenNanos = System.nanoTime();
    this.nextQuestionNanos = nextOpenNanos;
    this.unanswered = new Unanswered(run.options().waitForDevice(), nextOpenNanos);
  }

  LanePool lanes() {
    return lanes;
  }

  /** Opens the first lanes: they wait for files while the destination is being opened. */
  void begin() {
    keepLanes();
  }

  /** Gives files that wait for an answer of the phone back, because the run ends. */
  void release() {
    lockWatch.release();
    run.ends().release();
  }

  /** Serves until every item has ended or the run was stopped. */
  void superviseAll() throws InterruptedException {
    while (!run.jobs().finished() && run.stop().reason() == null) {
      supervise();
      run.jobs().await(TICK_MILLIS);
    }
  }

  /** One look at everything; returns soon unless the phone is away. */
  void supervise() throws InterruptedException {
    try {
      noteProgress();
      int session = phone.reconnects();
      for (var ended : lanes.takeEnded()) {
        if (phone.reconnects() == session) { // Else it was a lane of the session before: one loss breaks them all.
          laneEnded(ended);
        }
      }
      if (System.nanoTime() - nextQuestionNanos >= 0) {
        askAboutChanged();
        lockWatch.look();
      }
      keepLanes();
      state.sample(run, lanes.connected());
    } catch (DeviceException e) {
      unanswered(e);
    } catch (CancellationException e) {
      LOG.debug("cancelled while supervising", e);
    }
  }

  private void noteProgress() {
    long bytes = run.meter().bytesReceived.sum() + run.meter().filesConfirmed.sum();
    if (bytes > progressBytes) {
      progressBytes = bytes;
      unanswered.signOfLife(System.nanoTime());
      openFailures = 0;
      breaks = 0;
      reconnects = 0;
      inTrouble = false;
    }
  }

  private void laneEnded(LanePool.Ended ended) throws InterruptedException {
    var reason = ended.reason();
    if (reason == null || run.stop().reason() != null) {
      return;
    }
    long now = System.nanoTime();
    tuner.disturb(now, run.meter().bytesReceived.sum(), run.meter().lanesBlockedNanos.sum());
    LOG.info("a lane ended: {} ({})", reason.problem().id().key(), reason.reach());
    boolean refused = reason.problem().id() == ProblemId.SERVICE_LIMIT || reason.problem().id() == ProblemId.SERVICE_REFUSED;
    if (reason.reach() == DeviceException.Reach.DEVICE) {
      deviceLost(reason);
    } else if (refused && lanes.connected() > 0) {
      tuner.refusedAt(lanes.connected());
    } else if (refused) {
      trouble(reason, now);
    } else if (ended.wasOpen() && ++breaks < MAX_BREAKS) {
      nextOpenNanos = now;
    } else {
      failure(reason);
    }
  }

  /** Reading the items broke off: waits for the phone where it went away, and has them read anew. */
  void readOn(ItemReading reading, ItemReading.Failure failure) throws InterruptedException {
    if (failure.reason().problem().id() == ProblemId.INTERNAL) {
      stop(failure.reason().problem());
    } else if (failure.reconnects() == phone.reconnects()) {
      reconnects = reading.gotFurther() ? 0 : reconnects;
      if (!unlocked(failure.reason())) {
        unanswered(failure.reason());
        awaitNextQuestion();
      }
    }
    if (run.stop().reason() == null && !reading.beginAnew(phone.session(), phone.reconnects())) {
      stop(failure.reason().problem());
    }
  }

  /** Whether the phone only kept its library back because it was locked, and is unlocked now. */
  private boolean unlocked(DeviceException reason) throws InterruptedException {
    try {
      boolean unlocked = reason.problem().id() == ProblemId.DEVICE_LOCKED && lockWatch.awaitUnlocked(reason.problem());
      if (unlocked) {
        unanswered.signOfLife(System.nanoTime());
      }
      return unlocked;
    } catch (DeviceException | CancellationException e) {
      LOG.debug("the phone does not tell whether it is locked", e); // It is waited for as one that is lost.
      return false;
    }
  }

  private void awaitNextQuestion() throws InterruptedException {
    long wait = nextQuestionNanos - System.nanoTime();
    while (wait > 0 && run.stop().reason() == null) {
      run.jobs().await(Math.max(1, wait / 1_000_000));
      wait = nextQuestionNanos - System.nanoTime();
    }
  }

  /** A question got no answer: a few are asked again, then the phone is taken to be lost, whatever lanes there are. */
  private void unanswered(DeviceException reason) throws InterruptedException {
    if (run.stop().reason() != null) {
      return;
    }
    noteProgress();
    long now = System.nanoTime();
    LOG.info("a question was not answered: {} ({})", reason.problem().id().key(), reason.reach());
    if (unanswered.isTooMuch(reason, now)) {
      deviceLost(reason);
    } else {
      nextQuestionNanos = now + unanswered.pauseNanos();
    }
  }

  /** A lane could not be opened, or broke again and again: some are tried again, then the session is taken to be dead. */
  private void failure(DeviceException reason) throws InterruptedException {
    if (run.stop().reason() != null) {
      return;
    }
    if (reason.reach() == DeviceException.Reach.DEVICE || (++openFailures >= MAX_OPEN_FAILURES && lanes.connected() == 0)) {
      deviceLost(reason);
    } else {
      backOff(System.nanoTime());
    }
  }

  /** Nothing works, but the phone is there: tries go on until the waiting time is over. */
  private void trouble(DeviceException reason, long now) {
    openFailures++;
    if (!inTrouble) {
      inTrouble = true;
      troubleSinceNanos = now;
    }
    if (now - troubleSinceNanos >= run.options().waitForDevice().toNanos()) {
      run.stop().stop(reason.problem());
      run.jobs().stop();
    } else {
      backOff(now);
    }
  }

  private void backOff(long now) {
    long nanos = FIRST_BACKOFF_NANOS << Math.min(openFailures, 6);
    nextOpenNanos = now + Math.min(nanos, LONGEST_BACKOFF_NANOS);
  }

  /** The phone is gone, locked or hung: waits for it, and goes on by itself. */
  private void deviceLost(DeviceException reason) throws InterruptedException {
    lanes.abortAll();
    awaitNoLanes();
    lanes.takeEnded();
    var limit = run.options().waitForDevice();
    if (++reconnects > MAX_RECONNECTS_WITHOUT_PROGRESS || limit.isZero()) {
      stop(reason.problem());
      return;
    }
    state.waitFor(reason.problem());
    try {
      phone.reconnect(limit);
      openFailures = 0;
      breaks = 0;
      nextOpenNanos = System.nanoTime();
      nextQuestionNanos = nextOpenNanos;
      unanswered.signOfLife(nextOpenNanos);
      tuner.disturb(nextOpenNanos, run.meter().bytesReceived.sum(), run.meter().lanesBlockedNanos.sum());
      LOG.info("the phone is back");
    } catch (DeviceException e) {
      stop(e.problem());
    } catch (CancellationException e) {
      LOG.debug("cancelled while waiting for the phone", e); // Whoever cancelled said why.
    } finally {
      state.waitFor(null);
    }
  }

  private void stop(Problem problem) {
    run.stop().stop(problem);
    run.jobs().stop();
  }

  private void awaitNoLanes() throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofMillis(LANES_END_MILLIS).toNanos();
    while (!lanes.isEmpty() && System.nanoTime() < deadline) {
      run.jobs().await(TICK_MILLIS / 10);
    }
  }

  private void keepLanes() {
    long now = System.nanoTime();
    if (run.gate().isShut()) {
      restOnPause(now);
      return;
    }
    pausedSinceNanos = 0;
    if (run.hold().getAsBoolean() || run.stop().reason() != null) {
      return;
    }
    tuner.tick(now, lanes.connected(), run.jobs().waiting(), run.meter().bytesReceived.sum(), run.meter().lanesBlockedNanos.sum());
    int open = lanes.size();
    if (open > tuner.target()) {
      lanes.retireOne();
    }
    while (open < tuner.target() && now - nextOpenNanos >= 0 && (open == 0 || run.jobs().mayNeedMoreLanes())) {
      lanes.open(phone.files());
      open++;
    }
  }

  /** Lanes that stand still for long would run into the deadlines of replies that nobody takes. */
  private void restOnPause(long now) {
    if (pausedSinceNanos == 0) {
      pausedSinceNanos = now;
    } else if (now - pausedSinceNanos > LONG_PAUSE_NANOS) {
      lanes.abortAll();
    }
    tuner.disturb(now, run.meter().bytesReceived.sum(), run.meter().lanesBlockedNanos.sum());
  }

  private void askAboutChanged() throws DeviceException {
    var jobs = run.ends().takeChanged();
    if (jobs.isEmpty()) {
      return;
    }
    Map<String, Planner.Asked> answers = null;
    try {
      answers = askOnce(jobs.stream().map(FileJob::path).distinct().toList());
    } finally {
      if (answers == null) {
        run.ends().putBackChanged(jobs);
      }
    }
    if (answers == null) {
      return;
    }
    for (var job : jobs) {
      switch (answers.get(job.path())) {
        case Planner.Asked.Found(var info) -> {
          run.meter().bytesTotal.addAndGet(info.sizeBytes() - job.sizeBytes());
          job.became(info.sizeBytes(), info.modified());
          run.jobs().offerFirst(job);
        }
        case Planner.Asked.Missing(Problem reason) -> run.ends().failed(job, reason);
        case null -> run.ends().failed(job, Problem.of(ProblemId.FILE_UNREADABLE).with("path", job.path()));
      }
    }
  }

  /**
   * Asks the phone about files, through whatever happens to it meanwhile.
   *
   * @param told a file that it told of before
   * @return null if the run was stopped
   */
  @Nullable Map<String, Planner.Asked> ask(List<String> paths, @Nullable String told) throws InterruptedException {
    if (told != null) {
      questions.told(told);
    }
    var distinct = new ArrayList<>(paths.stream().distinct().toList());
    while (run.stop().reason() == null) {
      try {
        var answers = askOnce(distinct);
        if (answers != null) {
          return answers;
        }
      } catch (DeviceException e) {
        unanswered(e);
      } catch (CancellationException e) {
        return null;
      }
      awaitNextQuestion();
    }
    return null;
  }

  /** Null while the phone is locked: the next question is due later. */
  private @Nullable Map<String, Planner.Asked> askOnce(List<String> paths) throws DeviceException {
    var answers = questions.ask(paths);
    long now = System.nanoTime();
    unanswered.signOfLife(now);
    if (answers == null) {
      nextQuestionNanos = now + ASK_LOCKED_NANOS;
    }
    return answers;
  }
}
