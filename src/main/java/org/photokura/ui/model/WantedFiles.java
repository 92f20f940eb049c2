package org.photokura.ui.model;

import java.util.function.Predicate;
import org.photokura.library.ItemFile;
import org.photokura.settings.ExportChoices;

/** Which files of an item an export saves, by what was chosen. */
public final class WantedFiles {

  private WantedFiles() {}

  /** Whether a file is saved with these choices. */
  public static Predicate<ItemFile> of(ExportChoices choices) {
    return file -> switch (file.role()) {
      case ORIGINAL, RAW, SIDECAR, BURST_FRAME -> true;
      case EDITED -> choices.edited();
      case LIVE_VIDEO -> choices.liveVideos();
      case EDITED_LIVE_VIDEO -> choices.edited() && choices.liveVideos();
    };
  }
}
