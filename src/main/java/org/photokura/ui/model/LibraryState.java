package org.photokura.ui.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.SavedItems;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.library.Album;
import org.photokura.library.Item;
import org.photokura.ui.model.Source.Basis;
import org.photokura.ui.model.Source.Smart;

/**
 * The library as far as it was read, counted. Immutable; made off the UI thread.
 *
 * @param items all items, newest day first
 * @param albums as the phone orders them
 * @param saved what the destination holds
 * @param smart the counts of the kinds
 * @param byAlbum the counts of albums and folders
 * @param notices what the person should know though the library shows
 * @param extent how much of the library it is
 * @param fromDatabase whether the phone's database told of items: without it nobody knows favourites, bursts, what is hidden
 * @param knowsCloud whether anything is known of iCloud
 * @param readAt when it was read
 */
public record LibraryState(
    List<Item> items,
    List<Album> albums,
    SavedItems saved,
    Map<Smart, Count> smart,
    Map<AlbumKey, Count> byAlbum,
    List<Problem> notices,
    Extent extent,
    boolean fromDatabase,
    boolean knowsCloud,
    @Nullable Instant readAt) {

  /** Before anything was read. */
  public static final LibraryState EMPTY =
      new LibraryState(List.of(), List.of(), SavedItems.none(), Map.of(), Map.of(), List.of(), Extent.GROWING, false, false, null);

  /** How much of the library is known. */
  public enum Extent {
    /** A first look at the newest, to be shown and not to be acted on: neither sizes nor further files, albums or iCloud are known, and nothing is counted. */
    GLANCE,
    /** What was read until now. */
    GROWING,
    /** All. */
    WHOLE
  }

  /** What tells an album from the folder of the same path. */
  public record AlbumKey(String path, boolean folder) {}

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

  /** A first look at the newest items. */
  public static LibraryState glance(List<Item> newest, SavedItems saved, Instant readAt) {
    Item[] sorted = newest.toArray(Item[]::new);
    Arrays.sort(sorted, NEWEST_FIRST);
    return new LibraryState(List.of(sorted), List.of(), saved, Map.of(), Map.of(), List.of(), Extent.GLANCE, true, false, readAt);
  }

  /** Sorts and counts; takes a while for large libraries. */
  public static LibraryState of(
      List<Item> unsorted, List<Album> albums, SavedItems saved, List<Problem> notices, boolean complete, @Nullable Instant readAt) {
    Item[] sorted = unsorted.toArray(Item[]::new);
    Arrays.sort(sorted, NEWEST_FIRST);
    return counted(List.of(sorted), albums, saved, notices, complete ? Extent.WHOLE : Extent.GROWING, readAt);
  }

  /** The same items with what another destination holds. */
  public LibraryState withSaved(SavedItems nowSaved) {
    return isGlance() ? glance(items, nowSaved, readAt == null ? Instant.EPOCH : readAt) : counted(items, albums, nowSaved, notices, extent, readAt);
  }

  /** Whether all was read. */
  public boolean complete() {
    return extent == Extent.WHOLE;
  }

  /** Whether the items are only to be looked at. */
  public boolean isGlance() {
    return extent == Extent.GLANCE;
  }

  /** What belonging to a source depends on besides the item. */
  public Basis basis() {
    return Basis.of(saved, readAt);
  }

  /** How many belong to the source. */
  public Count count(Source source) {
    return switch (source) {
      case Smart kind -> smart.getOrDefault(kind, Count.ZERO);
      case Source.InAlbum album -> byAlbum.getOrDefault(new AlbumKey(album.path(), album.folder()), Count.ZERO);
    };
  }

  /** Whether the phone kept its database back, so that its files told what there is. */
  public boolean isDenied() {
    return notices.stream().anyMatch(notice -> notice.id() == ProblemId.DATABASE_DENIED);
  }

  private static LibraryState counted(
      List<Item> items, List<Album> albums, SavedItems saved, List<Problem> notices, Extent extent, @Nullable Instant readAt) {
    var basis = Basis.of(saved, readAt);
    boolean fromDatabase = false;
    boolean knowsCloud = false;
    var smart = new EnumMap<Smart, Sum>(Smart.class);
    for (Smart kind : Smart.values()) {
      smart.put(kind, new Sum());
    }
    var byAlbum = new HashMap<AlbumKey, Sum>();
    for (Item item : items) {
      fromDatabase |= item.assetUuid() != null;
      knowsCloud |= item.cloud() != Item.CloudState.UNKNOWN;
      smart.forEach((kind, sum) -> {
        if (kind.contains(item, basis)) {
          sum.add(item);
        }
      });
      if (!item.hidden() && !item.trashed()) {
        albumsAndFolders(item).forEach(key -> byAlbum.computeIfAbsent(key, _ -> new Sum()).add(item));
      }
    }
    var counts = new EnumMap<Smart, Count>(Smart.class);
    smart.forEach((kind, sum) -> counts.put(kind, sum.count()));
    var albumCounts = new HashMap<AlbumKey, Count>();
    byAlbum.forEach((key, sum) -> albumCounts.put(key, sum.count()));
    return new LibraryState(items, List.copyOf(albums), saved, counts, albumCounts, List.copyOf(notices), extent, fromDatabase, knowsCloud, readAt);
  }

  /** Each album and all folders above it, once. */
  private static Iterable<AlbumKey> albumsAndFolders(Item item) {
    if (item.albums().isEmpty()) {
      return List.of();
    }
    var keys = new HashSet<AlbumKey>();
    for (String path : item.albums()) {
      keys.add(new AlbumKey(path, false));
      for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
        keys.add(new AlbumKey(path.substring(0, end), true));
      }
    }
    return keys;
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
