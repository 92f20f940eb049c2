package org.photokura.ui.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.photokura.catalog.SavedItems;
import org.photokura.library.Item;
import org.photokura.library.Item.OriginalState;
import org.photokura.library.ItemFile;
import org.photokura.settings.ExportChoices;
import org.photokura.ui.model.WantedFiles;

/**
 * What an export would do, before it begins. The three parts add up to what was selected. Made off the UI thread.
 *
 * @param toCopy items to be copied
 * @param alreadyThere items that the destination holds
 * @param onlyInICloud items without an original on the phone
 * @param files files to be copied
 * @param bytes their sizes as far as known
 * @param someSizesUnknown whether there are files whose size nobody told yet
 * @param jpegBytes what JPEG copies would add, roughly
 */
record Preflight(
    List<Item> toCopy,
    List<Item> alreadyThere,
    List<Item> onlyInICloud,
    int files,
    long bytes,
    boolean someSizesUnknown,
    long jpegBytes) {

  /** A JPEG of the same quality takes about that much more than the HEIC. */
  private static final double JPEG_FACTOR = 1.7;

  /** Whether there is something to add up: more than one of the three parts. */
  boolean isMixed() {
    return Stream.of(toCopy, alreadyThere, onlyInICloud).filter(part -> !part.isEmpty()).count() > 1;
  }

  int selected() {
    return toCopy.size() + alreadyThere.size() + onlyInICloud.size();
  }

  static Preflight of(List<Item> selected, SavedItems saved, ExportChoices choices, boolean allBurstFrames) {
    var toCopy = new ArrayList<Item>();
    var there = new ArrayList<Item>();
    var cloud = new ArrayList<Item>();
    int files = 0;
    long bytes = 0;
    long heicBytes = 0;
    boolean unknown = false;
    var wanted = WantedFiles.of(choices, allBurstFrames);
    for (Item item : selected) {
      if (saved.contains(item, wanted)) {
        there.add(item);
      } else if (item.original() == OriginalState.ICLOUD_ONLY) {
        cloud.add(item);
      } else {
        toCopy.add(item);
        for (ItemFile file : item.files()) {
          if (wanted.test(file)) {
            files++;
            Long size = file.sizeBytes();
            unknown |= size == null;
            bytes += size == null ? 0 : size;
            heicBytes += size == null || !isHeic(file) ? 0 : size;
          }
        }
      }
    }
    return new Preflight(List.copyOf(toCopy), List.copyOf(there), List.copyOf(cloud), files, bytes, unknown, (long) (heicBytes * JPEG_FACTOR));
  }

  private static boolean isHeic(ItemFile file) {
    String name = file.fileName().toLowerCase(Locale.ROOT);
    return name.endsWith(".heic") || name.endsWith(".heif");
  }
}
