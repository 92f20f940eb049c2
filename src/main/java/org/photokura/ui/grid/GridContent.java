package org.photokura.ui.grid;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.photokura.library.Item;
import org.photokura.ui.model.LibraryState;
import org.photokura.ui.model.LibraryState.Count;
import org.photokura.ui.model.Source;

/**
 * What the grid shows. Immutable; made off the UI thread.
 *
 * @param items in the order shown
 * @param sections runs of items under one heading
 * @param count of the items
 * @param source what is shown
 * @param query what of it
 */
public record GridContent(List<Item> items, List<Section> sections, Count count, Source source, GridQuery query) {

  /** Nothing. */
  public static final GridContent EMPTY = new GridContent(List.of(), List.of(), Count.ZERO, Source.Smart.ALL, GridQuery.ALL);

  /**
   * A run of items.
   *
   * @param day their day; null if they have none
   * @param headed whether a heading stands above it
   * @param from index of the first item
   * @param to index after the last item
   * @param count of the items
   */
  public record Section(@Nullable LocalDate day, boolean headed, int from, int to, Count count) {}

  /** Picks, orders and groups; takes a while for large libraries. */
  public static GridContent of(LibraryState library, Source source, GridQuery query) {
    var wanted = query.test(library.saved());
    var basis = library.basis();
    var picked = library.items().stream().filter(i -> source.contains(i, basis)).filter(wanted).toList();
    var ordered = query.sort().order(picked);
    return new GridContent(ordered, query.sort().byDay() ? byDay(ordered) : whole(ordered), Count.of(ordered), source, query);
  }

  /** Whether it is all of the library. */
  public boolean isWhole() {
    return source == Source.Smart.ALL && !query.narrows();
  }

  /** Whether the very same items stand in the same places. */
  boolean showsTheSameAs(GridContent other) {
    if (items.size() != other.items.size() || !sections.equals(other.sections)) {
      return false;
    }
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) != other.items.get(i)) {
        return false;
      }
    }
    return true;
  }

  private static List<Section> whole(List<Item> items) {
    return items.isEmpty() ? List.of() : List.of(new Section(null, false, 0, items.size(), Count.of(items)));
  }

  private static List<Section> byDay(List<Item> items) {
    var sections = new ArrayList<Section>();
    int from = 0;
    while (from < items.size()) {
      LocalDate day = dayOf(items.get(from));
      int to = from + 1;
      while (to < items.size() && Objects.equals(day, dayOf(items.get(to)))) {
        to++;
      }
      sections.add(new Section(day, true, from, to, Count.of(items.subList(from, to))));
      from = to;
    }
    return List.copyOf(sections);
  }

  private static @Nullable LocalDate dayOf(Item item) {
    return item.created() == null ? null : item.created().toLocalDate();
  }
}
