package org.photokura.ui.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.SavedItems;
import org.photokura.library.Album;
import org.photokura.library.Item;
import org.photokura.library.Item.CloudState;
import org.photokura.library.Item.Kind;
import org.photokura.library.Item.OriginalState;
import org.photokura.library.Item.Subtype;

/** A row of the source list: a part of the library that the grid can show. */
public sealed interface Source {

  /**
   * Whether an item belongs to it. Hidden and recently deleted items belong only to their own sources; what lies on the phone only because it is in a
   * shared album belongs only to its albums.
   */
  boolean contains(Item item, Basis basis);

  /**
   * What belonging may depend on besides the item.
   *
   * @param saved what the destination holds
   * @param recentFrom what came into the library since then is "recently added"
   */
  record Basis(SavedItems saved, Instant recentFrom) {

    private static final Duration RECENT = Duration.ofDays(30);

    /** For a library that was read then; null: not read yet. */
    static Basis of(SavedItems saved, @Nullable Instant readAt) {
      return new Basis(saved, readAt == null ? Instant.MAX : readAt.minus(RECENT));
    }
  }

  /** The kinds of photos and what iCloud and this computer know of them. */
  enum Smart implements Source {
    ALL,
    NOT_EXPORTED,
    RECENTLY_ADDED,
    FAVOURITES,
    LIVE,
    VIDEOS,
    SCREENSHOTS,
    BURSTS,
    SELFIES,
    PORTRAITS,
    PANORAMAS,
    SLOW_MOTION,
    TIME_LAPSE,
    SCREEN_RECORDINGS,
    ANIMATED,
    SPATIAL,
    RAW,
    HIDDEN,
    RECENTLY_DELETED,
    NOT_IN_ICLOUD,
    ONLY_IN_ICLOUD;

    /** The kinds that the list shows only when asked for more. */
    public static final List<Smart> MORE_KINDS =
        List.of(SELFIES, PORTRAITS, PANORAMAS, SLOW_MOTION, TIME_LAPSE, SCREEN_RECORDINGS, ANIMATED, SPATIAL, RAW, HIDDEN, RECENTLY_DELETED);

    @Override
    public boolean contains(Item item, Basis basis) {
      if (item.details().shared()) {
        return false;
      }
      if (this == RECENTLY_DELETED) {
        return item.trashed();
      }
      if (this == HIDDEN) {
        return item.hidden() && !item.trashed();
      }
      return !item.hidden() && !item.trashed() && containsShown(item, basis);
    }

    private boolean containsShown(Item item, Basis basis) {
      return switch (this) {
        case ALL -> true;
        case NOT_EXPORTED -> item.original() == OriginalState.ON_DEVICE && !basis.saved().contains(item);
        case RECENTLY_ADDED -> isSince(item, basis.recentFrom());
        case FAVOURITES -> item.favorite();
        case LIVE -> item.kind() == Kind.LIVE;
        case VIDEOS -> item.kind() == Kind.VIDEO;
        case BURSTS -> item.kind() == Kind.BURST;
        case SCREENSHOTS -> is(item, Subtype.SCREENSHOT);
        case SELFIES -> is(item, Subtype.SELFIE);
        case PORTRAITS -> is(item, Subtype.PORTRAIT);
        case PANORAMAS -> is(item, Subtype.PANORAMA);
        case SLOW_MOTION -> is(item, Subtype.SLOW_MOTION);
        case TIME_LAPSE -> is(item, Subtype.TIME_LAPSE);
        case SCREEN_RECORDINGS -> is(item, Subtype.SCREEN_RECORDING);
        case ANIMATED -> is(item, Subtype.ANIMATED);
        case SPATIAL -> is(item, Subtype.SPATIAL);
        case RAW -> is(item, Subtype.RAW);
        case NOT_IN_ICLOUD -> item.cloud() == CloudState.PENDING;
        case ONLY_IN_ICLOUD -> item.original() == OriginalState.ICLOUD_ONLY;
        case HIDDEN, RECENTLY_DELETED -> false;
      };
    }

    /** When it came into the library; where only its file is known, when it was taken. */
    private static boolean isSince(Item item, Instant from) {
      Instant added = item.details().added();
      Instant when = added != null ? added : item.created() == null ? null : item.created().toInstant();
      return when != null && !when.isBefore(from);
    }

    private static boolean is(Item item, Subtype subtype) {
      return item.details().subtypes().contains(subtype);
    }

    /** As in bundle keys: {@code not-in-icloud}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * An album, or a folder with all albums below it. Photos allows a folder and an album of one path beside each other.
   *
   * @param path as items name it
   * @param title its own; it may hold a {@code /}
   * @param folder whether it stands for all albums below that path, instead of the album of that path
   */
  record InAlbum(String path, String title, boolean folder) implements Source {

    /** The source of an album or a folder. */
    public static InAlbum of(Album album) {
      return new InAlbum(album.path(), album.title(), album.folder());
    }

    @Override
    public boolean contains(Item item, Basis basis) {
      return !item.hidden() && !item.trashed() && item.albums().stream().anyMatch(a -> folder ? a.startsWith(path + "/") : a.equals(path));
    }
  }
}
