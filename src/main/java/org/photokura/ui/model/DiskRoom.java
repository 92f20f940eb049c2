package org.photokura.ui.model;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The room on the drive of a folder.
 *
 * @param drive what the drive is called, as people know it
 * @param freeBytes what this user may still write
 * @param totalBytes the whole drive
 */
public record DiskRoom(String drive, long freeBytes, long totalBytes) {

  /** Finds out; blocks. */
  @FunctionalInterface
  public interface Probe {
    /**
     * @throws IOException if the folder's drive is not there
     */
    DiskRoom of(Path folder) throws IOException;

    /** Whether the folder is there. */
    default boolean isFolder(Path folder) {
      return Files.isDirectory(folder);
    }
  }

  /** Asks the drive of the folder, or of the nearest folder above it that exists. */
  public static DiskRoom ask(Path folder) throws IOException {
    Path existing = folder.toAbsolutePath();
    while (!Files.exists(existing)) {
      Path above = existing.getParent();
      if (above == null) {
        throw new IOException("no such drive");
      }
      existing = above;
    }
    // Not asked of the FileStore: that wants to know the mount, which cannot be told in a container or a changed root.
    var file = existing.toFile();
    return new DiskRoom(driveName(existing), file.getUsableSpace(), file.getTotalSpace());
  }

  /** "Photos (D:)" on Windows, else the mount point's own name. */
  private static String driveName(Path folder) {
    FileStore store = storeOf(folder);
    Path root = folder.getRoot();
    String letter = root == null ? "" : root.toString().replace("\\", "");
    if (letter.endsWith(":")) {
      return store == null || store.name().isBlank() ? letter : store.name() + " (" + letter + ")";
    }
    return mountName(folder, store);
  }

  private static @Nullable FileStore storeOf(Path folder) {
    try {
      return Files.getFileStore(folder);
    } catch (IOException _) {
      return null;
    }
  }

  /** The last part of the path at which the drive is mounted; "/" for the system's own. */
  private static String mountName(Path folder, @Nullable FileStore store) {
    Path mount = folder;
    for (Path above = folder.getParent(); above != null && store != null && store.equals(storeOf(above)); above = above.getParent()) {
      mount = above;
    }
    Path name = mount.getFileName();
    return name == null ? mount.toString() : name.toString();
  }
}
