package org.photokura.virtualphone.demo;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.photokura.virtualphone.MediaTree;
import org.photokura.virtualphone.demo.media.Content;

/** A tree of files that are known one by one; their bytes are made when first read. Unchanging once built. */
public final class PathTree implements MediaTree {

  private final Map<String, FileNode> files;
  private final Map<String, FolderNode> folders;

  private PathTree(Map<String, FileNode> files, Map<String, FolderNode> folders) {
    this.files = files;
    this.folders = folders;
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Optional<Entry> stat(String path) {
    var file = files.get(path);
    if (file != null) {
      return Optional.of(Entry.file(file.sizeBytes, file.modifiedNanos));
    }
    var folder = folders.get(path);
    return folder == null ? Optional.empty() : Optional.of(Entry.folder(folder.modifiedNanos));
  }

  @Override
  public List<String> list(String folder) {
    var node = folders.get(folder);
    return node == null ? List.of() : List.copyOf(node.names);
  }

  @Override
  public int read(String path, long offset, ByteBuffer into) {
    var file = files.get(path);
    return file == null || offset >= file.sizeBytes ? 0 : file.content.get().read(offset, into);
  }

  /** Collects files; folders appear by themselves. */
  public static final class Builder {

    private final Map<String, FileNode> files = new HashMap<>();
    private final Map<String, FolderNode> folders = new HashMap<>(Map.of("/", new FolderNode()));

    /**
     * Adds a file.
     *
     * @param content gives exactly {@code sizeBytes} bytes, the same every time
     */
    public Builder file(String path, long sizeBytes, Instant modified, Supplier<Content> content) {
      long nanos = nanos(modified);
      if (files.put(path, new FileNode(sizeBytes, nanos, content)) != null) {
        throw new IllegalArgumentException("twice: " + path);
      }
      enter(path, nanos);
      return this;
    }

    /** Adds a folder that may stay empty. */
    public Builder folder(String path, Instant modified) {
      long nanos = nanos(modified);
      folders.computeIfAbsent(path, _ -> new FolderNode()).touch(nanos);
      enter(path, nanos);
      return this;
    }

    public PathTree build() {
      return new PathTree(Map.copyOf(files), Map.copyOf(folders));
    }

    private void enter(String path, long nanos) {
      int slash = path.lastIndexOf('/');
      var parent = slash == 0 ? "/" : path.substring(0, slash);
      var known = folders.get(parent);
      var node = known == null ? new FolderNode() : known;
      node.names.add(path.substring(slash + 1));
      node.touch(nanos);
      if (known == null) {
        folders.put(parent, node);
        enter(parent, nanos);
      }
    }

    private static long nanos(Instant time) {
      return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }
  }

  private record FileNode(long sizeBytes, long modifiedNanos, Supplier<Content> content) {}

  private static final class FolderNode {
    private final TreeSet<String> names = new TreeSet<>();
    private long modifiedNanos;

    private void touch(long nanos) {
      modifiedNanos = Math.max(modifiedNanos, nanos);
    }
  }
}
