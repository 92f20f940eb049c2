package org.photokura.virtualphone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The media tree as the phone serves it: with the {@link Fault.FileChanges} that have come true. Thread-safe. */
final class ServedFiles {

  private static final long SECOND_NANOS = 1_000_000_000;

  private final MediaTree tree;
  private final FaultBoard faults;
  private final Set<Fault.FileChanges> happened = ConcurrentHashMap.newKeySet();

  ServedFiles(MediaTree tree, FaultBoard faults) {
    this.tree = tree;
    this.faults = faults;
  }

  Optional<MediaTree.Entry> stat(String path) {
    Optional<MediaTree.Entry> entry = tree.stat(path);
    List<Fault.FileChanges> changes = faults.onFile(path);
    for (Fault.FileChanges change : changes) {
      if (happened.contains(change)) {
        entry = entry.flatMap(before -> changed(before, change.change()));
      }
    }
    return entry;
  }

  private static Optional<MediaTree.Entry> changed(MediaTree.Entry before, Fault.Change change) {
    return switch (change) {
      case Fault.Change.Vanishes _ -> Optional.empty();
      case Fault.Change.Resizes to -> {
        long modifiedNanos = before.modifiedNanos() + SECOND_NANOS;
        yield Optional.of(new MediaTree.Entry(before.type(), to.sizeBytes(), modifiedNanos, before.createdNanos(), before.linkTarget()));
      }
    };
  }

  /** Whether a change is scripted for that path, so that its size must be asked for anew at each read. */
  boolean mayChange(String path) {
    return !faults.onFile(path).isEmpty();
  }

  /** That moment of that path is over. */
  void passed(String path, Fault.FileChanges.Moment moment) {
    for (Fault.FileChanges change : faults.onFile(path)) {
      if (change.moment() == moment) {
        happened.add(change);
      }
    }
  }

  List<String> list(String folder) {
    List<String> names = tree.list(folder);
    if (happened.isEmpty()) {
      return names;
    }
    String prefix = folder.equals("/") ? "/" : folder + "/";
    return names.stream().filter(name -> stat(prefix + name).isPresent()).toList();
  }

  int read(String path, long offset, ByteBuffer into) throws IOException {
    int start = into.position();
    int count = tree.read(path, offset, into);
    if (into.hasRemaining() && mayChange(path)) {
      // The file grew: what lies beyond its old end reads as zeros.
      while (into.hasRemaining()) {
        into.put((byte) 0);
      }
      return into.position() - start;
    }
    return count;
  }
}
