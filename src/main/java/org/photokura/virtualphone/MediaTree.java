package org.photokura.virtualphone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What lies on the virtual phone's media partition; the AFC server serves it and never changes it. Paths are absolute, normalised, with
 * {@code /}, the root is {@code /}; names are given to the wire as UTF-8 exactly as they stand here. Thread-safe.
 */
public interface MediaTree {

  /** What lies at the path, or empty. Cheap: called once for every GET_FILE_INFO. */
  Optional<Entry> stat(String path);

  /** Names in a folder, in a fixed order, without {@code .} and {@code ..}; empty list if it is no folder. */
  List<String> list(String folder);

  /**
   * Fills the buffer from the file's bytes at {@code offset}, up to its remaining space or the end of the file. The same bytes every time.
   *
   * @return the number of bytes put; 0 at or after the end
   */
  int read(String path, long offset, ByteBuffer into) throws IOException;

  /** The kind of a path. */
  enum Type {
    FILE,
    FOLDER,
    LINK
  }

  /**
   * @param modifiedNanos since 1970
   * @param createdNanos since 1970
   */
  record Entry(Type type, long sizeBytes, long modifiedNanos, long createdNanos, @Nullable String linkTarget) {
    public static Entry file(long sizeBytes, long modifiedNanos) {
      return new Entry(Type.FILE, sizeBytes, modifiedNanos, modifiedNanos, null);
    }

    public static Entry folder(long modifiedNanos) {
      return new Entry(Type.FOLDER, 0, modifiedNanos, modifiedNanos, null);
    }
  }
}
