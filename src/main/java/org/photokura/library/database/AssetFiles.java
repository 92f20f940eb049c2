package org.photokura.library.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.photokura.device.DeviceException;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.files.KnownFiles;
import org.photokura.library.files.MediaType;
import org.photokura.library.files.Renderings;

/**
 * Finds the files of assets: the original where the row says, its companions beside it by their names, its renderings in their place. A file that is the
 * original of another row is never anybody's companion.
 *
 * <p><b>Source:</b> device-facts §3: the movie of a Live Photo, the RAW twin and AAE recipes lie beside the original under its stem; the database names
 * only the original.<br>
 * <b>Checked by:</b> GenerationsTest. <b>Unverified:</b> ProRAW with a JPEG on a phone: which of the two the row names.
 */
final class AssetFiles implements KnownFiles {

  /** Where what came from iCloud lies: nothing does so without a row. */
  private static final String FROM_ICLOUD = "/PhotoData/CPLAssets";
  /** Renderings are of edited rows; what has no row has none. */
  private static final String RENDERINGS = "/PhotoData/Mutations/";

  private final FolderNames names;
  private final Renderings renderings;
  private final Set<String> originals = new HashSet<>();

  /** Companions, and places of renderings. */
  private final Set<String> claimed = new HashSet<>();
  private final Map<String, Set<String>> renderedStems;
  private Map<String, List<String>> renderingPaths = Map.of();

  /**
   * @param rows all assets
   * @param renderedStems stems that may have renderings, by folder
   */
  AssetFiles(Collection<AssetRow> rows, FolderNames names, Renderings renderings, Map<String, Set<String>> renderedStems) {
    this.names = names;
    this.renderings = renderings;
    this.renderedStems = renderedStems;
    for (AssetRow row : rows) {
      if (row.path() != null) {
        originals.add(names.asListed(row.path()));
        if (mayHaveRenderings(row, row.path())) {
          claimed.add(Renderings.stemPlace(MediaPath.folder(row.path()), stem(row.path())));
        }
      }
    }
  }

  /** Asks the phone for the renderings of these assets, many at once; before {@link #of} is called for them. */
  void prepare(Collection<AssetRow> rows) throws DeviceException {
    var wanted = new HashMap<String, List<String>>();
    for (AssetRow row : rows) {
      String path = row.path();
      if (path != null && !Boolean.FALSE.equals(row.edited()) && mayHaveRenderings(row, path)) {
        wanted.computeIfAbsent(MediaPath.folder(path), key -> new ArrayList<>()).add(stem(path));
      }
    }
    renderingPaths = renderings.paths(wanted);
  }

  /**
   * The files of an asset, its original first (also one that is not there: the caller looks at {@link FileDraft#listed}). To be called once for each
   * asset: a companion is given to the first that asks.
   */
  List<FileDraft> of(AssetRow row, ResourceFacts facts) {
    if (row.path() == null) {
      return List.of();
    }
    FileDraft first = original(row.path(), row, facts);
    String original = first.path();
    String folder = MediaPath.folder(original);
    var files = new ArrayList<FileDraft>();
    files.add(first);
    for (String name : names.withStem(folder, stem(original))) {
      String path = MediaPath.join(folder, name);
      FileRole role = isClaimed(path) ? null : companion(row, original, name);
      if (role == FileRole.ORIGINAL) {
        // The row names the RAW file, and the camera also wrote a still of the same name: that is the picture, RAW its twin.
        files.set(0, new FileDraft(FileRole.RAW, original, first.bytes(), first.listed(), first.trueBytes()));
        files.addFirst(new FileDraft(FileRole.ORIGINAL, path, null, true));
        claimed.add(path);
      } else if (role != null && (role == FileRole.SIDECAR || files.stream().noneMatch(f -> f.role() == role))) {
        files.add(new FileDraft(role, path, bytes(role, facts), true));
        claimed.add(path);
      }
    }
    for (String path : renderingPaths.getOrDefault(Renderings.stemPlace(folder, stem(original)), List.of())) {
      FileRole role = rendering(row, path);
      if (role != null && claimed.add(path)) {
        files.add(new FileDraft(role, path, bytes(role, facts), true));
      }
    }
    return files;
  }

  /** What the database tells of an asset's parts, without those of which the phone does not show whether they are there. */
  ResourceFacts shown(AssetRow row, ResourceFacts facts) {
    if (row.path() == null || facts.parts().isEmpty()) {
      return facts;
    }
    if (names.has(row.path()) == FolderNames.Answer.UNKNOWN) {
      return facts.withParts(Set.of());
    }
    return renderings.isRefused(MediaPath.folder(row.path())) ? facts.withoutRenderings() : facts;
  }

  /** Whether a file, or the place of a stem's renderings, belongs to an asset; complete once {@link #of} was called for all. */
  @Override
  public boolean isClaimed(String path) {
    return originals.contains(path) || claimed.contains(path);
  }

  /** A folder that no row's file lies in may well be one that this iOS keeps to itself. */
  @Override
  public boolean knowsAllOf(String folder) {
    return folder.startsWith(RENDERINGS) || folder.equals(FROM_ICLOUD) && !names.anyUnknownBelow(FROM_ICLOUD);
  }

  /** The file that the row names. */
  FileDraft original(String rowPath, AssetRow row, ResourceFacts facts) {
    String path = names.asListed(rowPath);
    boolean listed = names.has(path) == FolderNames.Answer.THERE;
    return new FileDraft(FileRole.ORIGINAL, path, agreed(row.sizeBytes(), facts.originalBytes()), listed, trueBytes(row, facts));
  }

  /** Where the phone does not show which originals have renderings, those that are edited may. */
  private boolean mayHaveRenderings(AssetRow row, String path) {
    String folder = MediaPath.folder(path);
    return renderings.isRefused(folder) ? !Boolean.FALSE.equals(row.edited()) : renderedStems.getOrDefault(folder, Set.of()).contains(stem(path));
  }

  private static @Nullable FileRole companion(AssetRow row, String original, String name) {
    boolean still = row.kind() != Item.Kind.VIDEO;
    boolean camera = MediaType.isCameraStill(original) || row.kind() == Item.Kind.LIVE;
    return switch (MediaType.of(name)) {
      case SIDECAR -> FileRole.SIDECAR;
      case MOVIE -> still && camera && MediaType.isLiveMovie(name) ? FileRole.LIVE_VIDEO : null;
      case RAW -> still && MediaType.isCameraStill(original) ? FileRole.RAW : null;
      case STILL -> MediaType.of(original) == MediaType.RAW && MediaType.isCameraStill(name) ? FileRole.ORIGINAL : null;
      case OTHER -> null;
    };
  }

  private static @Nullable FileRole rendering(AssetRow row, String path) {
    boolean video = row.kind() == Item.Kind.VIDEO;
    return switch (MediaType.of(path)) {
      case STILL, RAW -> video ? null : FileRole.EDITED;
      case MOVIE -> video ? FileRole.EDITED : FileRole.EDITED_LIVE_VIDEO;
      case SIDECAR, OTHER -> null;
    };
  }

  private static @Nullable Long bytes(FileRole role, ResourceFacts facts) {
    return switch (role) {
      case LIVE_VIDEO -> facts.liveBytes();
      case RAW -> facts.rawBytes();
      case EDITED -> facts.editedBytes();
      case EDITED_LIVE_VIDEO -> facts.editedLiveBytes();
      case ORIGINAL, SIDECAR, BURST_FRAME -> null;
    };
  }

  /**
   * An original that the phone says it does not hold may still be there, since the column may be stale; then it has its size. Where no size is told, nothing is it if iCloud has it for certain,
   * so that no smaller picture passes for it; else what is there may be all there is.
   */
  private static @Nullable Set<Long> trueBytes(AssetRow row, ResourceFacts facts) {
    if (!Boolean.FALSE.equals(facts.originalHere())) {
      return null;
    }
    Set<Long> told = Stream.of(row.sizeBytes(), facts.originalBytes()).flatMap(Stream::ofNullable).collect(Collectors.toUnmodifiableSet());
    return told.isEmpty() && !CloudRule.isSaidToBeInICloud(row, facts) ? null : told;
  }

  /** A size that nothing speaks against. */
  private static @Nullable Long agreed(@Nullable Long one, @Nullable Long other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.equals(other) ? one : null;
  }

  private static String stem(String path) {
    return MediaType.stem(MediaPath.name(path));
  }
}
