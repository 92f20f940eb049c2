package org.photokura.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;

/** One item of the run of which something is to be copied. All its files get their final names together, when the last of them has come or failed. */
final class ItemJob {

  final int index;
  final Item item;
  /** The time that its files get; null: each keeps the phone's. */
  final @Nullable Instant taken;
  /** Files to copy. */
  final List<FileJob> files = new ArrayList<>();
  /** Files that an earlier run saved. */
  final List<Outcome.SavedFile> saved = new ArrayList<>();
  /** Files that are known to fail already. */
  final List<Problem> failures = new ArrayList<>();
  /** Where they go; set by the plan. */
  final NameRegistry.Folder folder;
  final String base;
  private final AtomicInteger open = new AtomicInteger();
  private NameRegistry.Promise promise;

  ItemJob(int index, Item item, NameRegistry.Folder folder, String base) {
    this.index = index;
    this.item = item;
    this.taken = item.created() == null ? null : item.created().toInstant();
    this.folder = folder;
    this.base = base;
    this.promise = new NameRegistry.Promise(1, List.of());
  }

  /** The names of {@link #files}, in their order. */
  synchronized NameRegistry.Promise promise() {
    return promise;
  }

  synchronized void promised(NameRegistry.Promise newPromise) {
    promise = newPromise;
  }

  List<ItemFile> itemFiles() {
    return files.stream().map(job -> job.file).toList();
  }

  List<Long> sizes() {
    return files.stream().map(FileJob::sizeBytes).toList();
  }

  /** Notes that one of its files ended; true for the last of them. */
  boolean fileEnded() {
    return open.decrementAndGet() == 0;
  }

  /** Called when all its files are known. */
  void counted() {
    open.set(files.size());
  }
}
