package org.photokura.library.image;

import java.nio.file.Path;
import org.photokura.core.ProblemException;
import org.photokura.library.Item;

/** Dates items by what their files tell (EXIF, QuickTime): a file's time knows no zone, and is that of a copy where a picture came from elsewhere. */
public final class TakenDate {

  private static final int FIRST_YEAR_OF_PHOTOGRAPHY = 1826;
  private static final MetadataReader METADATA = new MetadataReader();

  private TakenDate() {}

  /** The item with the date that is told of it; as it is where none is told, or one that cannot be. */
  public static Item applied(Item item, PictureSource.Metadata told) {
    var taken = told.taken();
    return taken == null || taken.getYear() < FIRST_YEAR_OF_PHOTOGRAPHY ? item : item.withCreated(taken);
  }

  /**
   * The item with the date that its file tells.
   *
   * @param file a copy on this computer of the file that stands for the item
   */
  public static Item ofFile(Item item, Path file) {
    try {
      return applied(item, METADATA.read(file, item.zone()));
    } catch (ProblemException e) {
      return item; // What cannot be read keeps the file's time.
    }
  }
}
