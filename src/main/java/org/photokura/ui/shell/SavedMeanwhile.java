package org.photokura.ui.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.SavedItems;
import org.photokura.device.Udid;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;
import org.photokura.ui.export.ExportRuns;
import org.photokura.ui.fx.Ticker;
import org.photokura.ui.fx.UiThread;
import org.photokura.ui.model.DestinationModel;
import org.photokura.ui.model.DestinationModel.Destination;
import org.photokura.ui.model.LibraryModel;

/**
 * Tells the library what the destination holds: what its catalog told when it was read last, and while an export runs also what that has saved since. The
 * catalog itself is read anew at the end of the run.
 */
final class SavedMeanwhile implements AutoCloseable {

  private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(2);

  private final LibraryModel library;
  private final DestinationModel destination;
  private final ExportRuns runs;
  private final Supplier<@Nullable Udid> listed;
  private final Ticker ticker;
  private int counted;
  /** What was known when the run ended: the run's own items are added to it until the catalog was read anew. */
  private @Nullable SavedItems old;

  /**
   * @param listed the phone whose library is shown; null before the first
   */
  SavedMeanwhile(LibraryModel library, DestinationModel destination, ExportRuns runs, Supplier<@Nullable Udid> listed, UiThread ui) {
    this.library = library;
    this.destination = destination;
    this.runs = runs;
    this.listed = listed;
    this.ticker = new Ticker(ui, BETWEEN_COUNTS, this::countFresh);
    destination.destinationProperty().subscribe(_ -> count());
    runs.runningProperty().subscribe((_, running) -> {
      if (running) {
        counted = 0;
        ticker.start();
      } else {
        ticker.close();
        old = destination.get() == null ? null : destination.get().saved();
      }
    });
  }

  private void countFresh() {
    if (runs.savedIds().size() > counted && concerns(destination.get())) {
      count();
    }
  }

  /** Counts anew; also called when another phone is listed, whose files have the same paths. */
  void count() {
    Destination now = destination.get();
    if (now == null) {
      library.setSaved(SavedItems.none()); // What another folder held is saved nowhere that is known.
      return;
    }
    counted = runs.savedIds().size();
    boolean more = counted > 0 && (runs.isRunning() || now.saved() == old) && concerns(now);
    library.setSaved(more ? new WithRun(now.saved(), Set.copyOf(runs.savedIds())) : now.saved());
  }

  /** Whether the run saves what is listed to where it is counted. */
  private boolean concerns(@Nullable Destination shown) {
    var wish = runs.wishProperty().get();
    return shown != null && wish != null && wish.request().destination().equals(shown.folder()) && wish.device().udid().equals(listed.get());
  }

  @Override
  public void close() {
    ticker.close();
  }

  /** Only what is asked for the counts knows of the run: who decides what is safe, or what is still to copy, asks the catalog. */
  private record WithRun(SavedItems before, Set<String> savedIds) implements SavedItems {
    @Override
    public boolean contains(Item item) {
      return savedIds.contains(item.id()) || before.contains(item);
    }

    @Override
    public boolean contains(Item item, Predicate<ItemFile> wanted) {
      return before.contains(item, wanted);
    }

    @Override
    public SavedItems whole() {
      return before.whole();
    }

    @Override
    public OptionalInt itemCount() {
      return before.itemCount();
    }

    @Override
    public Optional<Instant> lastRun() {
      return before.lastRun();
    }

    @Override
    public Optional<Instant> lastRun(String udid) {
      return before.lastRun(udid);
    }
  }
}
