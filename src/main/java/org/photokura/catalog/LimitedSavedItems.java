package org.photokura.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;

/**
 * What a destination holds of what is wanted there: an item whose movie was left out by choice counts as saved.
 *
 * @param whole all that is there
 * @param wanted which files an export to there saves
 */
record LimitedSavedItems(@Override SavedItems whole, Predicate<ItemFile> wanted) implements SavedItems {

  @Override
  public boolean contains(Item item) {
    return whole.contains(item, wanted);
  }

  @Override
  public boolean contains(Item item, Predicate<ItemFile> otherwiseWanted) {
    return whole.contains(item, otherwiseWanted);
  }

  @Override
  public OptionalInt itemCount() {
    return whole.itemCount();
  }

  @Override
  public Optional<Instant> lastRun() {
    return whole.lastRun();
  }

  @Override
  public Optional<Instant> lastRun(String udid) {
    return whole.lastRun(udid);
  }
}
