package org.photokura.library.database;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paths on the media partition out of the two columns of a row, which may hold anything. */
final class MediaPath {

  private MediaPath() {}

  /**
   * {@code DCIM/100APPLE} and {@code IMG_0001.HEIC} become {@code /DCIM/100APPLE/IMG_0001.HEIC}. Everything is below the root of the media partition: an
   * absolute folder counts from there. Null if that cannot be a file there: no name, {@code ..}, a separator in the name, a NUL.
   */
  static @Nullable String of(@Nullable String directory, @Nullable String fileName) {
    if (fileName == null || !isName(fileName)) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    for (String part : (directory == null ? "" : directory).split("/")) {
      if (part.isEmpty()) {
        continue;
      }
      if (!isName(part)) {
        return null;
      }
      parts.add(part);
    }
    parts.add(fileName);
    return "/" + String.join("/", parts);
  }

  private static boolean isName(String part) {
    return !part.isEmpty() && !part.equals(".") && !part.equals("..") && part.indexOf('/') < 0 && part.indexOf('\0') < 0;
  }

  static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash == 0 ? "/" : path.substring(0, slash);
  }

  static String join(String folder, String name) {
    return folder.equals("/") ? "/" + name : folder + "/" + name;
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
