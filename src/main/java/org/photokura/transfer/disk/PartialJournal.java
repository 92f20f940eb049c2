package org.photokura.transfer.disk;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside a partial file: which file of which phone it is, and how many of its bytes are confirmed and flushed. Only those are used again,
 * and only if the phone's file still has that size and time.
 *
 * @param udid which phone
 * @param path on the phone
 * @param sizeBytes the file's size on the phone
 * @param modified the file's time of last change on the phone
 * @param assetUuid its asset, if known; for people who look
 * @param confirmedBytes how many bytes from the start are right
 */
public record PartialJournal(String udid, String path, long sizeBytes, Instant modified, @Nullable String assetUuid, long confirmedBytes) {

  byte[] write() {
    var values = new Properties();
    values.setProperty("udid", udid);
    values.setProperty("path", path);
    values.setProperty("sizeBytes", Long.toString(sizeBytes));
    values.setProperty("modified", modified.toString());
    if (assetUuid != null) {
      values.setProperty("assetUuid", assetUuid);
    }
    values.setProperty("confirmedBytes", Long.toString(confirmedBytes));
    var text = new StringWriter();
    try {
      values.store(text, null);
    } catch (IOException e) {
      throw new IllegalStateException("a StringWriter does not fail", e);
    }
    return text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Empty for anything that is not a whole journal. */
  static Optional<PartialJournal> read(byte[] content) {
    var values = new Properties();
    try {
      values.load(new StringReader(new String(content, java.nio.charset.StandardCharsets.UTF_8)));
      var journal = new PartialJournal(required(values, "udid"), required(values, "path"), Long.parseLong(required(values, "sizeBytes")),
          Instant.parse(required(values, "modified")), values.getProperty("assetUuid"), Long.parseLong(required(values, "confirmedBytes")));
      return journal.confirmedBytes < 0 || journal.confirmedBytes > journal.sizeBytes ? Optional.empty() : Optional.of(journal);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static String required(Properties values, String name) {
    String value = values.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return value;
  }

  /** Whether it speaks of that very file. */
  public boolean isOf(String otherUdid, String otherPath, long size, @Nullable Instant time) {
    return udid.equalsIgnoreCase(otherUdid) && path.equals(otherPath) && sizeBytes == size && modified.equals(time);
  }
}
