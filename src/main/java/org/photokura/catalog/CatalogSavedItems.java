package org.photokura.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;

/** A destination's catalog, read once. Files that the person took away since do not count. */
final class CatalogSavedItems implements SavedItems {

  private final CatalogReader.Contents contents;

  CatalogSavedItems(CatalogReader.Contents contents) {
    this.contents = contents;
  }

  @Override
  public boolean contains(Item item) {
    return contains(item, _ -> true);
  }

  @Override
  public boolean contains(Item item, Predicate<ItemFile> wanted) {
    if (item.original() == Item.OriginalState.ICLOUD_ONLY) {
      return item.assetUuid() != null && contents.index().ofAsset(item.assetUuid(), FileRole.ORIGINAL).stream().anyMatch(this::isPresent);
    }
    if (item.file(FileRole.ORIGINAL).isEmpty()) {
      return false; // A rendering alone: what it was made of is nowhere.
    }
    var files = item.files().stream().filter(wanted).toList();
    return !files.isEmpty() && files.stream().allMatch(file -> contains(item, file));
  }

  /** From whichever phone: path, size and time to the nanosecond do not agree by chance. */
  private boolean contains(Item item, ItemFile file) {
    return contents.index().udids().stream()
        .anyMatch(udid -> contents.index().find(udid, item.assetUuid(), file).filter(this::isPresent).isPresent());
  }

  private boolean isPresent(CatalogFile file) {
    return contents.present().contains(file.target());
  }

  /** Each item has one original, whatever else belongs to it. */
  @Override
  public OptionalInt itemCount() {
    return OptionalInt.of((int) contents.index().files().stream().filter(file -> file.role().equals(FileRole.ORIGINAL.key()) && isPresent(file)).count());
  }

  @Override
  public Optional<Instant> lastRun() {
    return contents.lastRuns().values().stream().max(Instant::compareTo);
  }

  @Override
  public Optional<Instant> lastRun(String udid) {
    return contents.lastRuns().entrySet().stream()
        .filter(end -> end.getKey().equalsIgnoreCase(udid))
        .map(java.util.Map.Entry::getValue)
        .max(Instant::compareTo);
  }
}
