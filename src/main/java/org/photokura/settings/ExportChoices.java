package org.photokura.settings;

/**
 * How an export was set up the last time.
 *
 * @param layout template of folders and names
 * @param liveVideos whether the movies of Live Photos are saved
 * @param edited whether edited versions are saved
 * @param jpegCopies whether HEIC pictures get a JPEG beside them
 * @param xmpSidecars whether favourites, albums and captions are written beside
 * @param albumFolders whether albums become folders
 */
public record ExportChoices(
    String layout, boolean liveVideos, boolean edited, boolean jpegCopies, boolean xmpSidecars, boolean albumFolders) {

  /** Everything that belongs to a photo, by year and month. */
  public static final ExportChoices STANDARD = new ExportChoices("{yyyy}/{MM}/{name}", true, true, false, false, false);

  public ExportChoices withLayout(String template) {
    return new ExportChoices(template, liveVideos, edited, jpegCopies, xmpSidecars, albumFolders);
  }

  /** Live movies and edited versions together, as the settings page asks for them. */
  public ExportChoices withBelongings(boolean wanted) {
    return new ExportChoices(layout, wanted, wanted, jpegCopies, xmpSidecars, albumFolders);
  }
}
