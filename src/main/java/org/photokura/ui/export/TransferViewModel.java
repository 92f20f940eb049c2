package org.photokura.ui.export;

import java.time.Duration;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.transfer.TransferSnapshot;
import org.photokura.transfer.TransferSnapshot.CurrentFile;
import org.photokura.transfer.TransferSnapshot.Phase;

/**
 * The running export as it is shown: bars follow every sample, words change at most twice a second, the time left every two seconds, so that nothing flickers.
 */
public final class TransferViewModel {

  private static final Duration BETWEEN_WORDS = Duration.ofMillis(500);
  private static final Duration BETWEEN_TIMES = Duration.ofSeconds(2);

  private final ExportRuns runs;
  private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper();
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.BEGINNING);
  private long lastWordsNanos;
  private long lastTimeNanos;
  private @Nullable Duration timeLeft;

  /**
   * What the words say.
   *
   * @param phase what the run does
   * @param saved items saved in this run
   * @param alreadyThere items saved before
   * @param failed items that failed
   * @param other items only in iCloud or left out
   * @param toGo items without an outcome; the five add up to what was asked for
   * @param bytesDone bytes so far
   * @param bytesTotal bytes as far as known
   * @param bytesPerSecond over the last seconds
   * @param timeLeft null while nobody can tell
   * @param limit what holds the speed back
   * @param waitingFor why it waits; null while it goes on
   * @param current the file to show; null if none is under way
   */
  record Shown(Phase phase, int saved, int alreadyThere, int failed, int other, int toGo, long bytesDone, long bytesTotal, double bytesPerSecond,
      @Nullable Duration timeLeft, TransferSnapshot.Limit limit, @Nullable Problem waitingFor, @Nullable CurrentFile current) {

    static final Shown BEGINNING =
        new Shown(Phase.PREPARING, 0, 0, 0, 0, 0, 0, 0, 0, null, TransferSnapshot.Limit.UNKNOWN, null, null);

    boolean waits() {
      return phase == Phase.WAITING_FOR_DEVICE;
    }

    boolean stands() {
      return waits() || phase == Phase.PAUSED;
    }
  }

  public TransferViewModel(ExportRuns runs) {
    this.runs = runs;
    runs.snapshotProperty().subscribe(this::take);
  }

  public ExportRuns runs() {
    return runs;
  }

  /** 0 to 1. */
  public ReadOnlyDoubleProperty shareProperty() {
    return share.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** What the run does. */
  public ObservableValue<Phase> phaseProperty() {
    return shown.map(Shown::phase);
  }

  /** Whether it waits for the phone. */
  public boolean waits() {
    return shown.get().waits();
  }

  /** Whether it stands still, waiting or paused. */
  public boolean stands() {
    return shown.get().stands();
  }

  private void take(@Nullable TransferSnapshot now) {
    if (now == null) {
      share.set(0);
      lastWordsNanos = 0;
      lastTimeNanos = 0;
      timeLeft = null;
      var wish = runs.wishProperty().get();
      int total = wish == null ? 0 : wish.items().size();
      shown.set(new Shown(Phase.PREPARING, 0, 0, 0, 0, total, 0, 0, 0, null, TransferSnapshot.Limit.UNKNOWN, null, null));
      return;
    }
    share.set(shareOf(now));
    boolean turned = now.phase() != shown.get().phase();
    if (turned || due(lastTimeNanos, BETWEEN_TIMES)) {
      lastTimeNanos = System.nanoTime();
      timeLeft = now.timeLeft();
    }
    if (turned || due(lastWordsNanos, BETWEEN_WORDS) || now.phase() == Phase.DONE) {
      lastWordsNanos = System.nanoTime();
      int other = Math.max(0, now.itemsDone() - now.itemsCopied() - now.itemsAlreadyThere() - now.itemsFailed());
      CurrentFile current = now.current().stream().max(java.util.Comparator.comparingLong(CurrentFile::sizeBytes)).orElse(null);
      shown.set(new Shown(now.phase(), now.itemsCopied(), now.itemsAlreadyThere(), now.itemsFailed(), other, now.itemsTotal() - now.itemsDone(),
          now.bytesDone(), now.bytesTotal(), now.bytesPerSecond(), timeLeft, now.limit(), now.waitingFor(), current));
    }
  }

  private static boolean due(long lastNanos, Duration interval) {
    return lastNanos == 0 || System.nanoTime() - lastNanos >= interval.toNanos();
  }

  /** By bytes where they are known, else by items; a run without bytes left is not full before it is done. */
  private static double shareOf(TransferSnapshot now) {
    if (now.phase() == Phase.DONE) {
      return 1;
    }
    double byBytes = now.bytesTotal() > 0 ? (double) now.bytesDone() / now.bytesTotal() : 0;
    double byItems = now.itemsTotal() > 0 ? (double) now.itemsDone() / now.itemsTotal() : 0;
    return Math.min(0.999, now.bytesTotal() > 0 ? byBytes : byItems);
  }
}
