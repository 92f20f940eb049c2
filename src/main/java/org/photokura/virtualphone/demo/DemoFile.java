package org.photokura.virtualphone.demo;

import java.time.Instant;
import java.util.function.Supplier;
import org.photokura.virtualphone.demo.media.Content;

/**
 * One file of an asset on the demo's phone.
 *
 * @param path absolute
 * @param content gives exactly {@code sizeBytes} bytes
 */
record DemoFile(Role role, String path, long sizeBytes, Instant modified, Supplier<Content> content) {

  /** What it is to its asset. */
  enum Role {
    ORIGINAL,
    LIVE_VIDEO,
    RAW,
    SIDECAR,
    EDITED,
    EDITED_LIVE_VIDEO,
    /** The recipe beside the rendering. */
    ADJUSTMENTS,
    THUMBNAIL
  }
}
