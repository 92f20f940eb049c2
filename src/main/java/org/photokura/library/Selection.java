package org.photokura.library;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which items a command or a source speaks of; the criteria combine with "and". Hidden and recently deleted items take part only when
 * included. What lies on the phone only because it is in a shared album is not the owner's picture: it takes part when that album, or the item itself,
 * is named.
 *
 * @param onlyNew only items that the destination does not hold yet
 * @param notInICloud only items whose original has not reached iCloud
 * @param favorites only favourites
 * @param albums album paths or titles; empty: any. An item in one of them counts, also by an album below a named folder
 * @param kinds kinds; empty: any
 * @param since first day, in the picture's own zone
 * @param until last day, in the picture's own zone
 * @param ids item ids; empty: any
 * @param includeHidden whether hidden items take part
 * @param includeDeleted whether recently deleted items take part
 */
public record Selection(
    boolean onlyNew,
    boolean notInICloud,
    boolean favorites,
    Set<String> albums,
    Set<Item.Kind> kinds,
    @Nullable LocalDate since,
    @Nullable LocalDate until,
    Set<String> ids,
    boolean includeHidden,
    boolean includeDeleted)
    implements Predicate<Item> {

  /** Everything that is neither hidden nor deleted. */
  public static final Selection ALL = new Selection(false, false, false, Set.of(), Set.of(), null, null, Set.of(), false, false);

  public Selection {
    albums = Set.copyOf(albums);
    kinds = Set.copyOf(kinds);
    ids = Set.copyOf(ids);
  }

  /** Whether the item takes part, as far as the item itself tells: {@link #onlyNew} is left to whoever knows the destination. */
  @Override
  public boolean test(Item item) {
    return (includeHidden || !item.hidden())
        && (includeDeleted || !item.trashed())
        && (!item.details().shared() || !albums.isEmpty() || !ids.isEmpty())
        && (!notInICloud || item.cloud() == Item.CloudState.PENDING)
        && (!favorites || item.favorite())
        && (kinds.isEmpty() || kinds.contains(item.kind()))
        && (ids.isEmpty() || ids.contains(item.id()))
        && (albums.isEmpty() || item.albums().stream().anyMatch(this::namesAlbum))
        && inDates(item);
  }

  /**
   * Whether the item would take part in a choice of {@link #notInICloud} if anybody knew that iCloud does not have it: its original is here, and nobody tells. Files that
   * the phone's database does not list are no photos of its library.
   */
  public boolean mayMiss(Item item) {
    return notInICloud && item.cloud() == Item.CloudState.UNKNOWN && item.original() == Item.OriginalState.ON_DEVICE && item.assetUuid() != null
        && !item.details().shared() && wherever().test(item);
  }

  /** The same choice, whatever iCloud has. */
  private Selection wherever() {
    return new Selection(onlyNew, false, favorites, albums, kinds, since, until, ids, includeHidden, includeDeleted);
  }

  /** Whether only the phone's database tells which items these are: from files alone none would be found, whatever lies on the phone. */
  public boolean needsDatabase() {
    return notInICloud || favorites || !albums.isEmpty() || kinds.contains(Item.Kind.BURST) || ids.stream().anyMatch(id -> !id.startsWith(Item.ID_OF_FILE));
  }

  /** By its path, by its title (which may itself contain a slash), or by the path of a folder above it. */
  private boolean namesAlbum(String path) {
    return albums.contains(path) || albums.stream().anyMatch(named -> path.endsWith("/" + named) || path.startsWith(named + "/"));
  }

  private boolean inDates(Item item) {
    if (since == null && until == null) {
      return true;
    }
    if (item.created() == null) {
      return false;
    }
    var day = item.created().toLocalDate();
    return (since == null || !day.isBefore(since)) && (until == null || !day.isAfter(until));
  }
}
