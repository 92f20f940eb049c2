package org.photokura.library.database;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.photokura.device.FileInfo;
import org.photokura.library.FileRole;

/**
 * A file that belongs to an asset.
 *
 * @param bytes its size as the database tells, null if it does not
 * @param listed whether its folder's listing names it; else only a stat tells whether it is there
 * @param trueBytes where the database says that the phone does not hold this file: the sizes that the database tells of it, of which whatever lies at its path
 *     must have one to be it; null where nothing speaks against it
 */
record FileDraft(FileRole role, String path, @Nullable Long bytes, boolean listed, @Nullable Set<Long> trueBytes) {

  FileDraft(FileRole role, String path, @Nullable Long bytes, boolean listed) {
    this(role, path, bytes, listed, null);
  }

  /** Whether only its size tells that it is what it should be. */
  boolean isDoubted() {
    return trueBytes != null;
  }

  /** Whether what lies at its path is something else: a smaller picture that the phone keeps in the place of an original in iCloud. */
  boolean isReplacedBy(@Nullable FileInfo there) {
    return there != null && trueBytes != null && !trueBytes.contains(there.sizeBytes());
  }
}
