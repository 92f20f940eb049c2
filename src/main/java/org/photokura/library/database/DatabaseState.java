package org.photokura.library.database;

import org.jspecify.annotations.Nullable;
import org.photokura.device.FileInfo;

/**
 * Size and time of change of a database and its write-ahead log.
 *
 * @param wal null where there is no log
 */
record DatabaseState(FileInfo database, @Nullable FileInfo wal) {

  /** How much there is to copy. */
  long bytes() {
    return database.sizeBytes() + walBytes();
  }

  long walBytes() {
    return wal == null ? 0 : wal.sizeBytes();
  }
}
