package org.photokura.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.image.TakenDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is made of an item's files once they are saved: JPEG copies, XMP files, names in album folders. An item's outcome waits for it. A failure here is a
 * note: the originals are safe.
 */
final class Extras {

  private static final Logger LOG = LoggerFactory.getLogger(Extras.class);

  /** One thing that can be made of an item. */
  interface Maker {
    /** Under which the catalog knows what it makes. */
    String role();

    /** Whether there is something to make of that file of the item. */
    boolean concerns(Item item, Outcome.SavedFile file);

    /**
     * @param saved the item's files in the destination
     * @return what lies there now, made now or before
     */
    List<Outcome.SavedFile> make(Item item, List<Outcome.SavedFile> saved) throws ProblemException;
  }

  private final RunContext run;
  private final Outcomes outcomes;
  private final Executor threads;
  private final List<Maker> makers;
  private volatile boolean unmade;

  Extras(RunContext run, Outcomes outcomes, Executor threads, List<Maker> makers) {
    this.run = run;
    this.outcomes = outcomes;
    this.threads = threads;
    this.makers = List.copyOf(makers);
  }

  /** The roles of all that is made in this run. */
  Set<String> roles() {
    return makers.stream().map(Maker::role).collect(Collectors.toSet());
  }

  /** The disk did not let something be made; a picture that cannot be decoded is none of that. */
  void leftUnmade() {
    unmade = true;
  }

  /** Whether a later run is to make what this one did not. */
  boolean oweSomething() {
    return unmade;
  }

  /**
   * Makes of an item that takes no part what an earlier run did not come to.
   *
   * @param saved the files of which it was to make something
   */
  void makeUp(Item item, List<Outcome.SavedFile> saved) {
    var index = run.catalog().index();
    var owed = saved.stream()
        .filter(file -> makers.stream().anyMatch(maker -> index.owed(file.target()).contains(maker.role()) && maker.concerns(item, file)))
        .toList();
    if (!owed.isEmpty()) {
      inBackground(() -> {
        var there = new Outcome.AlreadyThere(item.id(), owed);
        make(dated(item, there), there);
      });
    }
  }

  /** Ends an item: at once, or when everything was made of it. */
  void finish(int index, Item item, Outcome outcome) {
    if (makers.isEmpty() || outcome.files().isEmpty()) {
      outcomes.put(index, outcome);
      return;
    }
    inBackground(() -> {
      var made = outcome;
      try {
        made = make(dated(item, outcome), outcome);
      } finally {
        outcomes.put(index, made); // Also where memory or stack ran out: the files are saved.
      }
    });
  }

  private void inBackground(Runnable making) {
    run.jobs().extraBegun();
    threads.execute(() -> {
      try {
        making.run();
      } finally {
        run.jobs().extraEnded();
      }
    });
  }

  /** An item without a row in the phone's database is dated by its file, in this run as in every later one. */
  private Item dated(Item item, Outcome outcome) {
    if (item.assetUuid() != null) {
      return item;
    }
    return outcome.files().stream()
        .filter(file -> file.role().equals(FileRole.ORIGINAL.key()))
        .findFirst()
        .map(file -> TakenDate.ofFile(item, run.destination().root().resolve(file.target())))
        .orElse(item);
  }

  private Outcome make(Item item, Outcome outcome) {
    var files = new ArrayList<>(outcome.files());
    var notes = new ArrayList<Problem>();
    for (var maker : makers) {
      if (run.stop().reason() != null) {
        leftUnmade();
        break;
      }
      try {
        files.addAll(maker.make(item, outcome.files()));
      } catch (ProblemException e) {
        notes.add(e.problem());
      } catch (CancellationException e) {
        LOG.debug("cancelled while something was made of an item", e);
      } catch (RuntimeException | Error e) {
        LOG.error("something could not be made of an item", e);
        notes.add(Problem.of(ProblemId.INTERNAL, e.toString()));
      }
    }
    return switch (outcome) {
      case Outcome.Copied copied -> {
        notes.addAll(0, copied.notes());
        yield new Outcome.Copied(copied.itemId(), files, notes);
      }
      case Outcome.AlreadyThere there -> new Outcome.AlreadyThere(there.itemId(), files, there.notes());
      case Outcome.Failed failed -> new Outcome.Failed(failed.itemId(), failed.reason(), files);
      default -> outcome;
    };
  }
}
