package org.photokura.library.files;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.photokura.device.FileInfo;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;

/** Turns groups of files into items, as far as files can tell. */
public final class FileItems {

  /** Newest first; what has no date comes last. */
  public static final Comparator<Item> NEWEST_FIRST =
      Comparator.comparing(Item::created, Comparator.nullsFirst(Comparator.comparing(OffsetDateTime::toInstant)))
          .thenComparing(Item::id)
          .reversed();

  private final ZoneId zone;
  private final Item.Details ofOthers;
  private final Item.Details ofRaw;

  /**
   * @param zone in which dates are told, because a file's time knows none
   */
  FileItems(ZoneId zone) {
    this.zone = zone;
    this.ofOthers = Item.Details.NONE.withZone(zone);
    this.ofRaw = new Item.Details(Set.of(Item.Subtype.RAW), null, null, null, null, null, null, null, null, null, false).withZone(zone);
  }

  /**
   * @param missing what is said of an original that is not among the files
   */
  Item item(FileGroup group, Item.OriginalState missing) {
    PhoneFile main = group.main();
    List<ItemFile> files = group.members().stream().map(m -> m.file().as(m.role())).toList();
    boolean edited = group.members().stream().anyMatch(FileItems::tellsOfAnEdit);
    boolean hasOriginal = group.has(FileRole.ORIGINAL);
    return new Item(
        Item.ID_OF_FILE + main.path(),
        null,
        group.kind(),
        main.name(),
        captureTime(main.info()),
        false,
        false,
        false,
        edited,
        List.of(),
        Item.CloudState.UNKNOWN,
        hasOriginal ? Item.OriginalState.ON_DEVICE : missing,
        files,
        details(group));
  }

  private static boolean tellsOfAnEdit(FileGroup.Member member) {
    return switch (member.role()) {
      case EDITED, EDITED_LIVE_VIDEO -> true;
      // IMG_O….AAE is the recipe of what the camera itself did (portrait, slow motion).
      case SIDECAR -> !member.file().name().startsWith("IMG_O");
      case ORIGINAL, LIVE_VIDEO, RAW, BURST_FRAME -> false;
    };
  }

  private Item.Details details(FileGroup group) {
    return group.has(FileRole.RAW) || MediaType.of(group.main().name()) == MediaType.RAW ? ofRaw : ofOthers;
  }

  private @Nullable OffsetDateTime captureTime(@Nullable FileInfo info) {
    Instant moment = info == null ? null : dateOf(info);
    return moment == null ? null : moment.atZone(zone).toOffsetDateTime();
  }

  /**
   * The best guess at when a picture was taken that its file allows: the earlier of birth and last change. A copy is born late but keeps its time of
   * change, a touched file changes late but keeps its birth. Null if nobody set a date.
   */
  public static @Nullable Instant dateOf(FileInfo info) {
    Instant modified = isDate(info.modified()) ? info.modified() : null;
    Instant created = info.created();
    if (created == null || !isDate(created)) {
      return modified;
    }
    return modified == null || created.isBefore(modified) ? created : modified;
  }

  private static boolean isDate(Instant time) {
    return time.getEpochSecond() > 0;
  }
}
