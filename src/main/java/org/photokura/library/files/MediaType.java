package org.photokura.library.files;

import java.util.Locale;
import java.util.Set;

/** What a file is, by the extension of its name, in any case. */
public enum MediaType {
  STILL,
  RAW,
  MOVIE,
  /** An edit's recipe that belongs to the picture or movie of the same name. */
  SIDECAR,
  /** Anything else; it is shown all the same, because nothing may be lost. */
  OTHER;

  private static final Set<String> STILLS =
      Set.of("heic", "heif", "hif", "jpg", "jpeg", "jpe", "png", "gif", "tif", "tiff", "webp", "bmp", "avif", "jxl", "jp2", "psd");
  private static final Set<String> RAWS =
      Set.of("dng", "cr2", "cr3", "crw", "nef", "nrw", "arw", "srf", "sr2", "raf", "orf", "rw2", "pef", "srw", "3fr", "iiq", "x3f", "raw");
  private static final Set<String> MOVIES =
      Set.of("mov", "qt", "mp4", "m4v", "3gp", "3g2", "avi", "mkv", "webm", "mpg", "mpeg", "mts", "m2ts");
  private static final Set<String> SIDECARS = Set.of("aae", "xmp");
  private static final Set<String> LIVE_STILLS = Set.of("heic", "heif", "hif", "jpg", "jpeg", "jpe");

  /** The type of a file by its name. */
  public static MediaType of(String fileName) {
    String extension = extension(fileName);
    if (STILLS.contains(extension)) {
      return STILL;
    }
    if (MOVIES.contains(extension)) {
      return MOVIE;
    }
    if (RAWS.contains(extension)) {
      return RAW;
    }
    return SIDECARS.contains(extension) ? SIDECAR : OTHER;
  }

  /** Whether a camera gives such a still a movie (Live Photo) or a RAW twin of the same name. */
  public static boolean isCameraStill(String fileName) {
    return LIVE_STILLS.contains(extension(fileName));
  }

  /** Whether it can be the movie of a Live Photo. */
  public static boolean isLiveMovie(String fileName) {
    return extension(fileName).equals("mov");
  }

  /** The name without its extension; the whole name if it has none, or is one (a dot file). */
  public static String stem(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot <= 0 ? fileName : fileName.substring(0, dot);
  }

  /** The extension in lower case; empty if there is none. */
  public static String extension(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot <= 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
