package org.photokura.library.database;

import org.jspecify.annotations.Nullable;

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
 */
record ResourceFacts(
    @Nullable Boolean originalHere,
    @Nullable Boolean originalInCloud,
    @Nullable Long originalUploadState,
    @Nullable Long originalBytes,
    @Nullable Long liveBytes,
    @Nullable Long rawBytes,
    @Nullable Long editedBytes,
    @Nullable Long editedLiveBytes) {

  static final ResourceFacts NONE = new ResourceFacts(null, null, null, null, null, null, null, null);
}
