package org.photokura.ui.model;

import java.util.List;
import java.util.Locale;
import org.photokura.catalog.SavedItems;
import org.photokura.library.Item;
import org.photokura.library.Item.CloudState;
import org.photokura.library.Item.Kind;
import org.photokura.library.Item.OriginalState;
import org.photokura.library.Item.Subtype;

/** A row of the source list: a part of the library that the grid can show. */
public sealed interface Source {

  /** Whether an item belongs to it. Hidden and recently deleted items belong only to their own sources. */
  boolean contains(Item item, SavedItems saved);

  /** The kinds of photos and what iCloud and this computer know of them. */
  enum Smart implements Source {
    ALL,
    NOT_EXPORTED,
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
    public boolean contains(Item item, SavedItems saved) {
      if (this == RECENTLY_DELETED) {
        return item.trashed();
      }
      if (this == HIDDEN) {
        return item.hidden() && !item.trashed();
      }
      return !item.hidden() && !item.trashed() && containsShown(item, saved);
    }

    private boolean containsShown(Item item, SavedItems saved) {
      return switch (this) {
        case ALL -> true;
        case NOT_EXPORTED -> item.original() == OriginalState.ON_DEVICE && !saved.contains(item);
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

    private static boolean is(Item item, Subtype subtype) {
      return item.details().subtypes().contains(subtype);
    }

    /** As in bundle keys: {@code not-in-icloud}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * An album, or a folder with all albums below it.
   *
   * @param path as items name it
   */
  record InAlbum(String path) implements Source {
    @Override
    public boolean contains(Item item, SavedItems saved) {
      return !item.hidden() && !item.trashed() && item.albums().stream().anyMatch(a -> a.equals(path) || a.startsWith(path + "/"));
    }

    /** The last part of the path. */
    public String title() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }
}
