package org.photokura.ui.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.SavedItems;
import org.photokura.core.Problem;
import org.photokura.library.Album;
import org.photokura.library.Item;
import org.photokura.ui.model.Source.Smart;

/**
 * The library as far as it was read, counted. Immutable; made off the UI thread.
 *
 * @param items all items, newest day first
 * @param albums as the phone orders them
 * @param saved what the destination holds
 * @param smart the counts of the kinds
 * @param byAlbum the counts of albums and folders by path
 * @param notices what the person should know though the library shows
 * @param complete whether all was read
 * @param readAt when it was read
 */
public record LibraryState(
    List<Item> items,
    List<Album> albums,
    SavedItems saved,
    Map<Smart, Count> smart,
    Map<String, Count> byAlbum,
    List<Problem> notices,
    boolean complete,
    @Nullable Instant readAt) {

  /** Before anything was read. */
  public static final LibraryState EMPTY =
      new LibraryState(List.of(), List.of(), SavedItems.none(), Map.of(), Map.of(), List.of(), false, null);

  private static final Comparator<Item> NEWEST_FIRST = LibraryState::newestFirst;

  /** A number of items and their bytes. */
  public record Count(int items, long bytes, boolean someSizesUnknown) {

    /** Nothing. */
    public static final Count ZERO = new Count(0, 0, false);

    /** With one item more. */
    public Count plus(Item item) {
      boolean unknown = item.files().stream().anyMatch(f -> f.sizeBytes() == null);
      return new Count(items + 1, bytes + item.knownBytes(), someSizesUnknown || unknown);
    }

    /** Counts items. */
    public static Count of(Iterable<Item> items) {
      var sum = new Sum();
      items.forEach(sum::add);
      return sum.count();
    }
  }

  /** Sorts and counts; takes a while for large libraries. */
  public static LibraryState of(
      List<Item> unsorted, List<Album> albums, SavedItems saved, List<Problem> notices, boolean complete, @Nullable Instant readAt) {
    Item[] sorted = unsorted.toArray(Item[]::new);
    java.util.Arrays.sort(sorted, NEWEST_FIRST);
    return counted(List.of(sorted), albums, saved, notices, complete, readAt);
  }

  /** The same items with what another destination holds. */
  public LibraryState withSaved(SavedItems nowSaved) {
    return counted(items, albums, nowSaved, notices, complete, readAt);
  }

  /** How many belong to the source. */
  public Count count(Source source) {
    return switch (source) {
      case Smart kind -> smart.getOrDefault(kind, Count.ZERO);
      case Source.InAlbum album -> byAlbum.getOrDefault(album.path(), Count.ZERO);
    };
  }

  /** Whether anything is known of iCloud: without the phone's database nobody can say what reached it. */
  public boolean knowsCloud() {
    return items.stream().anyMatch(i -> i.cloud() != Item.CloudState.UNKNOWN);
  }

  private static LibraryState counted(
      List<Item> items, List<Album> albums, SavedItems saved, List<Problem> notices, boolean complete, @Nullable Instant readAt) {
    var smart = new EnumMap<Smart, Sum>(Smart.class);
    for (Smart kind : Smart.values()) {
      smart.put(kind, new Sum());
    }
    var byAlbum = new HashMap<String, Sum>();
    for (Item item : items) {
      smart.forEach((kind, sum) -> {
        if (kind.contains(item, saved)) {
          sum.add(item);
        }
      });
      if (!item.hidden() && !item.trashed()) {
        albumsAndFolders(item).forEach(path -> byAlbum.computeIfAbsent(path, _ -> new Sum()).add(item));
      }
    }
    var counts = new EnumMap<Smart, Count>(Smart.class);
    smart.forEach((kind, sum) -> counts.put(kind, sum.count()));
    var albumCounts = new HashMap<String, Count>();
    byAlbum.forEach((path, sum) -> albumCounts.put(path, sum.count()));
    return new LibraryState(items, List.copyOf(albums), saved, counts, albumCounts, List.copyOf(notices), complete, readAt);
  }

  /** Each path and all folders above it, once. */
  private static Iterable<String> albumsAndFolders(Item item) {
    if (item.albums().isEmpty()) {
      return List.of();
    }
    var paths = new HashSet<String>();
    for (String path : item.albums()) {
      for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
        paths.add(path.substring(0, end));
      }
    }
    return paths;
  }

  /** By day in the picture's own zone, then by time; undated items last. */
  private static int newestFirst(Item a, Item b) {
    if (a.created() == null || b.created() == null) {
      return a.created() == b.created() ? b.name().compareTo(a.name()) : a.created() == null ? 1 : -1;
    }
    int byDay = b.created().toLocalDate().compareTo(a.created().toLocalDate());
    if (byDay != 0) {
      return byDay;
    }
    int byTime = b.created().toInstant().compareTo(a.created().toInstant());
    return byTime != 0 ? byTime : b.id().compareTo(a.id());
  }

  private static final class Sum {
    private int items;
    private long bytes;
    private boolean unknown;

    void add(Item item) {
      items++;
      for (var file : item.files()) {
        Long size = file.sizeBytes();
        if (size == null) {
          unknown = true;
        } else {
          bytes += size;
        }
      }
    }

    Count count() {
      return new Count(items, bytes, unknown);
    }
  }
}
