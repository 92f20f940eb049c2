package org.photokura.transfer;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives items their places in the destination, those that may want the same name in the order of the run: which of them gets a number does not depend on which came
 * faster. An item that only its own file can date gets its place when that file is here, and those behind it in its line wait. Thread-safe.
 */
final class Naming {

  private final Placing placing;
  private final Map<String, Deque<ItemJob>> lines = new HashMap<>();
  private final Set<ItemJob> waiting = new HashSet<>();
  private boolean inOrder = true;

  Naming(Placing placing) {
    this.placing = placing;
  }

  /**
   * Takes an item that has no place yet; to be called in the order of the run. A fault of ours while it gets one is the item's, and ends no run.
   *
   * @throws IOException if the destination cannot be listed
   */
  synchronized void add(ItemJob item) throws IOException {
    String line;
    try {
      line = placing.line(item);
    } catch (RuntimeException | Error e) {
      item.placeFailed(e);
      return;
    }
    lines.computeIfAbsent(line, key -> new ArrayDeque<>(1)).addLast(item);
    advance(line);
    throwIfDiskFailed(item);
  }

  /**
   * Takes an item of which an earlier run saved a file: the others go beside that.
   *
   * @throws IOException if the destination cannot be listed
   */
  synchronized void addBeside(ItemJob item, Outcome.SavedFile saved) throws IOException {
    place(item, () -> placing.beside(item, saved));
    throwIfDiskFailed(item);
  }

  private static void throwIfDiskFailed(ItemJob item) throws IOException {
    if (item.placeFailure() instanceof IOException e) {
      throw e;
    }
  }

  /**
   * All files of an item came or failed.
   *
   * @return the items that can be given their names now: this one and those that waited for it, or none as long as it has to wait itself
   */
  synchronized List<ItemJob> ended(ItemJob item) {
    if (item.place() != null || item.placeFailure() != null) {
      return List.of(item);
    }
    if (!inOrder) {
      place(item);
      return List.of(item);
    }
    waiting.add(item);
    return advance(placing.line(item));
  }

  /** The run ends: whatever should have come before them, complete items wait no longer. */
  synchronized List<ItemJob> endOrder() {
    inOrder = false;
    var free = new ArrayList<>(waiting);
    free.sort(Comparator.comparingInt(item -> item.index));
    waiting.clear();
    lines.clear();
    free.forEach(this::place);
    return free;
  }

  private List<ItemJob> advance(String key) {
    var free = new ArrayList<ItemJob>(1);
    var line = lines.getOrDefault(key, new ArrayDeque<>(1));
    for (var first = line.peekFirst(); first != null && (first.dateFile() == null || waiting.contains(first)); first = line.peekFirst()) {
      line.removeFirst();
      place(first);
      if (waiting.remove(first)) {
        free.add(first);
      }
    }
    if (line.isEmpty()) {
      lines.remove(key);
    }
    return free;
  }

  private void place(ItemJob item) {
    if (item.files.stream().allMatch(job -> job.failure() != null || job.isStopped())) {
      return; // It needs no name.
    }
    place(item, () -> placing.place(item));
  }

  private static void place(ItemJob item, Place place) {
    try {
      item.placed(place.find());
    } catch (IOException | RuntimeException | Error e) {
      item.placeFailed(e); // The item fails; those behind it in its line go on.
    }
  }

  private interface Place {
    Placing.Place find() throws IOException;
  }
}
