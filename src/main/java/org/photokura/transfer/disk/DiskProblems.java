package org.photokura.transfer.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;

/**
 * Finds out what a failed write means. Java gives no error numbers and systems translate their messages, so the state of the destination is asked
 * as well: whether it is there, whether it has room, whether anything can be written.
 */
public final class DiskProblems {

  /** With less than this left a disk counts as full: file systems keep some blocks for themselves. */
  private static final long NOTHING_LEFT_BYTES = 64 * 1024;

  private DiskProblems() {}

  /**
   * @param root the destination
   * @param probe a folder in it, there while the destination is
   * @param wantedBytes how much was to be written
   */
  public static Problem of(Throwable e, Disk disk, Path root, Path probe, long wantedBytes) {
    var id = says(e);
    if (id == null) {
      id = finds(e, disk, probe, wantedBytes);
    }
    return Problem.of(id, e.toString()).with("path", root.toString());
  }

  private static @Nullable ProblemId says(Throwable e) {
    String message = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : String.valueOf(e.getMessage());
    message = message.toLowerCase(Locale.ROOT);
    if (message.contains("no space left") || message.contains("not enough space") || message.contains("quota exceeded")) {
      return ProblemId.DESTINATION_FULL;
    }
    if (message.contains("file too large")) {
      return ProblemId.FILE_TOO_LARGE_FOR_DESTINATION;
    }
    if (e instanceof ReadOnlyFileSystemException || message.contains("read-only file system")) {
      return ProblemId.DESTINATION_READ_ONLY;
    }
    if (message.contains("no such device") || message.contains("stale file handle") || message.contains("endpoint is not connected")) {
      return ProblemId.DESTINATION_GONE;
    }
    return null;
  }

  private static ProblemId finds(Throwable e, Disk disk, Path probe, long wantedBytes) {
    if (!Files.isDirectory(probe)) {
      return ProblemId.DESTINATION_GONE;
    }
    try {
      var usable = disk.usableBytes(probe);
      if (usable.isPresent() && usable.getAsLong() < Math.max(NOTHING_LEFT_BYTES, wantedBytes)) {
        return ProblemId.DESTINATION_FULL;
      }
      Path file = probe.resolve(".photokura-" + UUID.randomUUID()); // The folder may be the person's own.
      disk.replace(file, new byte[1]);
      disk.delete(file);
    } catch (AccessDeniedException denied) {
      return ProblemId.DESTINATION_READ_ONLY;
    } catch (IOException | RuntimeException second) {
      var said = says(second);
      return said != null ? said : e instanceof AccessDeniedException ? ProblemId.DESTINATION_READ_ONLY : ProblemId.WRITE_FAILED;
    }
    return ProblemId.WRITE_FAILED;
  }
}
