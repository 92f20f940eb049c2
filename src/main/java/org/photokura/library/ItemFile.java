package org.photokura.library;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One file of an item on the phone.
 *
 * @param role what it is to its item
 * @param path on the phone: {@code /DCIM/100APPLE/IMG_0001.HEIC}
 * @param sizeBytes its size as far as known; null until a stat told it
 * @param modified its time of last change as far as known
 */
public record ItemFile(FileRole role, String path, @Nullable Long sizeBytes, @Nullable Instant modified) {

  /** The last part of the path. */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
