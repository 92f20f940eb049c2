package org.photokura.device;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the phone tells of one path.
 *
 * @param type what it is
 * @param sizeBytes size; of a folder it means nothing
 * @param modified time of last change
 * @param created time of creation, null where the phone does not tell
 */
public record FileInfo(Type type, long sizeBytes, Instant modified, @Nullable Instant created) {

  /** What lies at a path. */
  public enum Type {
    FILE,
    FOLDER,
    LINK,
    OTHER
  }

  public boolean isFile() {
    return type == Type.FILE;
  }

  public boolean isFolder() {
    return type == Type.FOLDER;
  }

  /** Whether size and time of change are those of {@code other}: the content is taken to be the same. */
  public boolean sameContentAs(FileInfo other) {
    return sizeBytes == other.sizeBytes && modified.equals(other.modified);
  }
}
