package org.photokura.cli;

import org.photokura.core.Problem;
import org.photokura.library.Selection;

/**
 * Sees by what a reading tells whether the phone's database was read, and so whether "none" is an answer to what was asked for. A phone without a database knows no favourites, albums or
 * bursts, which is an answer; but not even there can anybody say that nothing waits for iCloud.
 */
final class DatabaseWatch {

  private boolean read;
  private boolean unusable;
  private volatile boolean doubtful;

  /** A reading begins. */
  void begin() {
    read = false;
    unusable = false;
    doubtful = false;
  }

  /** Albums come from the database alone, and before the items. */
  void albums() {
    read = true;
  }

  /** It comes before the items that are listed instead. */
  void notice(Problem problem) {
    unusable |= problem.id().name().startsWith("DATABASE_");
  }

  /** Items come. */
  void items(Selection chosen) {
    doubtful |= !read && (unusable ? chosen.needsDatabase() : chosen.notInICloud());
  }

  /** Whether what was chosen could not be told from the rest. */
  boolean isDoubtful() {
    return doubtful;
  }
}
