package org.photokura.virtualphone.demo;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.photokura.virtualphone.MediaTree;
import org.photokura.virtualphone.demo.media.Content;
import org.photokura.virtualphone.demo.media.Rope;

/** What a phone keeps about its pictures besides them: its database, and how far it got with iCloud; and the folders of other things. */
final class Bookkeeping implements MediaTree {

  private static final List<String> OTHER_FOLDERS = List.of("/Books", "/Downloads", "/Photos", "/PublicStaging", "/Purchases",
      "/Recordings", "/iTunes_Control/iTunes",
      "/PhotoData/Caches", "/PhotoData/Metadata");

  private final DatabaseFiles database;
  private final Instant databaseModified;
  private final PathTree tree;

  /**
   * @param newest when the newest picture was taken
   * @param now the phone's clock
   */
  Bookkeeping(DatabaseFiles database, int assets, Instant newest, Instant now) {
    this.database = database;
    this.databaseModified = newest.plusSeconds(300);
    var builder = PathTree.builder();
    OTHER_FOLDERS.forEach(folder -> builder.folder(folder, newest));
    for (var path : List.of(DatabaseFiles.DATABASE, DatabaseFiles.LOG, DatabaseFiles.SHARED_MEMORY)) {
      // Only the name: how large it is, the database itself tells.
      builder.file(path, 0, databaseModified, () -> Rope.of(new byte[0]));
    }
    SyncState.files(now, assets).forEach((path, note) -> builder.file(path, note.content().sizeBytes(), note.modified(), note::content));
    tree = builder.build();
  }

  @Override
  public Optional<Entry> stat(String path) {
    if (DatabaseFiles.isOne(path)) {
      return Optional.of(Entry.file(content(path).sizeBytes(), databaseModified.getEpochSecond() * 1_000_000_000L));
    }
    return tree.stat(path);
  }

  @Override
  public List<String> list(String folder) {
    return tree.list(folder);
  }

  @Override
  public int read(String path, long offset, ByteBuffer into) {
    return DatabaseFiles.isOne(path) ? content(path).read(offset, into) : tree.read(path, offset, into);
  }

  private Content content(String path) {
    return database.file(path);
  }
}
