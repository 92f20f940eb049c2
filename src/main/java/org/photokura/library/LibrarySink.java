package org.photokura.library;

import java.util.List;
import org.photokura.core.Problem;

/** Takes a library as it is read; called on the reading thread. */
public interface LibrarySink {

  /** More items, newest first within a batch; a later batch never repeats an item. */
  void items(List<Item> batch);

  /**
   * The newest items, to show something while the phone's database is still on its way; at most once, before the first {@link #items}. They are not to be
   * acted on: sizes, albums, iCloud and further files are not known yet, and what {@code items} tells replaces them all (with the same ids). Hidden and
   * deleted pictures are not among them.
   */
  default void preview(List<Item> newest) {}

  /** The albums; once, when known: before the first {@link #items} if the phone's database was read, else never. */
  default void albums(List<Album> albums) {}

  /** Something that the person should know though the library shows: for example DATABASE_CORRUPT, or FOLDER_UNREADABLE for one folder in which files of items may lie. */
  default void notice(Problem problem) {}

  /** How far it is, in the unit that the phase has. */
  default void progress(Phase phase, long done, long total) {}

  /** What is being done. */
  enum Phase {
    COPYING_DATABASE,
    READING_DATABASE,
    LISTING_FILES
  }
}
