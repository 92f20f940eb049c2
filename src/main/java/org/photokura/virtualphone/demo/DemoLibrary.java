package org.photokura.virtualphone.demo;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.photokura.virtualphone.MediaTree;

/**
 * The library of the demo's iPhone: what somebody might have photographed in a year and a half, on a phone that keeps its storage small
 * and has fallen
 * behind with its uploads, because iCloud is full. Names, sizes and dates are there at once; a picture is painted when its bytes are
 * first read, and the
 * database is made when somebody asks for it.
 */
public final class DemoLibrary implements MediaTree {

  /** Kept paintings: enough for a screen full of them. */
  private static final long KEPT_BYTES = 64L << 20;

  private final PathTree pictures;
  private final Bookkeeping bookkeeping;
  private final List<DemoItem> items = Story.items();
  private final DemoFiles files = new DemoFiles(new Darkroom(new Renderings(KEPT_BYTES)));

  public DemoLibrary() {
    this(Clock.systemUTC());
  }

  /**
   * @param clock the phone's: notes about iCloud were written a little before
   */
  public DemoLibrary(Clock clock) {
    var builder = PathTree.builder();
    for (var item : items) {
      for (var file : files.of(item)) {
        builder.file(file.path(), file.sizeBytes(), file.modified(), file.content());
      }
    }
    pictures = builder.build();
    bookkeeping = new Bookkeeping(new DatabaseFiles(items.size(), items::get, files), items.size(), items.getLast().taken().toInstant(),
        clock.instant());
  }

  /** What a reader of this library must find. */
  public Expected expected() {
    return Expected.of(items, files);
  }

  @Override
  public Optional<Entry> stat(String path) {
    var entry = pictures.stat(path);
    return entry.isPresent() ? entry : bookkeeping.stat(path);
  }

  @Override
  public List<String> list(String folder) {
    var names = new TreeSet<>(pictures.list(folder));
    names.addAll(bookkeeping.list(folder));
    return List.copyOf(names);
  }

  @Override
  public int read(String path, long offset, ByteBuffer into) {
    return pictures.stat(path).isPresent() ? pictures.read(path, offset, into) : bookkeeping.read(path, offset, into);
  }
}
