package org.photokura.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;

/** One item of the run of which something is to be copied. All its files get their final names together, when the last of them has come or failed. */
final class ItemJob {

  final int index;
  final Item item;
  /** Files to copy. */
  final List<FileJob> files = new ArrayList<>();
  /** Files that an earlier run saved. */
  final List<Outcome.SavedFile> saved = new ArrayList<>();
  /** Files that are known to fail already. */
  final List<Problem> failures = new ArrayList<>();
  /** What is to be said of it also when it is saved. */
  final List<Problem> notes = new ArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private @Nullable FileJob dateFile;
  private Item dated;
  private Placing.@Nullable Place place;
  private @Nullable Throwable placeFailure;

  ItemJob(int index, Item item) {
    this.index = index;
    this.item = item;
    this.dated = item;
  }

  /** The file that tells when the item was taken, if its row in the phone's database does not: the one that stands for it. */
  synchronized @Nullable FileJob dateFile() {
    return dateFile;
  }

  /** The item with the best date that is known. */
  synchronized Item dated() {
    return dated;
  }

  /** Its file told when it was taken. */
  synchronized void dated(Item newDated) {
    dated = newDated;
  }

  /** The time that its files get; null: each keeps the phone's. */
  synchronized @Nullable Instant taken() {
    return dated.created() == null ? null : dated.created().toInstant();
  }

  /** Where its files go; null as long as that is not known. */
  synchronized Placing.@Nullable Place place() {
    return place;
  }

  synchronized void placed(Placing.Place newPlace) {
    place = newPlace;
  }

  /** Why it has no place: the destination cannot be listed, which is an IOException, or a fault of ours. */
  synchronized @Nullable Throwable placeFailure() {
    return placeFailure;
  }

  synchronized void placeFailed(Throwable e) {
    placeFailure = e;
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
  synchronized void counted() {
    open.set(files.size());
    if (item.assetUuid() == null) {
      boolean hasOriginal = item.file(FileRole.ORIGINAL).isPresent();
      dateFile = files.stream()
          .filter(job -> hasOriginal ? job.role() == FileRole.ORIGINAL : job.role() != FileRole.SIDECAR)
          .findFirst()
          .orElse(null);
    }
  }
}
