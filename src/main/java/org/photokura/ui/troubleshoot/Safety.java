package org.photokura.ui.troubleshoot;

import org.photokura.library.Item;
import org.photokura.library.Item.CloudState;
import org.photokura.ui.model.LibraryState;

/**
 * Whether the photos that are not in iCloud are safe on this computer.
 *
 * @param known whether it can be known: the whole library was read, from the phone's database
 * @param pending items that are not in iCloud, without hidden and deleted ones
 * @param saved how many of them the destination holds
 * @param hiddenUnsaved hidden ones that are neither in iCloud nor saved: no list counts them, but a risky step would lose them too
 */
public record Safety(boolean known, int pending, int saved, int hiddenUnsaved) {

  /** Nothing was read yet. */
  public static final Safety UNKNOWN = new Safety(false, 0, 0, 0);

  /** Counts. */
  static Safety of(LibraryState state) {
    int pending = 0;
    int saved = 0;
    int hidden = 0;
    for (Item item : state.items()) {
      if (item.cloud() != CloudState.PENDING || item.trashed()) {
        continue;
      }
      boolean safe = state.saved().contains(item);
      if (item.hidden()) {
        hidden += safe ? 0 : 1;
      } else {
        pending++;
        saved += safe ? 1 : 0;
      }
    }
    return new Safety(state.complete() && state.knowsCloud(), pending, saved, hidden);
  }

  /** How many are in no safe place. */
  public int unsaved() {
    return pending - saved;
  }

  /** Whether a risky step loses nothing. */
  public boolean allSafe() {
    return known && unsaved() == 0 && hiddenUnsaved == 0;
  }
}
