package org.photokura.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.photokura.library.FileRole;
import org.photokura.library.ItemFile;

/** A catalog in memory, as it was when it was read: finds what an earlier run saved. Not thread-safe while {@link #add} is called. */
public final class CatalogIndex {

  /** Asset id and role name one file only in these roles; a burst has many frames, and an asset may have several sidecars. */
  private static final Set<FileRole> ONE_PER_ASSET =
      Set.of(FileRole.ORIGINAL, FileRole.LIVE_VIDEO, FileRole.RAW, FileRole.EDITED, FileRole.EDITED_LIVE_VIDEO);

  /** The phone writes these anew under the same name; the others never change once taken. */
  private static final Set<FileRole> REWRITTEN = Set.of(FileRole.EDITED, FileRole.EDITED_LIVE_VIDEO, FileRole.SIDECAR);

  /** The owner may choose another key frame, and without the phone's database each frame is an original: what one of them was saved as, the other is (docs/decisions/0093). */
  private static final Set<FileRole> FRAMES = Set.of(FileRole.ORIGINAL, FileRole.BURST_FRAME);

  private record Known(CatalogFile file, Origin origin) {}

  private final Map<String, CatalogFile> byTarget = new HashMap<>();
  private final Map<String, Known> byPath = new HashMap<>();
  private final Map<String, List<Known>> byAsset = new HashMap<>();
  private final Map<Sha256, List<CatalogFile>> byContent = new HashMap<>();
  private final Map<String, List<CatalogFile>> byMadeFrom = new HashMap<>();
  private final Map<String, Set<String>> owed = new HashMap<>();
  private final Set<String> udids = new LinkedHashSet<>();

  /** Takes one row. A second row for the same target adds an origin. */
  void add(CatalogFile file, @Nullable Origin origin) {
    var kept = byTarget.putIfAbsent(file.target(), file);
    if (kept == null) {
      kept = file;
      byContent.computeIfAbsent(file.sha256(), hash -> new ArrayList<>(1)).add(file);
      if (file.madeFrom() != null) {
        byMadeFrom.computeIfAbsent(file.madeFrom(), target -> new ArrayList<>(1)).add(file);
      }
    }
    if (origin != null && origin.sizeBytes() == kept.sizeBytes()) { // Else an older version let another photo take the file's name, and left this origin to it.
      var known = new Known(kept, origin);
      byPath.put(pathKey(origin.udid(), origin.path()), known);
      udids.add(origin.udid().toLowerCase(Locale.ROOT));
      if (origin.assetUuid() != null) {
        byAsset.computeIfAbsent(assetKey(origin.assetUuid(), kept.role()), key -> new ArrayList<>(1)).add(known);
      }
    }
  }

  /** A run that did not go through was to make that of a file; what it came to make has rows, also if the person took it away since. */
  void owe(String target, Set<String> roles) {
    var open = new HashSet<>(roles);
    madeFrom(target).forEach(made -> open.remove(made.role()));
    if (!open.isEmpty()) {
      owed.put(target, open);
    }
  }

  /** The roles of what an earlier run was to make of that file and did not come to. */
  public Set<String> owed(String target) {
    return owed.getOrDefault(target, Set.of());
  }

  /** Whether every earlier run made what it was to make. */
  public boolean owesNothing() {
    return owed.isEmpty();
  }

  public Collection<CatalogFile> files() {
    return byTarget.values();
  }

  public Optional<CatalogFile> file(String target) {
    return Optional.ofNullable(byTarget.get(target));
  }

  /** What was made from a file of the destination: JPEG copies, XMP files, names in album folders. */
  public List<CatalogFile> madeFrom(String target) {
    return byMadeFrom.getOrDefault(target, List.of());
  }

  /** The phones that files came from, in lower case. */
  public Set<String> udids() {
    return Set.copyOf(udids);
  }

  /** Every file with that content. */
  public List<CatalogFile> withContent(Sha256 content) {
    return byContent.getOrDefault(content, List.of());
  }

  /**
   * What an earlier run saved for a file of the phone, as far as it can be told without reading the file: by asset and role, else by path, size and
   * time. A size or time that is not known yet is not compared, except where the phone may have rewritten the file.
   */
  public Optional<CatalogFile> find(String udid, @Nullable String assetUuid, ItemFile wanted) {
    if (assetUuid != null) {
      for (var known : byAsset.getOrDefault(assetKey(assetUuid, wanted.role().key()), List.of())) {
        if (sameFileOfAsset(known.origin, wanted)) {
          return Optional.of(known.file);
        }
      }
    }
    var known = byPath.get(pathKey(udid, wanted.path()));
    if (known != null && sameRole(known.file, wanted.role())
        && !isAnotherAsset(known, assetUuid, wanted)
        && sameSize(known.origin, wanted) && sameTime(known.origin, wanted)) {
      return Optional.of(known.file);
    }
    return Optional.empty();
  }

  /**
   * Whether a file whose time is not known yet lies where one was saved from, and nothing but its time can tell whether it is that one. It is claimed for its
   * item already, so it would not be recognised by its content either, and be copied a second time.
   */
  public boolean timeWouldTell(String udid, @Nullable String assetUuid, ItemFile wanted) {
    var known = byPath.get(pathKey(udid, wanted.path()));
    return known != null && wanted.modified() == null && known.origin.modified() != null
        && sameRole(known.file, wanted.role()) && sameSize(known.origin, wanted) && !isAnotherAsset(known, assetUuid, wanted)
        && find(udid, assetUuid, wanted).isEmpty();
  }

  /** Whether a file that was saved in its role is what a file in that role became. */
  public static boolean sameRole(CatalogFile file, FileRole wanted) {
    return file.role().equals(wanted.key()) || FRAMES.contains(wanted) && FRAMES.stream().anyMatch(frame -> frame.key().equals(file.role()));
  }

  /** Whether the file is known, as just this, to come from that very place. */
  public boolean knowsOrigin(CatalogFile file, String udid, String path, @Nullable String assetUuid) {
    var known = byPath.get(pathKey(udid, path));
    return known != null && known.file.equals(file) && (assetUuid == null || assetUuid.equalsIgnoreCase(known.origin.assetUuid()));
  }

  /** The files that were saved for an asset in a role, whatever their sizes: what became of an original that the phone gave away to iCloud. */
  public List<CatalogFile> ofAsset(String assetUuid, FileRole role) {
    return byAsset.getOrDefault(assetKey(assetUuid, role.key()), List.of()).stream().map(Known::file).toList();
  }

  /** Targets whose origin is that file of the phone or that asset and role, unless it is plainly another by now: they belong to this item and to no other. */
  public Set<String> claimedBy(String udid, @Nullable String assetUuid, ItemFile wanted) {
    var targets = new HashSet<String>();
    if (assetUuid != null) {
      byAsset.getOrDefault(assetKey(assetUuid, wanted.role().key()), List.of()).forEach(known -> targets.add(known.file.target()));
    }
    var known = byPath.get(pathKey(udid, wanted.path()));
    if (known != null && !isAnotherAsset(known, assetUuid, wanted) && !isAnother(known.origin, wanted)) {
      targets.add(known.file.target());
    }
    return targets;
  }

  private static boolean sameFileOfAsset(Origin origin, ItemFile wanted) {
    if (!sameSize(origin, wanted)) {
      return false;
    }
    boolean onlyOne = ONE_PER_ASSET.contains(wanted.role());
    if (!onlyOne && !origin.path().equals(wanted.path())) {
      return false;
    }
    return !REWRITTEN.contains(wanted.role()) || sameTime(origin, wanted);
  }

  /** The phone gave the path to another file. What it rewrites in place stays the item's own. */
  private static boolean isAnother(Origin origin, ItemFile wanted) {
    return !REWRITTEN.contains(wanted.role())
        && (!sameSize(origin, wanted) || origin.modified() != null && wanted.modified() != null && !origin.modified().equals(wanted.modified()));
  }

  private static boolean sameSize(Origin origin, ItemFile wanted) {
    return wanted.sizeBytes() == null || wanted.sizeBytes() == origin.sizeBytes();
  }

  private static boolean sameTime(Origin origin, ItemFile wanted) {
    return origin.modified() != null && origin.modified().equals(wanted.modified());
  }

  /** The frames of a burst go by the id of its key frame, which may be another one now. */
  private static boolean isAnotherAsset(Known known, @Nullable String assetUuid, ItemFile wanted) {
    String before = known.origin.assetUuid();
    boolean frame = wanted.role() == FileRole.BURST_FRAME || known.file.role().equals(FileRole.BURST_FRAME.key());
    return !frame && before != null && assetUuid != null && !before.equalsIgnoreCase(assetUuid);
  }

  private static String pathKey(String udid, String path) {
    return udid.toLowerCase(Locale.ROOT) + '\n' + path;
  }

  private static String assetKey(String assetUuid, String role) {
    return assetUuid.toUpperCase(Locale.ROOT) + '\n' + role;
  }
}
