package org.photokura.ui.model;

import java.util.function.Predicate;
import org.photokura.library.ItemFile;
import org.photokura.settings.ExportChoices;

/** Which files of an item an export saves, by what was chosen. */
public final class WantedFiles {

  private WantedFiles() {}

  /**
   * Whether a file is saved with these choices.
   *
   * @param burstFrames whether bursts are saved with all their frames; that is asked anew for each export
   */
  public static Predicate<ItemFile> of(ExportChoices choices, boolean burstFrames) {
    return file -> switch (file.role()) {
      case ORIGINAL, RAW, SIDECAR -> true;
      case BURST_FRAME -> burstFrames;
      case EDITED -> choices.edited();
      case LIVE_VIDEO -> choices.liveVideos();
      case EDITED_LIVE_VIDEO -> choices.edited() && choices.liveVideos();
    };
  }
}
