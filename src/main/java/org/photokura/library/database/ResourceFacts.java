package org.photokura.library.database;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.photokura.library.FileRole;

/**
 * What ZINTERNALRESOURCE tells about the files of one asset.
 *
 * @param originalHere whether the original is on the phone; null where no row tells
 * @param originalInCloud whether iCloud holds the original; null where no row tells
 * @param originalUploadState ZCLOUDLOCALSTATE of the original: 0 no, 1 pending, 3 synced
 * @param originalBytes its size
 * @param liveBytes size of the Live Photo's movie
 * @param rawBytes size of the RAW twin
 * @param editedBytes size of the edited picture, or movie of a video
 * @param editedLiveBytes size of the edited Live Photo's movie
 * @param parts what there is beside the original, here or in iCloud
 */
record ResourceFacts(
    @Nullable Boolean originalHere,
    @Nullable Boolean originalInCloud,
    @Nullable Long originalUploadState,
    @Nullable Long originalBytes,
    @Nullable Long liveBytes,
    @Nullable Long rawBytes,
    @Nullable Long editedBytes,
    @Nullable Long editedLiveBytes,
    Set<FileRole> parts) {

  ResourceFacts {
    parts = Parts.shared(parts);
  }

  static final ResourceFacts NONE = new ResourceFacts(null, null, null, null, null, null, null, null, Set.of());

  /** The same where the phone does not show what renderings there are, so that none can be called missing. */
  ResourceFacts withoutRenderings() {
    var others = EnumSet.noneOf(FileRole.class);
    others.addAll(parts);
    others.remove(FileRole.EDITED);
    others.remove(FileRole.EDITED_LIVE_VIDEO);
    return withParts(others);
  }

  ResourceFacts withParts(Set<FileRole> known) {
    return new ResourceFacts(originalHere, originalInCloud, originalUploadState, originalBytes, liveBytes, rawBytes, editedBytes, editedLiveBytes, known);
  }
}
