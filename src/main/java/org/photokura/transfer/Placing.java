package org.photokura.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.photokura.core.HostSystem;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;

/** Finds an item's place in the destination: the folder, the stem, and names that are free there. Thread-safe. */
final class Placing {

  private static final int MAX_PATH_CHARS_WINDOWS = 255;
  /** {@code E}, {@code  (123)}, {@code .HEIC.xmp}. */
  private static final int ROOM_FOR_SUFFIXES = 20;
  private static final int MIN_STEM = 12;

  private final NameRegistry names;
  private final LayoutTemplate layout;
  private final String deviceName;
  private final ZoneId zone;
  private final Path root;
  private final int maxPathChars = HostSystem.current() == HostSystem.WINDOWS ? MAX_PATH_CHARS_WINDOWS : Integer.MAX_VALUE / 2;

  /**
   * @param zone for photos without a date
   * @param root of the destination
   */
  Placing(NameRegistry names, LayoutTemplate layout, String deviceName, ZoneId zone, Path root) {
    this.names = names;
    this.layout = layout;
    this.deviceName = deviceName;
    this.zone = zone;
    this.root = root;
  }

  /**
   * Where an item goes.
   *
   * @param base the stem without its number
   * @param promise the names of {@link ItemJob#files}, in their order
   */
  record Place(NameRegistry.Folder folder, String base, NameRegistry.Promise promise) {}

  /** Items of one line may want the same name; those of different lines never do. */
  String line(ItemJob job) {
    return layout.isNameDated() ? "" : SafeNames.key(layout.stem(values(job)));
  }

  /** A place by the layout. */
  Place place(ItemJob job) throws IOException {
    var wanted = layout.place(values(job));
    var folder = names.folder(wanted.folders());
    return promised(job, folder, fitting(wanted));
  }

  /** A place in the folder and with the stem of a file of the item that an earlier run saved. */
  Place beside(ItemJob job, Outcome.SavedFile saved) throws IOException {
    var parts = List.of(saved.target().split("/"));
    var folder = names.folder(parts.subList(0, parts.size() - 1));
    var stem = ItemNames.Numbered.parse(SafeNames.stemOf(parts.getLast()));
    var beside = names.promiseBeside(folder, stem.number(), ItemNames.of(job.item, job.itemFiles(), stem), job.sizes());
    return beside != null ? new Place(folder, stem.base(), beside) : promised(job, folder, stem.base());
  }

  /** The next place in the same folder: a name of this one turned out to be taken. */
  Place after(ItemJob job, Place place) {
    return promised(job, place.folder(), place.base(), place.promise().number());
  }

  private Place promised(ItemJob job, NameRegistry.Folder folder, String base) {
    return promised(job, folder, base, 0);
  }

  private Place promised(ItemJob job, NameRegistry.Folder folder, String base, int after) {
    return new Place(folder, base, names.promise(folder, base, after,
        number -> ItemNames.of(job.item, job.itemFiles(), new ItemNames.Numbered(base, number)), job.sizes()));
  }

  private LayoutTemplate.Values values(ItemJob job) {
    Item item = job.dated();
    return new LayoutTemplate.Values(taken(item, job.itemFiles()), ItemNames.stemOf(item), item.albums().isEmpty() ? null : item.albums().getFirst(), deviceName,
        item.kind().key());
  }

  private TemporalAccessor taken(Item item, List<ItemFile> files) {
    OffsetDateTime created = item.created();
    if (created != null) {
      return created;
    }
    var times = new ArrayList<>(files);
    times.sort(Comparator.comparing(ItemFile::role));
    Instant modified = times.stream().map(ItemFile::modified).filter(Objects::nonNull).findFirst().orElse(Instant.EPOCH);
    return ZonedDateTime.ofInstant(modified, zone);
  }

  /** Most programs on Windows cannot open a path of 260 characters and more. */
  private String fitting(LayoutTemplate.Place place) {
    int folders = place.folders().stream().mapToInt(folder -> folder.length() + 1).sum();
    int room = maxPathChars - root.toString().length() - 1 - folders - ROOM_FOR_SUFFIXES;
    return SafeNames.component(SafeNames.cut(place.stem(), Math.max(room, MIN_STEM)), SafeNames.MAX_STEM_BYTES);
  }
}
