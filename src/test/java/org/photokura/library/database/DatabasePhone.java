package org.photokura.library.database;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.photokura.core.Cancellation;
import org.photokura.device.DeviceException;
import org.photokura.device.FileContent;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.library.CollectingSink;
import org.photokura.library.TestSession;

/** A phone in memory with a database on it. */
final class DatabasePhone {

  static final Instant T1 = Instant.parse("2026-05-04T03:02:01Z");

  final InMemoryDeviceFiles files = new InMemoryDeviceFiles();
  final TestSession session = new TestSession(files);
  final Path cache;
  long keepFromBytes;

  DatabasePhone(Path cache) {
    this.cache = cache;
  }

  DatabasePhone database(PhotosDatabaseBuilder.Written written) {
    files.file(DatabaseDownload.DATABASE, FileContent.of(written.database()), T1);
    if (written.wal().length > 0) {
      files.file(DatabaseDownload.WAL, FileContent.of(written.wal()), T1);
    }
    return this;
  }

  /** iCloud Photos is switched on. */
  DatabasePhone marker() {
    files.file(CloudRule.MARKER, "2024-01-01 00.00.00.000".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    return this;
  }

  DatabasePhone file(String path, long bytes) {
    files.file(path, bytes);
    return this;
  }

  DatabaseReader reader() {
    return new DatabaseReader(cache, ZoneId.of("Europe/Berlin"), List.of(Duration.ofMillis(1), Duration.ofMillis(1)), keepFromBytes);
  }

  CollectingSink read() throws DatabaseUnusableException, DeviceException {
    var sink = new CollectingSink();
    reader().read(session, sink, Cancellation.none());
    return sink;
  }
}
