package org.photokura.library.image;

import java.util.ArrayList;
import java.util.List;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;

/**
 * Where an item's pictures lie on a phone.
 *
 * <p><b>Source</b> device-facts §3: iLEAPP's and others' collectors for {@code Thumbnails/V2}, theforensicscooter for {@code Metadata}.
 * <b>Checked by</b> PictureFilesTest. <b>Unverified</b> the share of items that have a thumbnail, and their sizes on iOS 17 to 26.
 */
final class PictureFiles {

  private static final String THUMBNAILS = "/PhotoData/Thumbnails/V2";
  private static final String POSTERS = "/PhotoData/Metadata";

  private PictureFiles() {}

  /** The path under which the phone files what it derived from the item; the id where there is none, which then finds nothing. */
  static String basePath(Item item) {
    String known = item.details().originalPath();
    if (known != null) {
      return known;
    }
    return item.file(FileRole.ORIGINAL).or(() -> item.files().stream().findFirst()).map(ItemFile::path).orElse("/" + item.id());
  }

  /** JPEGs that the phone made for its own grid, the largest first. */
  static List<String> thumbnails(Item item) {
    String folder = THUMBNAILS + basePath(item);
    return List.of(folder + "/5005.JPG", folder + "/5003.JPG");
  }

  /** Poster frames of a video. */
  static List<String> posters(Item item) {
    if (item.kind() != Item.Kind.VIDEO) {
      return List.of();
    }
    String path = basePath(item);
    int dot = path.lastIndexOf('.');
    String stem = POSTERS + (dot > path.lastIndexOf('/') ? path.substring(0, dot) : path);
    return List.of(stem + ".JPG", stem + ".THM");
  }

  /** The item's own files that can be shown, the wanted one first. */
  static List<ItemFile> own(Item item, boolean edited) {
    var files = new ArrayList<ItemFile>();
    if (edited) {
      item.file(FileRole.EDITED).ifPresent(files::add);
    }
    item.file(FileRole.ORIGINAL).ifPresent(files::add);
    item.file(FileRole.RAW).ifPresent(files::add);
    if (!edited) {
      item.file(FileRole.EDITED).ifPresent(files::add);
    }
    return files;
  }
}
