package org.photokura.library.database;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.photokura.device.DeviceException;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;
import org.photokura.library.LibrarySink;
import org.photokura.library.database.glance.AssetGlance;
import org.photokura.library.database.glance.MalformedPageException;
import org.photokura.library.database.glance.NewestAssets;
import org.photokura.library.files.FileItems;
import org.photokura.library.files.PhoneListing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the newest pictures before a large database is here. Files alone could be listed as quickly, but would show for a moment what the owner has hidden
 * or deleted.
 */
final class Preview {

  private static final Logger LOG = LoggerFactory.getLogger(Preview.class);
  private static final int ROWS = 150;

  private Preview() {}

  /**
   * Gives the newest items to the sink; nothing if they cannot be had in a moment.
   *
   * @throws DeviceException if the phone is lost
   */
  static void giveTo(LibrarySink sink, PhoneListing phone, DatabaseState state, ZoneId zone) throws DeviceException {
    List<AssetGlance> newest;
    try {
      String wal = state.walBytes() == 0 ? null : DatabaseDownload.WAL;
      newest = NewestAssets.read(phone, DatabaseDownload.DATABASE, wal, state.walBytes(), ROWS);
    } catch (MalformedPageException e) {
      LOG.debug("no preview", e);
      return;
    } catch (DeviceException e) {
      if (e.reach() == DeviceException.Reach.DEVICE) {
        throw e;
      }
      return;
    } catch (IOException e) {
      LOG.debug("no preview", e);
      return;
    }
    var items = new ArrayList<Item>(newest.size());
    for (AssetGlance asset : newest) {
      Item item = item(asset, zone);
      if (item != null) {
        items.add(item);
      }
    }
    if (!items.isEmpty()) {
      items.sort(FileItems.NEWEST_FIRST);
      sink.preview(items);
    }
  }

  private static @Nullable Item item(AssetGlance asset, ZoneId zone) {
    String path = MediaPath.of(asset.directory(), asset.fileName());
    Instant created = CaptureTime.moment(asset.secondsSince2001());
    boolean shown = asset.owned() && asset.visible() && !asset.hidden() && !asset.trashed();
    if (!shown || path == null || asset.uuid() == null || created == null) {
      return null;
    }
    return new Item(
        asset.uuid(),
        asset.uuid(),
        kind(asset),
        MediaPath.name(path),
        created.atZone(zone).toOffsetDateTime(),
        asset.favorite(),
        false,
        false,
        false,
        List.of(),
        Item.CloudState.UNKNOWN,
        Item.OriginalState.ON_DEVICE,
        List.of(new ItemFile(FileRole.ORIGINAL, path, null, null)),
        Item.Details.NONE);
  }

  private static Item.Kind kind(AssetGlance asset) {
    if (asset.video()) {
      return Item.Kind.VIDEO;
    }
    return asset.live() ? Item.Kind.LIVE : Item.Kind.PHOTO;
  }
}
