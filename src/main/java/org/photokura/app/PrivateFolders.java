package org.photokura.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that only this user can look into, so that nothing below them needs permissions of its own. On Windows the user's profile is private already. */
final class PrivateFolders {

  private static final String OWNER_ONLY = "rwx------";

  private PrivateFolders() {}

  /** Makes the folder, with those above it that are missing; takes everybody else's permissions from one that is there. */
  static void create(Path folder) throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(folder);
      return;
    }
    var permissions = PosixFilePermissions.fromString(OWNER_ONLY);
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(permissions));
    if (!Files.getPosixFilePermissions(folder).equals(permissions)) {
      Files.setPosixFilePermissions(folder, permissions);
    }
  }
}
