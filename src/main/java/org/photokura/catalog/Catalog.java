package org.photokura.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger of a destination while a run writes to it. Only one may be open for a destination: the run holds the destination's lock. Rows are
 * gathered and written by the thread {@code catalog}, several in one transaction; whoever records never waits. A crash loses the rows of the last moment,
 * never a file: the next run recognises such files by their content.
 */
public final class Catalog implements AutoCloseable {

  /** The file's name in the destination's {@code .photokura} folder. */
  public static final String FILE_NAME = "catalog.sqlite";

  private static final Logger LOG = LoggerFactory.getLogger(Catalog.class);
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final long GATHER_MILLIS = 250;
  private static final Duration AT_ONCE = Duration.ofSeconds(1);
  private static final long QUICK_CHECK_LIMIT_BYTES = 64L << 20;

  private final Connection connection;
  private final CatalogWriting writing;
  private final CatalogIndex index;
  private final List<Problem> notices;
  private final Clock clock;
  private final ExecutorService thread = Threads.single("catalog");
  private final List<SavedEntry> pending = new ArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private boolean scheduled;
  private @Nullable String runId;
  private @Nullable Problem failure;

  private Catalog(Connection connection, CatalogIndex index, List<Problem> notices, Clock clock) {
    this.connection = connection;
    this.writing = new CatalogWriting(connection);
    this.index = index;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * Opens the catalog in that folder, or makes it. One that is damaged is kept aside under another name and a new one is begun, with the notice
   * CATALOG_BROKEN: the files that lie there are then recognised by their content as they come.
   *
   * @param folder the destination's {@code .photokura}
   * @throws ProblemException CATALOG_TOO_NEW, WRITE_FAILED
   */
  public static Catalog open(Path folder, Clock clock) throws ProblemException {
    Path file = folder.resolve(FILE_NAME);
    try {
      return openOnce(file, List.of(), clock);
    } catch (SQLException | IllegalArgumentException e) {
      if (e instanceof SQLException sql && !CatalogDatabase.isBroken(sql)) {
        throw failed(e);
      }
      LOG.warn("the catalog is broken and is kept aside: {}", e.toString());
      try {
        keepAside(file, clock);
        return openOnce(file, List.of(Problem.of(ProblemId.CATALOG_BROKEN, e.toString())), clock);
      } catch (IOException | SQLException again) {
        again.addSuppressed(e);
        throw failed(again);
      }
    }
  }

  /** Loads the database driver and its native library, which takes a moment; {@link #open} does it where nobody did before. */
  public static void loadDriver() {
    try {
      CatalogDatabase.openInMemory().close();
    } catch (SQLException e) {
      LOG.debug("the driver does not work; opening a catalog will tell", e);
    }
  }

  private static Catalog openOnce(Path file, List<Problem> notices, Clock clock) throws SQLException, ProblemException {
    var connection = CatalogDatabase.open(file, CatalogDatabase.Mode.WRITE);
    try {
      switch (CatalogSchema.state(connection)) {
        case TOO_NEW -> throw new ProblemException(Problem.of(ProblemId.CATALOG_TOO_NEW));
        case FOREIGN -> throw new IllegalArgumentException("a database of another program");
        case EMPTY, OURS -> {
          check(file, connection);
          CatalogSchema.migrate(connection);
        }
      }
      var index = CatalogReading.index(connection);
      CatalogReading.owed(connection).forEach(index::owe);
      return new Catalog(connection, index, notices, clock);
    } catch (SQLException | ProblemException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** A damaged index would lose rows silently; on a large catalog the check would cost more than it is worth on each run. */
  private static void check(Path file, Connection connection) throws SQLException {
    if (file.toFile().length() > QUICK_CHECK_LIMIT_BYTES) {
      return;
    }
    try (var statement = connection.createStatement(); var row = statement.executeQuery("PRAGMA quick_check(1)")) {
      if (!"ok".equals(row.getString(1))) {
        throw new IllegalArgumentException("quick_check: " + row.getString(1));
      }
    }
  }

  private static void keepAside(Path file, Clock clock) throws IOException {
    String stamp = LocalDateTime.now(clock).format(STAMP);
    Path aside = file.resolveSibling("catalog.broken-" + stamp + ".sqlite");
    for (int n = 2; Files.exists(aside); n++) {
      aside = file.resolveSibling("catalog.broken-" + stamp + "-" + n + ".sqlite");
    }
    Files.move(file, aside);
    Path journal = file.resolveSibling(FILE_NAME + "-journal");
    if (Files.exists(journal)) {
      Files.move(journal, aside.resolveSibling(aside.getFileName() + "-journal"));
    }
  }

  /** What the destination held when the catalog was opened. */
  public CatalogIndex index() {
    return index;
  }

  /** What should be told about the catalog: CATALOG_BROKEN, or WRITE_FAILED where the last rows could not be written. */
  public List<Problem> notices() {
    var all = new ArrayList<>(notices);
    synchronized (pending) {
      if (failure != null) {
        all.add(failure);
      }
    }
    return all;
  }

  /** Writes the run's line; waits for it. */
  public void begin(RunRecord run) throws ProblemException {
    try {
      await(Duration.ofSeconds(30), () -> writing.begin(run));
      synchronized (pending) {
        runId = run.id();
      }
    } catch (SQLException | TimeoutException e) {
      throw failed(e);
    }
  }

  /** Takes a file that lies complete under its final name; it is written within a moment. */
  public void record(SavedEntry entry) {
    record(List.of(entry));
  }

  /** The same for the files of one item: all are written, or none. */
  public void record(List<SavedEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    synchronized (pending) {
      pending.addAll(entries);
      if (!scheduled) {
        scheduled = true;
        Threads.timer().schedule(this::kick, GATHER_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
  }

  private void kick() {
    try {
      thread.execute(this::writePending);
    } catch (RejectedExecutionException e) {
      LOG.debug("the catalog was closed meanwhile", e);
    }
  }

  private void writePending() {
    List<SavedEntry> batch;
    String run;
    synchronized (pending) {
      scheduled = false;
      batch = List.copyOf(pending);
      run = runId;
    }
    if (batch.isEmpty() || run == null) {
      return;
    }
    try {
      writing.save(run, clock.millis(), batch);
      synchronized (pending) {
        pending.subList(0, batch.size()).clear();
        failure = null;
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warn("{} catalog rows could not be written", batch.size(), e);
      failure(e);
    }
  }

  private void failure(Exception e) {
    synchronized (pending) {
      failure = Problem.of(ProblemId.WRITE_FAILED, e.toString());
    }
  }

  /**
   * Writes what is pending and the end of the run. That it failed, or took longer than anybody waits for a disk, is told by {@link #notices}.
   *
   * @param limit how long to wait for it; who ends at once lets it be written after
   */
  public void end(RunRecord.End end, Duration limit) {
    try {
      await(limit, () -> {
        writePending();
        String run;
        synchronized (pending) {
          run = runId;
        }
        if (run != null) {
          writing.end(run, end);
        }
      });
    } catch (TimeoutException e) {
      LOG.warn("the end of the run is not in the catalog yet");
      if (limit.compareTo(AT_ONCE) > 0) {
        failure(e);
      }
    } catch (SQLException e) {
      LOG.warn("the end of the run could not be written to the catalog", e);
      if (!(e.getCause() instanceof InterruptedException)) { // Whoever was interrupted waits no longer; it is written all the same.
        failure(e);
      }
    }
  }

  /** Closes after everything that was asked for was written; does not wait for it. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    thread.execute(() -> {
      writePending();
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.warn("closing the catalog", e);
      }
    });
    thread.shutdown();
  }

  /** Waits until the closed catalog let go of its file. */
  public boolean awaitClosed(Duration limit) throws InterruptedException {
    return thread.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  private interface SqlTask {
    void run() throws SQLException;
  }

  private void await(Duration limit, SqlTask task) throws SQLException, TimeoutException {
    var done = thread.submit(() -> {
      task.run();
      return null;
    });
    try {
      done.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SQLException sql ? sql : new SQLException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", e);
    }
  }

  private static ProblemException failed(Throwable e) {
    return new ProblemException(Problem.of(ProblemId.WRITE_FAILED, e.toString()), e);
  }
}
