package org.photokura.library.image;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;

/** Items for tests of pictures. */
public final class PictureItems {

  private PictureItems() {}

  public static Item item(String id, Item.Kind kind, @Nullable OffsetDateTime created, List<ItemFile> files) {
    boolean edited = files.stream().anyMatch(f -> f.role() == FileRole.EDITED);
    return new Item(id, null, kind, "name", created, false, false, false, edited, List.of(), Item.CloudState.UNKNOWN, Item.OriginalState.ON_DEVICE, files, Item.Details.NONE);
  }

  /** A photo of which nothing but its path is known. */
  public static Item photo(String path) {
    return item(path, Item.Kind.PHOTO, null, List.of(new ItemFile(FileRole.ORIGINAL, path, null, null)));
  }

  /** A photo that lies in iCloud only. */
  public static Item inICloud(String path) {
    var details = new Item.Details(java.util.Set.of(), null, null, null, null, null, null, null, null, null, false, path);
    return new Item(path, "uuid", Item.Kind.PHOTO, "name", null, false, false, false, false, List.of(), Item.CloudState.UPLOADED, Item.OriginalState.ICLOUD_ONLY, List.of(), details);
  }
}
