package org.photokura.transfer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** How the items of a run ended, each once. Thread-safe. */
final class Outcomes {

  private final List<@Nullable Outcome> byIndex = new ArrayList<>();
  private final List<Outcome> inOrderOfEnd = new ArrayList<>();
  private int leftOut;
  private boolean filled;
  private final BitSet out = new BitSet();
  private int copied;
  private int alreadyThere;
  private int failed;

  /** So many more items take part; they come after those before. */
  synchronized void expect(int items) {
    for (int i = 0; i < items; i++) {
      byIndex.add(null);
    }
  }

  /** An outcome that comes after {@link #fill} is too late and counts for nothing. */
  synchronized void put(int index, Outcome outcome) {
    if (byIndex.get(index) != null || out.get(index)) {
      if (filled) {
        return;
      }
      throw new IllegalStateException("item " + index + " ended twice");
    }
    byIndex.set(index, outcome);
    inOrderOfEnd.add(outcome);
    switch (outcome) {
      case Outcome.Copied _ -> copied++;
      case Outcome.AlreadyThere _ -> alreadyThere++;
      case Outcome.Failed _ -> failed++;
      default -> { }
    }
  }

  /** The item does not take part at all. */
  synchronized void leaveOut(int index) {
    out.set(index);
    leftOut++;
  }

  /** Items that have no outcome. */
  synchronized List<Integer> open() {
    var open = new ArrayList<Integer>();
    for (int i = 0; i < byIndex.size(); i++) {
      if (byIndex.get(i) == null && !out.get(i)) {
        open.add(i);
      }
    }
    return open;
  }

  /** Gives every item that has none an outcome. */
  synchronized void fill(IntFunction<Outcome> outcome) {
    for (int i = 0; i < byIndex.size(); i++) {
      if (byIndex.get(i) == null && !out.get(i)) {
        put(i, outcome.apply(i));
      }
    }
    filled = true;
  }

  /** In the order asked for; complete after {@link #fill}. */
  synchronized List<Outcome> all() {
    return byIndex.stream().filter(Objects::nonNull).toList();
  }

  synchronized List<Outcome> since(int index) {
    return index >= inOrderOfEnd.size() ? List.of() : List.copyOf(inOrderOfEnd.subList(Math.max(0, index), inOrderOfEnd.size()));
  }

  synchronized Tally tally() {
    return new Tally(inOrderOfEnd.size(), byIndex.size() - leftOut, copied, alreadyThere, failed);
  }

  /** Counts for the snapshot. */
  record Tally(int done, int total, int copied, int alreadyThere, int failed) {}
}
