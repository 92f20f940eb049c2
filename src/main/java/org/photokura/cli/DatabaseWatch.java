package org.photokura.cli;

import java.util.List;
import java.util.Map;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.library.Item;
import org.photokura.library.Selection;

/**
 * Sees by what a reading tells whether "none" and "all" are answers to what was asked for. Without the phone's database nobody knows what it alone tells; a phone that has none knows no
 * favourites, albums or bursts, which is an answer, but not even there can anybody say that nothing waits for iCloud. Nor with iCloud Photos off, where no item's state is known: where
 * {@code doctor} knows no number, no command says "done". A folder that the phone does not show may hold what was asked for.
 */
final class DatabaseWatch {

  private final Selection chosen;
  private boolean read;
  private boolean unusable;
  private boolean older;
  private boolean knowsCloud;
  private volatile boolean doubtful;
  private volatile boolean folderMissed;
  private volatile long unknown;

  DatabaseWatch(Selection chosen) {
    this.chosen = chosen;
  }

  /** A reading begins. */
  synchronized void begin() {
    read = false;
    unusable = false;
    older = false;
    knowsCloud = false;
    doubtful = false;
    folderMissed = false;
    unknown = 0;
  }

  /** Albums come from the database alone, and before the items. */
  synchronized void albums() {
    read = true;
  }

  /** It comes before the items that are listed instead. */
  synchronized void notice(Problem problem) {
    older |= problem.id() == ProblemId.DATABASE_OLDER;
    unusable |= problem.id().name().startsWith("DATABASE_");
    folderMissed |= problem.id() == ProblemId.FOLDER_UNREADABLE;
  }

  /** Items come. */
  synchronized void items(List<Item> batch) {
    doubtful |= older && chosen.needsDatabase();
    doubtful |= !read && (unusable ? chosen.needsDatabase() : chosen.notInICloud());
    if (chosen.notInICloud()) {
      knowsCloud |= batch.stream().anyMatch(item -> item.cloud() != Item.CloudState.UNKNOWN && !item.hidden() && !item.trashed());
      unknown += batch.stream().filter(chosen::mayMiss).count();
    }
  }

  /** Whether what was chosen could not be told from the rest, because the database was not read. */
  boolean isDoubtful() {
    return doubtful;
  }

  /**
   * Says what nobody could tell.
   *
   * @param status how the command would end without it
   * @return how it ends
   */
  synchronized int end(Console console, int status) {
    boolean nobodyKnows = unknown > 0 && !knowsCloud;
    if (doubtful && status == ExitStatus.OK) {
      console.note(older ? "cli.export.needsNewer" : "cli.export.needsDatabase");
    } else if (nobodyKnows) {
      console.note("cli.export.cloudUnknown", Map.of("count", unknown));
    } else if (unknown > 0) {
      console.note("cli.export.someUnknown", Map.of("count", unknown));
    }
    return status == ExitStatus.OK && (doubtful || nobodyKnows || folderMissed) ? ExitStatus.ITEMS_FAILED : status;
  }
}
