package org.photokura.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;

/** What a destination holds already, as its catalog knows; a snapshot in memory. */
public interface SavedItems {

  /** Whether every file of the item that an export would save is there. */
  boolean contains(Item item);

  /** Whether every file of the item that passes the test is there: what an export with other choices would save. */
  default boolean contains(Item item, Predicate<ItemFile> wanted) {
    return contains(item);
  }

  /** What is there, whatever was chosen: for those who must know whether anything would be lost. */
  default SavedItems whole() {
    return this;
  }

  /** The same destination, asked only for files that pass the test; {@link #whole()} leads back. */
  default SavedItems limitedTo(Predicate<ItemFile> wanted) {
    return new LimitedSavedItems(this, wanted);
  }

  /** How many items lie there, as far as the catalog knows; empty where it does not. */
  default OptionalInt itemCount() {
    return OptionalInt.empty();
  }

  /** The end of the last run from any phone, if there was one. */
  default Optional<Instant> lastRun() {
    return Optional.empty();
  }

  /** The end of the last run from that phone, if there was one. */
  Optional<Instant> lastRun(String udid);

  /** A destination that holds nothing. */
  static SavedItems none() {
    return new SavedItems() {
      @Override
      public boolean contains(Item item) {
        return false;
      }

      @Override
      public Optional<Instant> lastRun(String udid) {
        return Optional.empty();
      }
    };
  }

  /** Opens a destination's catalog for reading; a destination without one holds nothing. */
  interface Opener {
    SavedItems open(java.nio.file.Path destination) throws org.photokura.core.ProblemException;
  }
}
