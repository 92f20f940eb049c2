package org.photokura.ui.sources;

import org.photokura.text.Texts;
import org.photokura.ui.model.Source;
import org.photokura.ui.model.Source.Smart;

/** What sources are called and how they look. */
public final class SourceWords {

  private SourceWords() {}

  /** The name of a source. */
  public static String name(Texts texts, Source source) {
    return switch (source) {
      case Smart kind -> texts.get("ui.source." + kind.key());
      case Source.InAlbum album -> album.title();
    };
  }

  static String icon(Smart kind) {
    return switch (kind) {
      case ALL -> "images";
      case NOT_EXPORTED -> "download";
      case RECENTLY_ADDED -> "clock-history";
      case FAVOURITES -> "heart";
      case LIVE -> "bullseye";
      case VIDEOS -> "camera-video";
      case SCREENSHOTS -> "phone";
      case BURSTS -> "layers";
      case SELFIES -> "person-circle";
      case PORTRAITS -> "person-bounding-box";
      case PANORAMAS -> "aspect-ratio";
      case SLOW_MOTION -> "hourglass-split";
      case TIME_LAPSE -> "stopwatch";
      case SCREEN_RECORDINGS -> "record-circle";
      case ANIMATED -> "collection-play";
      case SPATIAL -> "badge-3d";
      case RAW -> "camera";
      case HIDDEN -> "eye-slash";
      case RECENTLY_DELETED -> "trash";
      case NOT_IN_ICLOUD -> "cloud-arrow-up";
      case ONLY_IN_ICLOUD -> "cloud";
    };
  }
}
