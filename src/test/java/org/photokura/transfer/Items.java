package org.photokura.transfer;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.photokura.device.FileContent;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;

/** Builds items together with their files on a phone. */
final class Items {

  static final OffsetDateTime TAKEN = OffsetDateTime.parse("2024-05-06T23:59:58+09:00");

  private final InMemoryDeviceFiles phone;

  Items(InMemoryDeviceFiles phone) {
    this.phone = phone;
  }

  /** A file of an item. */
  record Part(FileRole role, String path) {}

  /** A photo of one file. */
  Item photo(String path, long size) {
    phone.file(path, size);
    return item(path, null, List.of(file(FileRole.ORIGINAL, path)));
  }

  Item photo(String path, byte[] bytes) {
    phone.file(path, bytes);
    return item(path, null, List.of(file(FileRole.ORIGINAL, path)));
  }

  /** An asset of the database with files of that size. */
  Item asset(@Nullable String uuid, long size, Part... parts) {
    var files = new ArrayList<ItemFile>();
    for (var part : parts) {
      phone.file(part.path(), FileContent.generated(size, part.path().hashCode()), InMemoryDeviceFiles.MODIFIED);
      files.add(file(part.role(), part.path()));
    }
    return item(parts[0].path(), uuid, files);
  }

  private ItemFile file(FileRole role, String path) {
    return new ItemFile(role, path, phone.content(path).sizeBytes(), InMemoryDeviceFiles.MODIFIED);
  }

  static Item item(String path, @Nullable String uuid, List<ItemFile> files) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return new Item("item:" + path, uuid, Item.Kind.PHOTO, name, TAKEN, false, false, false, false, List.of(), Item.CloudState.UNKNOWN,
        Item.OriginalState.ON_DEVICE, files, Item.Details.NONE);
  }

  static Item taken(Item item, @Nullable OffsetDateTime created) {
    return new Item(item.id(), item.assetUuid(), item.kind(), item.name(), created, item.favorite(), item.hidden(), item.trashed(), item.edited(), item.albums(),
        item.cloud(), item.original(), item.files(), item.details());
  }

  static Item inAlbums(Item item, String... albums) {
    return new Item(item.id(), item.assetUuid(), item.kind(), item.name(), item.created(), item.favorite(), item.hidden(), item.trashed(), item.edited(),
        Arrays.asList(albums), item.cloud(), item.original(), item.files(), item.details());
  }

  static Item named(Item item, String name) {
    return new Item(item.id(), item.assetUuid(), item.kind(), name, item.created(), item.favorite(), item.hidden(), item.trashed(), item.edited(), item.albums(),
        item.cloud(), item.original(), item.files(), item.details());
  }

  static Item onlyInICloud(Item item) {
    return new Item(item.id(), item.assetUuid(), item.kind(), item.name(), item.created(), item.favorite(), item.hidden(), item.trashed(), item.edited(),
        item.albums(), Item.CloudState.UPLOADED, Item.OriginalState.ICLOUD_ONLY, item.files().stream().filter(f -> f.role() != FileRole.ORIGINAL).toList(),
        item.details());
  }
}
