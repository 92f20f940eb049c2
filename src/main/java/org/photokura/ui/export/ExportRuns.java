package org.photokura.ui.export;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.device.DeviceAccess;
import org.photokura.library.Item;
import org.photokura.transfer.Export;
import org.photokura.transfer.ExportReport;
import org.photokura.transfer.Outcome;
import org.photokura.transfer.ReconnectingLink;
import org.photokura.transfer.TransferSnapshot;
import org.photokura.transfer.TransferSnapshot.Phase;
import org.photokura.ui.fx.Background;
import org.photokura.ui.fx.Ticker;

/**
 * The running export, one at a time. The engine is sampled ten times a second; it never posts. The run has a session of its own with the phone, so that
 * neither closes the other's.
 */
public final class ExportRuns implements AutoCloseable {

  private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(100);
  private static final Duration BETWEEN_SPEEDS = Duration.ofMillis(500);

  private final DeviceAccess access;
  private final Export.Factory factory;
  private final Background background;
  private final Ticker ticker;
  private final ReadOnlyObjectWrapper<@Nullable ExportWish> wish = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable TransferSnapshot> snapshot = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable ExportReport> report = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Problem> failure = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<List<Item>> justSaved = new ReadOnlyObjectWrapper<>(List.of());
  private final SpeedHistory speeds = new SpeedHistory();
  private final Map<String, Item> itemsById = new HashMap<>();
  private final Set<String> savedIds = new HashSet<>();
  private Background.Job job = Background.Job.NONE;
  private volatile @Nullable Export export;
  private int outcomesSeen;
  private long lastSpeedNanos;
  private @Nullable Double measuredRate;

  public ExportRuns(DeviceAccess access, Export.Factory factory, Background background) {
    this.access = access;
    this.factory = factory;
    this.background = background;
    this.ticker = new Ticker(background.ui(), BETWEEN_SAMPLES, this::sample);
  }

  /** What is or was exported last; null before the first. */
  public ReadOnlyObjectProperty<@Nullable ExportWish> wishProperty() {
    return wish.getReadOnlyProperty();
  }

  /** Where it stands; null while it begins. */
  public ReadOnlyObjectProperty<@Nullable TransferSnapshot> snapshotProperty() {
    return snapshot.getReadOnlyProperty();
  }

  /** What the last one did; null while one runs. */
  public ReadOnlyObjectProperty<@Nullable ExportReport> reportProperty() {
    return report.getReadOnlyProperty();
  }

  /** Why the last one could not begin; null if it could. */
  public ReadOnlyObjectProperty<@Nullable Problem> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  public boolean isRunning() {
    return running.get();
  }

  /** Ids of the items that the run is known to have left in the destination, until the next one begins. */
  public Set<String> savedIds() {
    return Collections.unmodifiableSet(savedIds);
  }

  /** The items saved last, the latest first. */
  public ReadOnlyObjectProperty<List<Item>> justSavedProperty() {
    return justSaved.getReadOnlyProperty();
  }

  SpeedHistory speeds() {
    return speeds;
  }

  /** Bytes per second of the last run that copied something; null before. */
  public @Nullable Double measuredRate() {
    return measuredRate;
  }

  /** An item of the run. */
  @Nullable Item item(String id) {
    return itemsById.get(id);
  }

  /** Begins; there must be no other running. */
  public void start(ExportWish wanted) {
    wish.set(wanted);
    snapshot.set(null);
    report.set(null);
    failure.set(null);
    justSaved.set(List.of());
    speeds.clear();
    outcomesSeen = 0;
    itemsById.clear();
    savedIds.clear();
    wanted.items().forEach(item -> itemsById.put(item.id(), item));
    running.set(true);
    job = background.run(cancellation -> {
      var link = new ReconnectingLink(access, access.open(wanted.device(), cancellation));
      try {
        var run = factory.create(wanted.request(), link);
        export = run;
        return run.run(cancellation);
      } finally {
        link.session().close();
      }
    }, this::ended, this::failed);
    ticker.start();
  }

  /** Says why none begins; what the last one did stays. */
  public void refuse(Problem problem) {
    failure.set(null);
    failure.set(problem);
  }

  /** Stops taking new bytes, or goes on. */
  public void pauseOrResume() {
    Export run = export;
    TransferSnapshot now = snapshot.get();
    if (run == null || now == null) {
      return;
    }
    if (now.phase() == Phase.PAUSED) {
      background.run(run::resume);
    } else {
      background.run(run::pause);
    }
  }

  /** Ends the run; its report comes as of any other. */
  public void stop() {
    job.stopButTell();
  }

  /** Forgets the report. */
  public void forget() {
    if (!running.get()) {
      report.set(null);
      failure.set(null);
      wish.set(null);
      snapshot.set(null);
    }
  }

  private void sample() {
    Export run = export;
    if (run == null) {
      return;
    }
    TransferSnapshot now = run.snapshot();
    snapshot.set(now);
    if (System.nanoTime() - lastSpeedNanos >= BETWEEN_SPEEDS.toNanos() && now.phase() == Phase.COPYING) {
      lastSpeedNanos = System.nanoTime();
      speeds.add(now.bytesPerSecond());
    }
    takeOutcomes(run.outcomesSince(outcomesSeen));
  }

  private void takeOutcomes(List<Outcome> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    outcomesSeen += fresh.size();
    var saved = new ArrayList<Item>(justSaved.get());
    for (Outcome outcome : fresh) {
      Item item = itemsById.get(outcome.itemId());
      if (outcome instanceof Outcome.Copied || outcome instanceof Outcome.AlreadyThere) {
        savedIds.add(outcome.itemId());
      }
      if (outcome instanceof Outcome.Copied && item != null) {
        saved.addFirst(item);
      }
    }
    justSaved.set(List.copyOf(saved.subList(0, Math.min(24, saved.size()))));
  }

  private void ended(ExportReport done) {
    Export run = export;
    if (run != null) {
      sample();
      double rate = run.snapshot().meanBytesPerSecond();
      if (done.bytesCopied() > 0 && rate > 0) {
        measuredRate = rate;
      }
    }
    report.set(done);
    finish();
  }

  private void failed(Problem problem) {
    failure.set(problem);
    finish();
  }

  private void finish() {
    ticker.close();
    export = null;
    running.set(false);
  }

  @Override
  public void close() {
    ticker.close();
    job.cancel();
  }
}
