package org.photokura.library.database;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.photokura.device.FileInfo;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.Item.CloudState;
import org.photokura.library.Item.OriginalState;
import org.photokura.library.ItemFile;
import org.photokura.library.files.FileItems;
import org.photokura.library.files.MediaType;

/** Makes an item of the rows of one unit, their files, and what stats told about these. */
final class ItemMaker {

  /** A row with its files. */
  record Frame(AssetRow row, List<FileDraft> files, ResourceFacts facts) {}

  private final CloudRule cloud;
  private final Map<Long, List<String>> albums;
  private final ZoneId phoneZone;

  ItemMaker(CloudRule cloud, Map<Long, List<String>> albums, ZoneId phoneZone) {
    this.cloud = cloud;
    this.albums = albums;
    this.phoneZone = phoneZone;
  }

  /**
   * @param frames the key frame first
   * @param stats answers by path, for as many files as were asked about; no value: the phone does not tell; no entry: not asked
   * @param gone paths that are not there
   */
  Item item(List<Frame> frames, boolean burst, Map<String, Optional<FileInfo>> stats, Set<String> gone) {
    Frame key = frames.getFirst();
    AssetRow row = key.row();
    var files = new ArrayList<ItemFile>();
    boolean originalHere = true;
    var albumPaths = new TreeSet<String>();
    boolean favorite = false;
    boolean edited = false;
    for (int i = 0; i < frames.size(); i++) {
      Frame frame = frames.get(i);
      for (FileDraft draft : frame.files()) {
        FileInfo stat = stats.getOrDefault(draft.path(), Optional.empty()).orElse(null);
        // Where nobody tells what lies in the place of an original that the phone says it gave away, it must not be taken for the original.
        boolean unproven = draft.isDoubted() && stat == null;
        boolean there = (stats.containsKey(draft.path()) || (draft.listed() && !gone.contains(draft.path()))) && !draft.isReplacedBy(stat) && !unproven;
        if (draft.role() == FileRole.ORIGINAL && !there && cloud.holdsOriginal(frame.row(), frame.facts())) {
          originalHere &= i > 0;
        } else if (there || draft.role() == FileRole.ORIGINAL) {
          // An original that is neither here nor in iCloud is named all the same: an export then says that it is missing.
          files.add(file(draft, i == 0, stat));
        }
      }
      albumPaths.addAll(albums.getOrDefault(frame.row().pk(), List.of()));
      favorite |= frame.row().favorite();
      edited |= Boolean.TRUE.equals(frame.row().edited());
    }
    if (row.path() == null) {
      originalHere = !cloud.holdsOriginal(row, key.facts());
    }
    edited |= files.stream().anyMatch(f -> f.role() == FileRole.EDITED || f.role() == FileRole.EDITED_LIVE_VIDEO);
    files.sort((a, b) -> Boolean.compare(b.role() == FileRole.ORIGINAL, a.role() == FileRole.ORIGINAL));
    return new Item(
        row.id(),
        row.uuid(),
        kind(row, burst, files),
        row.name(),
        created(row, key, stats),
        favorite,
        row.hidden(),
        row.trashed(),
        edited,
        List.copyOf(albumPaths),
        cloud(frames, originalHere),
        originalHere ? OriginalState.ON_DEVICE : OriginalState.ICLOUD_ONLY,
        files,
        details(row, files, originalHere ? notHere(key, files) : Set.of()));
  }

  /** What the database tells of beside the original and nothing lies here for. A RAW file that is the original itself is no twin. */
  private static Set<FileRole> notHere(Frame key, List<ItemFile> files) {
    var missing = EnumSet.noneOf(FileRole.class);
    missing.addAll(key.facts().parts());
    files.forEach(file -> missing.remove(file.role()));
    if (files.stream().anyMatch(file -> file.role() == FileRole.ORIGINAL && MediaType.of(file.path()) == MediaType.RAW)) {
      missing.remove(FileRole.RAW);
    }
    return Parts.shared(missing);
  }

  private static Item.Kind kind(AssetRow row, boolean burst, List<ItemFile> files) {
    if (burst) {
      return Item.Kind.BURST;
    }
    boolean live = row.kind() == Item.Kind.PHOTO && files.stream().anyMatch(f -> f.role() == FileRole.LIVE_VIDEO);
    return live ? Item.Kind.LIVE : row.kind();
  }

  private static ItemFile file(FileDraft draft, boolean ofKeyFrame, @Nullable FileInfo stat) {
    FileRole role = draft.role() == FileRole.ORIGINAL && !ofKeyFrame ? FileRole.BURST_FRAME : draft.role();
    return stat != null
        ? new ItemFile(role, draft.path(), stat.sizeBytes(), stat.modified())
        : new ItemFile(role, draft.path(), draft.listed() ? draft.bytes() : null, null);
  }

  /** All frames must be uploaded for a burst to be; one that waits makes it wait. What is not here cannot wait: then the columns contradict. */
  private CloudState cloud(List<Frame> frames, boolean originalHere) {
    Set<CloudState> states = EnumSet.noneOf(CloudState.class);
    frames.forEach(frame -> states.add(cloud.state(frame.row(), frame.facts())));
    if (states.contains(CloudState.PENDING)) {
      return originalHere ? CloudState.PENDING : CloudState.UNKNOWN;
    }
    return states.contains(CloudState.UNKNOWN) ? CloudState.UNKNOWN : CloudState.UPLOADED;
  }

  private @Nullable OffsetDateTime created(AssetRow row, Frame key, Map<String, Optional<FileInfo>> stats) {
    if (row.created() != null || key.files().isEmpty()) {
      return row.created();
    }
    FileInfo info = stats.getOrDefault(key.files().getFirst().path(), Optional.empty()).orElse(null);
    Instant date = info == null ? null : FileItems.dateOf(info);
    return date == null ? null : date.atZone(phoneZone).toOffsetDateTime();
  }

  private Item.Details details(AssetRow row, List<ItemFile> files, Set<FileRole> notHere) {
    Item.Details d = row.details();
    ZoneId zone = row.created() == null ? phoneZone : null;
    boolean raw = files.stream().anyMatch(f -> f.role() == FileRole.RAW) && !d.subtypes().contains(Item.Subtype.RAW);
    if (!raw && notHere.isEmpty() && zone == null) {
      return d;
    }
    var subtypes = EnumSet.noneOf(Item.Subtype.class);
    subtypes.addAll(d.subtypes());
    if (raw) {
      subtypes.add(Item.Subtype.RAW);
    }
    return new Item.Details(
        subtypes, d.durationMillis(), d.width(), d.height(), d.latitude(), d.longitude(), d.title(), d.caption(), d.added(), d.uploadAttempts(), d.shared(),
        d.originalPath(), notHere, zone);
  }
}
