package org.photokura.diagnose;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.library.Item;
import org.photokura.library.Item.CloudState;

/**
 * What the library tells about iCloud.
 *
 * @param uploaded items whose original reached iCloud
 * @param pending items whose original has not, null where nobody can know
 * @param unknown items of the person's own of which nobody can tell
 * @param onlyInICloud items whose original is not on the phone, null where nobody can know
 * @param waiting what is pending, looked at closer
 * @param readAt when the phone's database was read
 */
public record LibraryCounts(long uploaded, @Nullable Long pending, long unknown, @Nullable Long onlyInICloud, Waiting waiting, Instant readAt) {

  /** The name under which the phone's database is a source. */
  static final String SOURCE = "Photos.sqlite";

  /**
   * The items that wait.
   *
   * @param mostAttempts how often the phone tried to upload the one that it tried most often
   * @param longest when the one that waits longest came into the library; null if no such time is known
   * @param largestBytes the size of the largest
   */
  public record Waiting(int mostAttempts, @Nullable Instant longest, long largestBytes) {

    /** Nothing waits. */
    public static final Waiting NOTHING = new Waiting(0, null, 0);

    private Waiting and(Item item) {
      var added = item.details().added();
      int attempts = item.details().uploadAttempts() == null ? 0 : item.details().uploadAttempts();
      return new Waiting(Math.max(mostAttempts, attempts), longest == null || added != null && added.isBefore(longest) ? added : longest,
          Math.max(largestBytes, item.knownBytes()));
    }
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
  public static LibraryCounts of(Iterable<Item> items, boolean databaseWasRead, Instant readAt) {
    long uploaded = 0;
    long pending = 0;
    long unknown = 0;
    long onlyInICloud = 0;
    var waiting = Waiting.NOTHING;
    for (var item : items) {
      if (item.assetUuid() == null || item.trashed() || item.hidden()) {
        continue;
      }
      uploaded += item.cloud() == CloudState.UPLOADED ? 1 : 0;
      unknown += item.cloud() == CloudState.UNKNOWN && !item.details().shared() ? 1 : 0;
      onlyInICloud += item.original() == Item.OriginalState.ICLOUD_ONLY && !item.details().shared() ? 1 : 0;
      if (item.cloud() == CloudState.PENDING) {
        pending++;
        waiting = waiting.and(item);
      }
    }
    // With iCloud Photos off no item is claimed to be pending or uploaded, and then the number is not known either.
    boolean known = databaseWasRead && (uploaded + pending > 0 || unknown == 0);
    return new LibraryCounts(uploaded, known ? pending : null, unknown, databaseWasRead ? onlyInICloud : null, waiting, readAt);
  }

  /** A fact out of the database; when the phone wrote it there is not known. */
  Fact fact(String name, Object value) {
    return new Fact(name, value, SOURCE, null, readAt);
  }
}
