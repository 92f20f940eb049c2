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
 * @param fresh whether it was read so short a time ago that what the phone holds is likely the same
 * @param pending items that are not in iCloud, without hidden and deleted ones
 * @param hidden hidden items that are not in iCloud: they count for what is risky, though no list shows them
 * @param doubtful items on the phone of which nobody can tell whether iCloud has them
 */
public record Safety(boolean complete, boolean known, boolean fresh, Count pending, Count hidden, Count doubtful) {

  /** Nothing was read yet. */
  public static final Safety UNKNOWN = new Safety(false, false, false, Count.NONE, Count.NONE, Count.NONE);

  /**
   * Items that iCloud may not have.
   *
   * @param all how many there are
   * @param saved how many of them the destination holds
   */
  public record Count(int all, int saved) {
    static final Count NONE = new Count(0, 0);

    /** How many are in no safe place. */
    public int unsaved() {
      return all - saved;
    }

    private Count plus(boolean isSaved) {
      return new Count(all + 1, saved + (isSaved ? 1 : 0));
    }
  }

  /**
   * Counts.
   *
   * @param cloudWasReset whether the phone says that its library in iCloud was erased: then "uploaded" is worth nothing
   */
  static Safety of(LibraryState state, boolean cloudWasReset, boolean fresh) {
    Count pending = Count.NONE;
    Count hidden = Count.NONE;
    Count doubtful = Count.NONE;
    boolean hasRows = state.items().stream().anyMatch(item -> item.assetUuid() != null);
    var whole = state.saved().whole();
    for (Item item : state.items()) {
      if (item.trashed()) {
        continue;
      }
      if (item.cloud() == CloudState.PENDING && item.hidden()) {
        hidden = hidden.plus(whole.contains(item));
      } else if (item.cloud() == CloudState.PENDING) {
        pending = pending.plus(whole.contains(item));
      } else if (isDoubtful(item, cloudWasReset, hasRows)) {
        doubtful = doubtful.plus(whole.contains(item));
      }
    }
    return new Safety(state.complete(), state.complete() && state.knowsCloud() && !cloudWasReset, fresh, pending, hidden, doubtful);
  }

  /** An original that is here and of which iCloud may hold nothing. A file that the phone's own database does not list is no photo of its library. */
  private static boolean isDoubtful(Item item, boolean cloudWasReset, boolean hasRows) {
    return item.original() == OriginalState.ON_DEVICE && !item.details().shared() && (item.assetUuid() != null || !hasRows)
        && (cloudWasReset || item.cloud() == CloudState.UNKNOWN);
  }

  /** The same, read so long ago or so lately. */
  Safety withFresh(boolean nowFresh) {
    return new Safety(complete, known, nowFresh, pending, hidden, doubtful);
  }

  /** Whether, when the library was read, everything that iCloud may not have was saved. */
  public boolean allWasSafe() {
    return complete && pending.unsaved() + hidden.unsaved() + doubtful.unsaved() == 0;
  }

  /** Whether a risky step loses nothing. */
  public boolean allSafe() {
    return allWasSafe() && fresh;
  }

  /** Whether, when the library was read, iCloud had everything for certain: nothing hangs on what is saved here. */
  public boolean allInICloud() {
    return known && pending.all() + hidden.all() + doubtful.all() == 0;
  }
}
