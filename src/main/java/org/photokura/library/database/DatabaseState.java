package org.photokura.library.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.photokura.device.FileInfo;

/**
 * Size and time of change of a database and its write-ahead log: while these stay, so does the content.
 *
 * @param wal null where there is no log
 */
record DatabaseState(FileInfo database, @Nullable FileInfo wal) {

  /** A name for that state, to keep a copy under. */
  String key() {
    String text = describe(database) + (wal == null ? "" : " " + describe(wal));
    return hash(text).substring(0, 32);
  }

  /** How much there is to copy. */
  long bytes() {
    return database.sizeBytes() + walBytes();
  }

  long walBytes() {
    return wal == null ? 0 : wal.sizeBytes();
  }

  private static String describe(FileInfo info) {
    return info.sizeBytes() + "@" + info.modified();
  }

  /** SHA-256 in hexadecimal: names on disk show neither a phone's id nor anything that a phone could choose. */
  static String hash(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
