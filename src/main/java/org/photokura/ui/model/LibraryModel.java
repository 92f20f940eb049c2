package org.photokura.ui.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.SavedItems;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceSession;
import org.photokura.library.Album;
import org.photokura.library.Item;
import org.photokura.library.LibraryReader;
import org.photokura.library.LibrarySink;
import org.photokura.ui.fx.Background;
import org.photokura.ui.fx.Background.Job;

/** The library of the phone that is shown: it fills while it is read, and stays when the phone goes. */
public final class LibraryModel {

  /** How often a growing library is shown anew. */
  private static final Duration BETWEEN_STATES = Duration.ofMillis(300);

  private final LibraryReader reader;
  private final Background background;
  private final Clock clock;
  private final ReadOnlyObjectWrapper<LibraryState> state = new ReadOnlyObjectWrapper<>(LibraryState.EMPTY);
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Progress> progress = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Problem> failure = new ReadOnlyObjectWrapper<>();
  private volatile SavedItems saved = SavedItems.none();
  private Job job = Job.NONE;

  public LibraryModel(LibraryReader reader, Background background, Clock clock) {
    this.reader = reader;
    this.background = background;
    this.clock = clock;
  }

  public ReadOnlyObjectProperty<LibraryState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public LibraryState state() {
    return state.get();
  }

  /** What day it is: dates of another year are shown with it. */
  public LocalDate today() {
    return LocalDate.now(clock);
  }

  /** Whether it is being read now. */
  public ReadOnlyBooleanProperty readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /** How far the reading is; null where that is not known. */
  public ReadOnlyObjectProperty<@Nullable Progress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Why the last reading ended early; null if it did not. */
  public ReadOnlyObjectProperty<@Nullable Problem> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /**
   * Reads the phone's library.
   *
   * @param samePhone whether what is listed already is this phone's: it stays until the new list is whole
   */
  public void read(DeviceSession session, boolean samePhone) {
    job.cancel();
    boolean keep = samePhone && !state.get().items().isEmpty() && !state.get().isGlance();
    if (!keep) {
      state.set(LibraryState.EMPTY);
    }
    failure.set(null);
    progress.set(null);
    reading.set(true);
    var collector = new Collector(!keep);
    job = background.run(
        cancellation -> {
          collector.cancellation = cancellation;
          reader.read(session, collector, cancellation);
          return collector.snapshot(true);
        },
        whole -> {
          reading.set(false);
          if (keep && tellsLess(whole)) {
            failure.set(Problem.of(ProblemId.SERVICE_REFUSED, "the database is denied that could be read before"));
          } else {
            state.set(whole);
            if (whole.saved() != saved) {
              setSaved(saved); // The destination was read while the last items were counted.
            }
          }
        },
        problem -> {
          reading.set(false);
          if (state.get().isGlance()) {
            // What was only to be looked at does not stay when the phone goes.
            state.set(LibraryState.EMPTY);
          }
          failure.set(problem);
        });
  }

  /** Whether the phone keeps its database back now: it was locked since, and what is listed is better than what its files tell. */
  public boolean isDenied() {
    return state.get().isDenied();
  }

  private boolean tellsLess(LibraryState whole) {
    return whole.isDenied() && !state.get().isDenied();
  }

  /** Forgets everything: another phone is shown. */
  public void clear() {
    job.cancel();
    reading.set(false);
    failure.set(null);
    state.set(LibraryState.EMPTY);
  }

  /** Counts anew with what a destination holds. */
  public void setSaved(SavedItems nowSaved) {
    saved = nowSaved;
    LibraryState before = state.get();
    background.run(_ -> before.withSaved(nowSaved), counted -> {
      if (state.get() == before) {
        state.set(counted);
      } else if (state.get().saved() != saved) {
        setSaved(saved);
      }
    }, _ -> {});
  }

  public SavedItems saved() {
    return saved;
  }

  /**
   * How far the reading is.
   *
   * @param phase what is being done
   * @param done of it, in the unit of the phase
   * @param total of it; more than 0
   */
  public record Progress(LibrarySink.Phase phase, long done, long total) {

    /** 0 to 1. */
    public double share() {
      return Math.clamp((double) done / total, 0, 1);
    }
  }

  /** Takes what is read, on the reading thread. */
  private final class Collector implements LibrarySink {

    private final boolean showGrowing;
    private final List<Item> items = new ArrayList<>();
    private final List<Problem> notices = new ArrayList<>();
    private List<Album> albums = List.of();
    private Instant lastShown = Instant.EPOCH;
    private Instant lastTold = Instant.EPOCH;
    private volatile Cancellation cancellation = Cancellation.none();

    Collector(boolean showGrowing) {
      this.showGrowing = showGrowing;
    }

    @Override
    public synchronized void items(List<Item> batch) {
      items.addAll(batch);
      Instant now = clock.instant();
      if (showGrowing && Duration.between(lastShown, now).compareTo(BETWEEN_STATES) >= 0) {
        lastShown = now;
        var grown = snapshot(false);
        tell(() -> state.set(grown));
      }
    }

    @Override
    public synchronized void preview(List<Item> newest) {
      if (showGrowing && items.isEmpty()) {
        var glance = LibraryState.glance(newest, saved, clock.instant());
        tell(() -> state.set(glance));
      }
    }

    @Override
    public synchronized void progress(Phase phase, long done, long total) {
      Instant now = clock.instant();
      if (total > 0 && Duration.between(lastTold, now).compareTo(BETWEEN_STATES) >= 0) {
        lastTold = now;
        var far = new Progress(phase, done, total);
        tell(() -> progress.set(far));
      }
    }

    private void tell(Runnable change) {
      background.ui().execute(() -> {
        if (!cancellation.isCancelled() && reading.get()) {
          change.run();
        }
      });
    }

    @Override
    public synchronized void albums(List<Album> found) {
      albums = found;
    }

    @Override
    public synchronized void notice(Problem problem) {
      notices.add(problem);
    }

    synchronized LibraryState snapshot(boolean complete) {
      return LibraryState.of(items, albums, saved, notices, complete, clock.instant());
    }
  }
}
