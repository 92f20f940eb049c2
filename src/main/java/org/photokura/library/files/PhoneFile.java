package org.photokura.library.files;

import org.jspecify.annotations.Nullable;
import org.photokura.device.FileInfo;
import org.photokura.library.FileRole;
import org.photokura.library.ItemFile;

/**
 * A file that a folder's listing named.
 *
 * @param folder such as {@code /DCIM/100APPLE}
 * @param name its name there
 * @param info what a stat told, null if the phone names the file but does not answer for it
 */
public record PhoneFile(String folder, String name, @Nullable FileInfo info) {

  /** Folder and name. */
  public String path() {
    return join(folder, name);
  }

  /** A path out of a folder and a name. */
  public static String join(String folder, String name) {
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }

  ItemFile as(FileRole role) {
    return new ItemFile(role, path(), info == null ? null : info.sizeBytes(), info == null ? null : info.modified());
  }
}
