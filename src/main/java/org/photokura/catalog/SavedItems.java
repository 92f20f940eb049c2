package org.photokura.catalog;

import java.time.Instant;
import java.util.Optional;
import org.photokura.library.Item;

/** What a destination holds already, as its catalog knows; a snapshot in memory. */
public interface SavedItems {

  /** Whether every file of the item that an export would save is there. */
  boolean contains(Item item);

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
