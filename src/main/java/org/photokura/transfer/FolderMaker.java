package org.photokura.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.photokura.transfer.disk.Destination;
import org.photokura.transfer.disk.Disk;

/** Makes folders in the destination, and nowhere else. Thread-safe. */
final class FolderMaker {

  private final Disk disk;
  private final Destination destination;
  private final Set<Path> checked = new HashSet<>();
  private final Set<Path> flushed = new HashSet<>();

  FolderMaker(Disk disk, Destination destination) {
    this.disk = disk;
    this.destination = destination;
  }

  /**
   * Makes the folder, and looks once whether it really lies in the destination: a link may have come there meanwhile. Nothing is made where our own folder is
   * gone: a drive that was unplugged may leave an empty folder of the system's disk in its place.
   *
   * @return folders that must be flushed: those that got a new name, and at first all above it, for a run that was killed may have made it and not come to flush
   */
  synchronized Set<Path> make(Path folder) throws IOException {
    var changed = new LinkedHashSet<Path>();
    if (!checked.add(folder) && Files.isDirectory(folder)) {
      return changed;
    }
    if (!Files.isDirectory(destination.partials())) {
      throw new NoSuchFileException(destination.partials().toString());
    }
    Path root = destination.root();
    var missing = new ArrayDeque<Path>();
    for (Path at = folder; !at.equals(root); at = Objects.requireNonNull(at.getParent())) {
      Path parent = Objects.requireNonNull(at.getParent());
      if (!Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
        missing.addFirst(at);
      } else if (flushed.add(parent)) {
        changed.add(parent);
      }
    }
    for (Path each : missing) {
      disk.createFolder(each);
      changed.add(Objects.requireNonNull(each.getParent()));
    }
    if (!folder.toRealPath().startsWith(root)) {
      throw new IOException("a folder leads out of the destination");
    }
    return changed;
  }
}
