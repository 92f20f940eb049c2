package org.photokura.ui.troubleshoot;

import org.photokura.library.Item;
import org.photokura.library.Item.CloudState;
import org.photokura.library.Item.OriginalState;
import org.photokura.ui.model.LibraryState;

/**
 * Whether the photos that are not in iCloud are safe on this computer.
 *
 * @param complete whether the whole library was read
 * @param known whether it can be known what is in iCloud: all was read, from the phone's database, and iCloud's own library was not reset
 * @param pending items that are not in iCloud, without hidden and deleted ones
 * @param saved how many of them the destination holds
 * @param hiddenUnsaved hidden items that are neither in iCloud nor in the destination: they count for what is risky, though no list shows them
 * @param otherUnsaved items on the phone of which nobody can tell whether iCloud has them, and which the destination does not hold
 */
public record Safety(boolean complete, boolean known, int pending, int saved, int hiddenUnsaved, int otherUnsaved) {

  /** Nothing was read yet. */
  public static final Safety UNKNOWN = new Safety(false, false, 0, 0, 0, 0);

  /**
   * Counts.
   *
   * @param cloudWasReset whether the phone says that its library in iCloud was erased: then "uploaded" is worth nothing
   */
  static Safety of(LibraryState state, boolean cloudWasReset) {
    int pending = 0;
    int saved = 0;
    int hidden = 0;
    int other = 0;
    boolean hasRows = state.items().stream().anyMatch(item -> item.assetUuid() != null);
    for (Item item : state.items()) {
      if (item.trashed()) {
        continue;
      }
      boolean safe = state.saved().whole().contains(item);
      if (item.cloud() == CloudState.PENDING && item.hidden()) {
        hidden += safe ? 0 : 1;
      } else if (item.cloud() == CloudState.PENDING) {
        pending++;
        saved += safe ? 1 : 0;
      } else if (!safe && isDoubtful(item, cloudWasReset, hasRows)) {
        other++;
      }
    }
    return new Safety(state.complete(), state.complete() && state.knowsCloud() && !cloudWasReset, pending, saved, hidden, other);
  }

  /** An original that is here and of which iCloud may hold nothing. A file that the phone's own database does not list is no photo of its library. */
  private static boolean isDoubtful(Item item, boolean cloudWasReset, boolean hasRows) {
    return item.original() == OriginalState.ON_DEVICE && !item.details().shared() && (item.assetUuid() != null || !hasRows)
        && (cloudWasReset || item.cloud() == CloudState.UNKNOWN);
  }

  /** How many are in no safe place. */
  public int unsaved() {
    return pending - saved;
  }

  /** Whether a risky step loses nothing. */
  public boolean allSafe() {
    return complete && unsaved() == 0 && hiddenUnsaved == 0 && otherUnsaved == 0;
  }
}
