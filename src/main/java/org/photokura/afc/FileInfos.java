package org.photokura.afc;

import java.time.Instant;
import org.photokura.device.FileInfo;
import org.photokura.protocol.afc.AfcFileInfo;

/** From the protocol's words to the port's. */
final class FileInfos {

  private static final long NANOS = 1_000_000_000;

  private FileInfos() {}

  static FileInfo of(AfcFileInfo info) {
    var type = switch (info.type()) {
      case FILE -> FileInfo.Type.FILE;
      case FOLDER -> FileInfo.Type.FOLDER;
      case LINK -> FileInfo.Type.LINK;
      case OTHER -> FileInfo.Type.OTHER;
    };
    var created = info.createdNanos();
    return new FileInfo(type, info.sizeBytes(), instant(info.modifiedNanos()), created == null ? null : instant(created));
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }
}
