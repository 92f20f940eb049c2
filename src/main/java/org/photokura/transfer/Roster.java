package org.photokura.transfer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.photokura.library.Item;

/** The items of a run in their order, as far as they are known. Thread-safe. */
final class Roster {

  private final List<Item> items;
  private final Outcomes outcomes;
  /** Ids and paths of items that must not be taken a second time. */
  private Set<String> known = Set.of();
  private boolean complete;
  private boolean nudged;

  /**
   * @param outcomes gets a place for each item
   */
  Roster(List<Item> items, Outcomes outcomes) {
    this.items = new ArrayList<>(items);
    this.outcomes = outcomes;
    outcomes.expect(items.size());
  }

  /** Takes more items, but for those that {@link #remember} noted. */
  synchronized void add(List<Item> batch) {
    if (complete) {
      return;
    }
    int before = items.size();
    for (var item : batch) {
      if (!known.contains(item.id()) && item.files().stream().noneMatch(file -> known.contains(file.path()))) {
        items.add(item);
      }
    }
    outcomes.expect(items.size() - before);
    notifyAll();
  }

  /** The items will be read anew: those that are known, under their ids or as files of other items, are passed over then. */
  synchronized void remember() {
    known = new HashSet<>();
    for (var item : items) {
      known.add(item.id());
      item.files().forEach(file -> known.add(file.path()));
    }
  }

  /** There will be no more; what comes all the same is too late. */
  synchronized void complete() {
    complete = true;
    notifyAll();
  }

  synchronized boolean isComplete() {
    return complete;
  }

  synchronized int size() {
    return items.size();
  }

  synchronized Item get(int index) {
    return items.get(index);
  }

  /** Items from there on, as many as are known but not more than {@code most}. */
  synchronized List<Item> from(int index, int most) {
    return List.copyOf(items.subList(index, Math.min(items.size(), index + most)));
  }

  synchronized List<Item> all() {
    return List.copyOf(items);
  }

  /** Ends a wait. */
  synchronized void nudge() {
    nudged = true;
    notifyAll();
  }

  /** Waits until there is an item at that place, the list is complete, or somebody nudges; at most so long. */
  synchronized void await(int index, long millis) throws InterruptedException {
    long deadline = System.nanoTime() + millis * 1_000_000;
    for (long left = millis; left > 0 && items.size() <= index && !complete && !nudged; left = (deadline - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
    nudged = false;
  }
}
