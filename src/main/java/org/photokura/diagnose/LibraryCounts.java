package org.photokura.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.library.Item;

/**
 * What the library tells about iCloud.
 *
 * @param uploaded items whose original reached iCloud
 * @param pending items whose original has not, null where nobody can know
 * @param onlyInICloud items whose original is not on the phone, null where nobody can know
 * @param mostTried pending items, those first that the phone tried most often to upload; at most ten
 */
public record LibraryCounts(long uploaded, @Nullable Long pending, @Nullable Long onlyInICloud, List<Item> mostTried) {

  private static final int MOST = 10;

  public LibraryCounts {
    mostTried = List.copyOf(mostTried);
  }

  /** Whether a notice of the library speaks of single folders only, so that the database was read all the same. */
  public static boolean concernsSingleFolders(Problem notice) {
    return notice.id() == ProblemId.FOLDER_UNREADABLE || notice.id() == ProblemId.NAMES_UNUSABLE;
  }

  /**
   * Counts items; those without a row in the phone's database, hidden and deleted ones are left out, as in every list.
   *
   * @param databaseWasRead whether the items come from the phone's database: else nobody can know
   */
  public static LibraryCounts of(Iterable<Item> items, boolean databaseWasRead) {
    long uploaded = 0;
    long pending = 0;
    long unknown = 0;
    long onlyInICloud = 0;
    var waiting = new ArrayList<Item>();
    for (var item : items) {
      if (item.assetUuid() == null || item.trashed() || item.hidden()) {
        continue;
      }
      switch (item.cloud()) {
        case UPLOADED -> uploaded++;
        case PENDING -> {
          pending++;
          waiting.add(item);
        }
        case UNKNOWN -> unknown++;
      }
      if (item.original() == Item.OriginalState.ICLOUD_ONLY) {
        onlyInICloud++;
      }
    }
    waiting.sort(Comparator.comparingInt(LibraryCounts::attempts).reversed());
    // With iCloud Photos off no item is claimed to be pending or uploaded, and then the number is not known either.
    boolean known = databaseWasRead && (uploaded + pending > 0 || unknown == 0);
    return new LibraryCounts(uploaded, known ? pending : null, databaseWasRead ? onlyInICloud : null, waiting.stream().limit(MOST).toList());
  }

  /** How often the phone tried to upload an item. */
  static int attempts(Item item) {
    return item.details().uploadAttempts() == null ? 0 : item.details().uploadAttempts();
  }
}
