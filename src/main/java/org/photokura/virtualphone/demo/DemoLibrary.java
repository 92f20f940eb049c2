package org.photokura.virtualphone.demo;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.photokura.virtualphone.MediaTree;

/**
 * The library of the demo's iPhone: what somebody might have photographed in a year and a half, on a phone that keeps its storage small and has fallen
 * behind with its uploads. Names, sizes and dates are there at once; a picture is painted when its bytes are first read.
 */
public final class DemoLibrary implements MediaTree {

  /** Kept paintings: enough for a screen full of them. */
  private static final long KEPT_BYTES = 64L << 20;

  private static final List<String> OTHER_FOLDERS = List.of("/Books", "/Downloads", "/Photos", "/PublicStaging", "/Purchases", "/Recordings", "/iTunes_Control/iTunes",
      "/PhotoData/Caches", "/PhotoData/Metadata", "/PhotoData/private");

  private final PathTree tree;
  private final Expected expected;

  public DemoLibrary() {
    var items = Story.items();
    var files = new DemoFiles(new Darkroom(new Renderings(KEPT_BYTES)));
    var builder = PathTree.builder();
    var newest = items.getLast().taken().toInstant();
    long count = 0;
    long bytes = 0;
    for (var item : items) {
      for (var file : files.of(item)) {
        builder.file(file.path(), file.sizeBytes(), file.modified(), file.content());
        if (file.path().startsWith("/DCIM/") || file.path().startsWith("/PhotoData/CPLAssets/")) {
          count++;
          bytes += file.sizeBytes();
        }
      }
    }
    OTHER_FOLDERS.forEach(folder -> builder.folder(folder, newest));
    tree = builder.build();
    expected = Expected.of(items, count, bytes);
  }

  /** What a reader of this library must find. */
  public Expected expected() {
    return expected;
  }

  @Override
  public Optional<Entry> stat(String path) {
    return tree.stat(path);
  }

  @Override
  public List<String> list(String folder) {
    return tree.list(folder);
  }

  @Override
  public int read(String path, long offset, ByteBuffer into) {
    return tree.read(path, offset, into);
  }

  /** All paths of files, in no order. */
  public Iterable<String> filePaths() {
    return tree.filePaths();
  }

  /** When the newest was taken. */
  public Instant newest() {
    return Story.items().getLast().taken().toInstant();
  }
}
