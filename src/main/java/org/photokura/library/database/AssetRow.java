package org.photokura.library.database;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.photokura.library.Item;

/**
 * One asset as the database tells it, before anybody looked at the files.
 *
 * @param pk its key, for other tables
 * @param id of the item to be
 * @param path of the original; null if the row names none that could be one
 * @param name to show
 * @param kind PHOTO, VIDEO or LIVE; a burst shows only together with other rows
 * @param edited null where the database has no column that tells
 * @param visible whether Photos shows it by itself; the other frames of a burst are not
 * @param sizeBytes of the original, null if not known
 * @param burst which burst it belongs to, null if none
 * @param burstPick how its burst treats it: the bits of ZAVALANCHEPICKTYPE
 */
record AssetRow(
    long pk,
    String id,
    @Nullable String uuid,
    @Nullable String path,
    String name,
    Item.Kind kind,
    @Nullable OffsetDateTime created,
    boolean favorite,
    boolean hidden,
    boolean trashed,
    @Nullable Boolean edited,
    boolean visible,
    Belongs belongs,
    @Nullable Long sizeBytes,
    @Nullable String burst,
    int burstPick,
    CloudColumns cloud,
    Item.Details details) {

  /** Whose picture it is. */
  enum Belongs {
    /** The owner's library, the shared library included. */
    LIBRARY,
    /** A shared album; the phone holds a reduced copy. */
    SHARED_ALBUM,
    /** Shared in a conversation; never saved by the owner. */
    SHARED_WITH_YOU
  }

  /**
   * What the row tells about iCloud.
   *
   * @param asset ZASSET.ZCLOUDLOCALSTATE: 0 not or not yet, 1 handled by iCloud
   * @param master ZCLOUDMASTER.ZCLOUDLOCALSTATE: 0 no, 1 upload pending, 3 synced
   */
  record CloudColumns(@Nullable Long asset, @Nullable Long master) {}
}
