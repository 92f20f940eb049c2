package org.photokura.transfer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;

/**
 * The names of an item's files, which share one stem: {@code IMG_1234.HEIC}, {@code IMG_1234.MOV}, {@code IMG_1234.AAE}, and for the edited rendering
 * {@code IMG_E1234.HEIC}, as the phone names it towards Image Capture: Photos and osxphotos recognise that on re-import. Other names get {@code _edited}, which
 * is osxphotos' own suffix. Frames of a burst keep their own names.
 */
final class ItemNames {

  private static final Pattern CAMERA_NAME = Pattern.compile("(?i)(IMG_)(\\d{4,}.*)");
  private static final Pattern NUMBERED = Pattern.compile("(.*) \\((\\d{1,7})\\)");
  private static final Pattern LIKE_AN_EXTENSION = Pattern.compile("[A-Za-z][A-Za-z0-9]{1,4}");

  private ItemNames() {}

  /** A stem and its number: {@code IMG_1234 (2)} is the second that wanted {@code IMG_1234}. */
  record Numbered(String base, int number) {

    static Numbered parse(String stem) {
      Matcher numbered = NUMBERED.matcher(stem);
      if (numbered.matches()) {
        int number = Integer.parseInt(numbered.group(2));
        if (number >= 2) {
          return new Numbered(numbered.group(1), number);
        }
      }
      return new Numbered(stem, 1);
    }

    String suffix() {
      return number == 1 ? "" : " (" + number + ")";
    }
  }

  /** The item's name without the extension, if what follows the last dot is one. */
  static String stemOf(Item item) {
    String name = item.name();
    int dot = name.lastIndexOf('.');
    if (dot <= 0) {
      return name;
    }
    String extension = name.substring(dot + 1);
    boolean real = LIKE_AN_EXTENSION.matcher(extension).matches()
        || item.files().stream().anyMatch(f -> SafeNames.extension(f.fileName()).equalsIgnoreCase("." + extension));
    return real ? name.substring(0, dot) : name;
  }

  /** One name for each file, in their order; no two are the same for any file system. */
  static List<String> of(Item item, List<ItemFile> files, Numbered stem) {
    var names = new ArrayList<String>(files.size());
    var taken = new HashSet<String>();
    for (var file : files) {
      String base = base(file, stem.base());
      String extension = extension(item, file);
      String name = base + stem.suffix() + extension;
      for (int n = 2; !taken.add(SafeNames.key(name)); n++) {
        name = base + "_" + n + stem.suffix() + extension;
      }
      names.add(name);
    }
    return names;
  }

  private static String base(ItemFile file, String stem) {
    return switch (file.role()) {
      case ORIGINAL, LIVE_VIDEO, RAW, SIDECAR -> stem;
      case EDITED, EDITED_LIVE_VIDEO -> edited(stem);
      case BURST_FRAME -> SafeNames.component(SafeNames.stemOf(file.fileName()), SafeNames.MAX_STEM_BYTES);
    };
  }

  private static String edited(String stem) {
    Matcher camera = CAMERA_NAME.matcher(stem);
    return camera.matches() ? camera.group(1) + "E" + camera.group(2) : stem + "_edited";
  }

  /** Renderings are called FullSizeRender.jpg on the phone whatever the camera writes: they follow the case of the original's extension. */
  private static String extension(Item item, ItemFile file) {
    String extension = SafeNames.extension(file.fileName());
    if (file.role() != FileRole.EDITED && file.role() != FileRole.EDITED_LIVE_VIDEO) {
      return extension;
    }
    String original = item.file(FileRole.ORIGINAL).map(f -> SafeNames.extension(f.fileName())).orElse(".UPPER");
    return original.equals(original.toUpperCase(Locale.ROOT)) ? extension.toUpperCase(Locale.ROOT) : extension;
  }
}
