package org.photokura.ui.grid;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.SavedItems;
import org.photokura.library.Item;
import org.photokura.library.Item.Kind;

/**
 * What of a source is shown, and in which order.
 *
 * @param search words that name, title, caption or album must hold, or a date (see {@link DayWords}); empty: any
 * @param kinds kinds; empty: any
 * @param states states that must all hold
 * @param since first day; null: any
 * @param until last day; null: any
 * @param sort the order
 */
public record GridQuery(
    String search, Set<Kind> kinds, Set<State> states, @Nullable LocalDate since, @Nullable LocalDate until, Sort sort) {

  /** Everything, newest first. */
  public static final GridQuery ALL = new GridQuery("", Set.of(), Set.of(), null, null, Sort.NEWEST);

  public GridQuery {
    kinds = Set.copyOf(kinds);
    states = Set.copyOf(states);
  }

  /** What an item can be asked for. */
  public enum State {
    FAVOURITE,
    EDITED,
    NOT_IN_ICLOUD,
    ONLY_IN_ICLOUD,
    NOT_EXPORTED,
    WITH_PLACE;

    /** As in bundle keys. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean holds(Item item, SavedItems saved) {
      return switch (this) {
        case FAVOURITE -> item.favorite();
        case EDITED -> item.edited();
        case WITH_PLACE -> item.details().latitude() != null;
        case NOT_IN_ICLOUD -> item.cloud() == Item.CloudState.PENDING;
        case ONLY_IN_ICLOUD -> item.original() == Item.OriginalState.ICLOUD_ONLY;
        case NOT_EXPORTED -> item.original() == Item.OriginalState.ON_DEVICE && !saved.contains(item);
      };
    }
  }

  /** The order. */
  public enum Sort {
    NEWEST,
    OLDEST,
    ADDED,
    LARGEST,
    NAME;

    /** Whether days mean something in it. */
    boolean byDay() {
      return this == NEWEST || this == OLDEST;
    }

    /** As in bundle keys. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Orders what comes newest first. */
    List<Item> order(List<Item> newestFirst) {
      return switch (this) {
        case NEWEST -> newestFirst;
        case OLDEST -> newestFirst.reversed();
        case ADDED -> sorted(newestFirst, Comparator.comparing((Item i) -> i.details().added(), Comparator.nullsFirst(Comparator.naturalOrder())).reversed());
        case LARGEST -> sorted(newestFirst, Comparator.comparingLong(Item::knownBytes).reversed());
        case NAME -> sorted(newestFirst, Comparator.comparing(Item::name, String.CASE_INSENSITIVE_ORDER));
      };
    }

    private static List<Item> sorted(List<Item> items, Comparator<Item> order) {
      return items.stream().sorted(order).toList();
    }
  }

  /** How many filters are on, besides the search: as many as somebody ticked. */
  public int filters() {
    return kinds.size() + states.size() + (since == null ? 0 : 1) + (until == null ? 0 : 1);
  }

  /** Whether anything is left out. */
  public boolean narrows() {
    return !search.isBlank() || filters() > 0;
  }

  public GridQuery withSearch(String words) {
    return new GridQuery(words, kinds, states, since, until, sort);
  }

  public GridQuery withSort(Sort order) {
    return new GridQuery(search, kinds, states, since, until, order);
  }

  public GridQuery withFilters(Set<Kind> onlyKinds, Set<State> onlyStates, @Nullable LocalDate from, @Nullable LocalDate to) {
    return new GridQuery(search, onlyKinds, onlyStates, from, to, sort);
  }

  /** Whether an item is shown. */
  Predicate<Item> test(SavedItems saved) {
    var words = List.of(search.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    var date = DayWords.in(search);
    return item -> (kinds.isEmpty() || kinds.contains(item.kind()))
        && states.stream().allMatch(s -> s.holds(item, saved))
        && inDates(item)
        && (search.isBlank() || isOn(item, date) || words.stream().allMatch(word -> holds(item, word)));
  }

  private static boolean isOn(Item item, Optional<DayWords> date) {
    var created = item.created();
    return created != null && date.filter(day -> day.holds(created.toLocalDate())).isPresent();
  }

  private boolean inDates(Item item) {
    if (since == null && until == null) {
      return true;
    }
    if (item.created() == null) {
      return false;
    }
    LocalDate day = item.created().toLocalDate();
    return (since == null || !day.isBefore(since)) && (until == null || !day.isAfter(until));
  }

  private static boolean holds(Item item, String word) {
    return has(item.name(), word)
        || has(item.details().title(), word)
        || has(item.details().caption(), word)
        || item.albums().stream().anyMatch(a -> has(a, word))
        || item.files().stream().anyMatch(f -> has(f.fileName(), word))
        || item.created() != null && has(item.created().toLocalDate().toString(), word);
  }

  private static boolean has(@Nullable String text, String word) {
    return text != null && text.toLowerCase(Locale.ROOT).contains(word);
  }
}
