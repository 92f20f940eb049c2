package org.photokura.ui.fake;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.transfer.Export;
import org.photokura.transfer.ExportReport;
import org.photokura.transfer.ExportRequest;
import org.photokura.transfer.Outcome;
import org.photokura.transfer.TransferSnapshot;

/** A run whose course the test tells: snapshots, outcomes, and when it ends. */
public final class FakeExport implements Export {

  public final ExportRequest request;
  public final CountDownLatch finish = new CountDownLatch(1);
  /** Whether a cancel ends it, or {@link #finish} alone. */
  public volatile boolean endsAtOnce = true;
  public volatile TransferSnapshot snapshot;
  public volatile ExportReport report;
  public volatile Problem failure;
  public volatile boolean paused;
  public volatile boolean cancelled;
  private final List<Outcome> outcomes = new ArrayList<>();

  public FakeExport(ExportRequest request) {
    this.request = request;
    this.snapshot = new TransferSnapshot(TransferSnapshot.Phase.PREPARING, 0, request.items().size(), 0, 0, 0, 0, 0, 0, 0, null,
        TransferSnapshot.Limit.UNKNOWN, null, List.of(), Duration.ZERO);
  }

  public synchronized void tell(Outcome outcome) {
    outcomes.add(outcome);
  }

  @Override
  public ExportReport run(Cancellation cancellation) throws ProblemException {
    OffFx.check();
    if (failure != null) {
      throw new ProblemException(failure);
    }
    try (var tie = cancellation.onCancel(() -> {
      cancelled = true;
      if (endsAtOnce) {
        finish.countDown();
      }
    })) {
      if (!finish.await(600, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody ended the fake run");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return report != null ? report : copied();
  }

  /** A report in which everything was copied. */
  public ExportReport copied() {
    var now = OffsetDateTime.of(2026, 11, 21, 21, 14, 0, 0, ZoneOffset.ofHours(9));
    var all = request.items().stream().map(i -> (Outcome) new Outcome.Copied(i.id(),
        List.of(new Outcome.SavedFile("original", i.files().isEmpty() ? null : i.files().getFirst().path(), "2026/11/" + i.name(), i.knownBytes(), "00")),
        List.of())).toList();
    return new ExportReport("run-1", "Mina’s iPhone", "udid", request.destination(), now.minusSeconds(33), now, 1_100_000_000L, all, null);
  }

  @Override
  public TransferSnapshot snapshot() {
    return snapshot;
  }

  @Override
  public void pause() {
    OffFx.check();
    paused = true;
  }

  @Override
  public void resume() {
    OffFx.check();
    paused = false;
  }

  @Override
  public synchronized List<Outcome> outcomesSince(int index) {
    return List.copyOf(outcomes.subList(Math.min(index, outcomes.size()), outcomes.size()));
  }
}
