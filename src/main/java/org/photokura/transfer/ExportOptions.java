package org.photokura.transfer;

import java.time.Duration;

/**
 * How to export.
 *
 * @param edited whether edited renderings are saved beside the originals
 * @param liveVideos whether the movies of Live Photos are saved
 * @param jpegCopies whether each HEIC gets a JPEG copy beside it
 * @param xmpSidecars whether favourite, albums, title, caption and place are written to an XMP file beside
 * @param albumFolders whether albums become folders (hard links where the file system can)
 * @param allBurstFrames whether all frames of a burst are saved, not only the key frame
 * @param verify whether what was written is read back from the disk and hashed again
 * @param connections the most connections to use; 0 lets the engine find the best number
 * @param waitForDevice how long to wait for a phone that was unplugged, hung or locked
 */
public record ExportOptions(
    boolean edited,
    boolean liveVideos,
    boolean jpegCopies,
    boolean xmpSidecars,
    boolean albumFolders,
    boolean allBurstFrames,
    boolean verify,
    int connections,
    Duration waitForDevice) {

  /** Everything that belongs to an item, nothing extra. */
  public static final ExportOptions DEFAULT =
      new ExportOptions(true, true, false, false, false, true, false, 0, Duration.ofSeconds(120));
}
