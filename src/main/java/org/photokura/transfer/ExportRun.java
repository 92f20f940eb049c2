package org.photokura.transfer;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.Catalog;
import org.photokura.catalog.RunRecord;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Gate;
import org.photokura.core.concurrent.Threads;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;
import org.photokura.transfer.TransferSnapshot.Phase;
import org.photokura.transfer.disk.Destination;
import org.photokura.transfer.disk.Disk;
import org.photokura.transfer.disk.PartialStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run: takes the destination, plans, lets the lanes copy, and accounts for every item. */
final class ExportRun implements Export {

  private static final Logger LOG = LoggerFactory.getLogger(ExportRun.class);
  private static final int PLAN_AT_ONCE = 1000;
  private static final long TICK_MILLIS = 100;
  private static final int FLUSHERS = 12;
  private static final Duration KEEP_PARTIALS = Duration.ofDays(14);
  /** What a stopped run may take to come to rest before it returns; the rest is done behind its back. */
  private static final long QUICK_END_MILLIS = 500;
  private static final long QUICK_REST_MILLIS = 50;
  private static final Duration SLOW_END = Duration.ofSeconds(60);

  private final ExportRequest request;
  private final PhoneLink link;
  private final Disk disk;
  private final Clock clock;
  private final ZoneId zone;
  private final SleepInhibitor sleepInhibitor;
  private final JpegMaker jpegs;
  private final BufferPool buffers;
  private final Outcomes outcomes = new Outcomes();
  private final Roster roster;
  private final ItemReading reading;
  private final RunState state = new RunState(outcomes);
  private final AtomicBoolean begun = new AtomicBoolean();
  private final Gate earlyGate = new Gate();
  private volatile @Nullable RunContext context;

  ExportRun(ExportRequest request, PhoneLink link, Disk disk, Clock clock, ZoneId zone, SleepInhibitor sleepInhibitor, JpegMaker jpegs,
      BufferPool buffers) {
    this.request = request;
    this.link = link;
    this.disk = disk;
    this.clock = clock;
    this.zone = zone;
    this.sleepInhibitor = sleepInhibitor;
    this.jpegs = jpegs;
    this.buffers = buffers;
    this.roster = new Roster(request.items(), outcomes);
    this.reading = new ItemReading(request.more(), roster);
  }

  @Override
  public TransferSnapshot snapshot() {
    return state.snapshot();
  }

  @Override
  public void pause() {
    earlyGate.shut();
    var run = context;
    if (run != null) {
      run.gate().shut();
      run.jobs().wake();
    }
  }

  @Override
  public void resume() {
    earlyGate.open();
    var run = context;
    if (run != null) {
      run.gate().open();
      run.jobs().wake();
    }
  }

  @Override
  public List<Outcome> outcomesSince(int index) {
    return outcomes.since(index);
  }

  @Override
  public ExportReport run(Cancellation cancellation) throws ProblemException {
    if (begun.getAndSet(true)) {
      throw new IllegalStateException("an export runs once");
    }
    var startedAt = OffsetDateTime.now(clock.withZone(zone));
    var layout = LayoutTemplate.parse(request.layout());
    var session = link.session();
    String udid = session.device().udid().value();
    var destination = Destination.open(request.destination(), disk);
    var writers = Threads.pool("write", Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 6));
    var flushers = Threads.pool("flush", FLUSHERS);
    var makers = Threads.pool("make", Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4));
    var run = new RunContext(disk, destination, udid, request.options(), writers, flushers, makers, buffers, outcomes, jpegs);
    context = run;
    var record = new RunRecord(UUID.randomUUID().toString(), udid, session.facts().name(), startedAt.toInstant(), run.extras().roles());
    if (earlyGate.isShut()) {
      run.gate().shut();
    }
    var supervisor = new Supervisor(run, new Phone(link, run.stop().lanes()), state);
    Catalog catalog = null;
    try (var awake = sleepInhibitor.hold(); var tie = cancellation.onCancel(() -> cancel(run))) {
      reading.begin(session, 0);
      supervisor.begin();
      catalog = Catalog.open(destination.state(), clock);
      catalog.begin(record);
      run.catalog(catalog);
      copy(run, supervisor, layout, record);
      return end(run, record, startedAt);
    } catch (ProblemException | RuntimeException | Error e) {
      run.stop().stopNow(Problem.of(ProblemId.INTERNAL, e.toString()));
      comeToRest(run, supervisor);
      throw e;
    } finally {
      reading.cancel();
      letGo(catalog, destination, List.of(writers, flushers, makers));
      state.phase(Phase.DONE);
    }
  }

  private void cancel(RunContext run) {
    run.stop().stopNow(Problem.of(ProblemId.CANCELLED)); // First: a reading that merely ended would let the run end as if all had been read.
    reading.cancel();
    run.buffers().close();
    run.jobs().stop();
  }

  private void copy(RunContext run, Supervisor supervisor, LayoutTemplate layout, RunRecord record) {
    try {
      var left = run.partials().clean(clock.instant(), KEEP_PARTIALS);
      String device = record.deviceName() == null ? "iPhone" : record.deviceName();
      run.placing(new Placing(run.names(), layout, device, zone, run.destination().root()));
      var planner = new Planner(run, left, request.onlyNew());
      state.sample(run, 0);
      planAll(run, supervisor, planner);
      makeUp(run, planner);
      run.jobs().planned();
      state.phase(Phase.COPYING);
      supervisor.superviseAll();
      run.lastThings();
    } catch (IOException e) {
      run.stop().stopNow(run.diskProblem(e, 0));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      run.stop().stopNow(Problem.of(ProblemId.INTERRUPTED));
    } catch (RuntimeException | Error e) {
      LOG.error("the run failed", e);
      run.stop().stopNow(Problem.of(ProblemId.INTERNAL, e.toString()));
    }
    state.phase(Phase.FINISHING);
    comeToRest(run, supervisor);
  }

  /** Plans items as they become known; what earlier runs saved must be shared out among all of them, so then all must be known first. */
  private void planAll(RunContext run, Supervisor supervisor, Planner planner) throws IOException, InterruptedException {
    boolean mustKnowAll = !run.catalog().index().files().isEmpty();
    int planned = 0;
    while (run.stop().reason() == null) {
      boolean complete = roster.isComplete();
      var items = complete || !mustKnowAll ? roster.from(planned, PLAN_AT_ONCE) : List.<Item>of();
      if (!items.isEmpty()) {
        if (mustKnowAll && planned == 0) {
          run.ends().claim(planner.claims(roster.all()));
        }
        plan(run, supervisor, planner, planned, items);
        planned += items.size();
        state.phase(Phase.COPYING);
      } else if (complete) {
        return;
      } else {
        roster.await(mustKnowAll ? Integer.MAX_VALUE : planned, TICK_MILLIS);
        readOn(supervisor);
      }
      supervisor.supervise();
    }
  }

  private void makeUp(RunContext run, Planner planner) throws IOException {
    if (request.others().isEmpty() || run.catalog().index().owesNothing()) {
      return;
    }
    var dealtWith = new HashSet<String>();
    roster.all().forEach(item -> dealtWith.add(item.id()));
    for (var item : request.others()) {
      if (run.stop().reason() == null && dealtWith.add(item.id())) {
        run.extras().makeUp(item, planner.owed(item));
      }
    }
  }

  private void readOn(Supervisor supervisor) throws InterruptedException {
    var failure = reading.takeFailure();
    if (failure != null) {
      LOG.info("reading the items broke off: {}", failure.reason().problem().id().key());
      supervisor.readOn(reading, failure);
    }
  }

  private void plan(RunContext run, Supervisor supervisor, Planner planner, int from, List<Item> items) throws IOException, InterruptedException {
    var paths = new ArrayList<String>();
    for (var item : items) {
      paths.addAll(planner.unknown(item));
    }
    Map<String, Planner.Asked> answers = paths.isEmpty() ? Map.of() : supervisor.ask(paths, told(items));
    if (answers == null) {
      return;
    }
    for (int i = 0; i < items.size() && run.stop().reason() == null; i++) {
      var item = items.get(i);
      int index = from + i;
      switch (planner.plan(index, item, answers)) {
        case Planner.Decision.Done(Outcome outcome) -> run.extras().finish(index, item, outcome);
        case Planner.Decision.LeftOut _ -> {
          outcomes.leaveOut(index);
          run.extras().makeUp(item, planner.owed(item));
        }
        case Planner.Decision.Copy(ItemJob job) -> begin(run, planner, job);
      }
    }
  }

  private static @Nullable String told(List<Item> items) {
    return items.stream().flatMap(item -> item.files().stream())
        .filter(file -> file.sizeBytes() != null && file.modified() != null)
        .map(ItemFile::path)
        .findFirst().orElse(null);
  }

  private static void begin(RunContext run, Planner planner, ItemJob item) throws IOException {
    run.jobs().addItem(item);
    long limit = run.largestFileBytes();
    for (var job : item.files) {
      run.meter().bytesTotal.addAndGet(job.sizeBytes());
      long resumable = planner.resumable(job);
      if (job.sizeBytes() > limit) {
        run.ends().failed(job, Problem.of(ProblemId.FILE_TOO_LARGE_FOR_DESTINATION).with("path", job.path()));
      } else if (resumable > 0) {
        run.jobs().prepare(job);
        run.writers().execute(() -> resume(run, job, resumable));
      } else {
        run.jobs().offer(job);
      }
    }
  }

  private static void resume(RunContext run, FileJob job, long confirmedBytes) {
    try {
      if (run.stop().reason() == null) {
        job.part.resume(confirmedBytes);
        run.meter().bytesDone.addAndGet(confirmedBytes);
      }
    } catch (IOException e) {
      run.logDisk(e);
      try {
        job.part.discard();
      } catch (IOException again) {
        run.logDisk(again);
      }
    } catch (RuntimeException | Error e) {
      run.ends().broken(job, e);
      return;
    }
    run.jobs().offer(job);
  }

  /** Lanes end, then writers. A run that was stopped at once does not wait long for a slow disk, any other lets files under way come to their end. */
  private void comeToRest(RunContext run, Supervisor supervisor) {
    run.jobs().stop();
    run.ends().endOrder();
    run.gate().open();
    boolean interrupted = Thread.interrupted();
    try {
      boolean quick = run.stop().isImmediate();
      if (quick || !awaitRest(run, supervisor, SLOW_END.toMillis())) {
        supervisor.lanes().abortAll();
        run.buffers().close();
        awaitRest(run, supervisor, quick ? QUICK_END_MILLIS : SLOW_END.toMillis());
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    supervisor.lanes().abortAll();
    run.buffers().close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean awaitRest(RunContext run, Supervisor supervisor, long millis) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    supervisor.release();
    while (!supervisor.lanes().isEmpty() || !run.jobs().isIdle()) {
      if (System.nanoTime() - deadline >= 0) {
        return false;
      }
      run.jobs().await(20);
      supervisor.release();
      state.sample(run, supervisor.lanes().connected());
    }
    return true;
  }

  private ExportReport end(RunContext run, RunRecord record, OffsetDateTime startedAt) {
    if (run.jobs().isIdle()) {
      run.ends().keepComplete(run.jobs().openItems());
    }
    awaitAllItems();
    var reason = withNeed(run, run.stop().reason());
    outcomes.fill(index -> unfinished(roster.get(index).id(), reason));
    var finishedAt = OffsetDateTime.now(clock.withZone(zone));
    long bytesCopied = run.meter().bytesCopied.get();
    var counts = ExportReport.Counts.of(outcomes.all());
    run.catalog().end(new RunRecord.End(finishedAt.toInstant(), counts.copied(), counts.alreadyThere(), counts.onlyInICloud(), counts.skipped(),
        counts.failed(), bytesCopied, reason == null ? null : reason.id().key(), reason != null || run.extras().oweSomething()), run.stop().isImmediate() ? Duration.ofMillis(200) : SLOW_END);
    return new ExportReport(record.id(), record.deviceName(), record.udid(), request.destination(), startedAt, finishedAt,
        bytesCopied, outcomes.all(), reason, run.catalog().notices());
  }

  /** Also the items that a full disk stopped before they were read are accounted for; not those of a phone that is gone, and nobody waits who cancelled. */
  private void awaitAllItems() {
    long deadline = System.nanoTime() + SLOW_END.toNanos();
    try {
      while (reading.isRunning() && !roster.isComplete() && System.nanoTime() < deadline) {
        roster.await(Integer.MAX_VALUE, TICK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    reading.cancel();
  }

  /** How much room is missing is known only now: with all items that were to come. */
  private @Nullable Problem withNeed(RunContext run, @Nullable Problem reason) {
    if (reason == null || reason.id() != ProblemId.DESTINATION_FULL) {
      return reason;
    }
    long needed = 0;
    for (int i : outcomes.open()) {
      needed += roster.get(i).knownBytes();
    }
    return run.space().shortage(needed);
  }

  /** What the person stopped was left out by choice; what something else stopped has failed. */
  private static Outcome unfinished(String itemId, @Nullable Problem reason) {
    if (reason == null) {
      return new Outcome.Failed(itemId, Problem.of(ProblemId.INTERNAL, "the run ended without it"), List.of());
    }
    return reason.id() == ProblemId.CANCELLED ? new Outcome.Skipped(itemId, reason) : new Outcome.Failed(itemId, reason, List.of());
  }

  /** The destination's lock is given back only when the last writer has ended: until then a next run would meet its files. */
  private void letGo(@Nullable Catalog catalog, Destination destination, List<ExecutorService> threads) {
    try {
      if (awaitIdle(QUICK_REST_MILLIS)) {
        threads.forEach(ExecutorService::shutdown);
        if (catalog == null || close(catalog, Duration.ofMillis(QUICK_REST_MILLIS))) {
          destination.close();
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Threads.start("write-rest", () -> {
      try {
        awaitIdle(TimeUnit.HOURS.toMillis(1));
        var _ = catalog == null || close(catalog, Duration.ofHours(1));
      } catch (InterruptedException e) {
        LOG.debug("interrupted", e);
      } finally {
        threads.forEach(ExecutorService::shutdown);
        destination.close();
      }
    });
  }

  private static boolean close(Catalog catalog, Duration limit) throws InterruptedException {
    catalog.close();
    return catalog.awaitClosed(limit);
  }

  private boolean awaitIdle(long millis) throws InterruptedException {
    var run = context;
    if (run == null) {
      return true;
    }
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!run.jobs().isIdle() && System.nanoTime() < deadline) {
      run.jobs().await(20);
    }
    return run.jobs().isIdle();
  }
}
