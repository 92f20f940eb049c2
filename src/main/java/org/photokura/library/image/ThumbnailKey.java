package org.photokura.library.image;

import org.photokura.core.Cancellation;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceSession;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;

/** What a cached thumbnail was made of. Phones number their files anew, and edits change pictures: a path alone says nothing. */
final class ThumbnailKey {

  private ThumbnailKey() {}

  /**
   * The key. Asks the phone only for what the library did not tell: for a picture that nothing but its path identifies, and for edited
   * renderings.
   *
   * @throws DeviceException only failures of the connection or the phone
   */
  static String of(DeviceSession phone, Item item, int edge, Cancellation cancellation) throws DeviceException {
    var key = new StringBuilder();
    key.append(phone.device().udid().value()).append('\n').append(PictureFiles.basePath(item)).append('\n').append(item.assetUuid()).append('\n');
    var original = item.file(FileRole.ORIGINAL);
    if (original.isPresent()) {
      boolean known = item.assetUuid() != null || original.get().modified() != null;
      key.append(state(phone, original.get(), known && original.get().sizeBytes() != null, cancellation));
    }
    key.append('\n').append(item.edited()).append('\n');
    var edited = item.file(FileRole.EDITED);
    if (edited.isPresent()) {
      key.append(state(phone, edited.get(), edited.get().modified() != null, cancellation));
    }
    return key.append('\n').append(edge).toString();
  }

  private static String state(DeviceSession phone, ItemFile file, boolean known, Cancellation cancellation) throws DeviceException {
    if (known) {
      return file.sizeBytes() + " " + file.modified();
    }
    try {
      var info = phone.files().stat(file.path(), cancellation);
      return info.sizeBytes() + " " + info.modified();
    } catch (DeviceException e) {
      if (e.reach() == DeviceException.Reach.FILE) {
        return "absent";
      }
      throw e;
    }
  }
}
