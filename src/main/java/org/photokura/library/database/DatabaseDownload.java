package org.photokura.library.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFiles;
import org.photokura.device.FileInfo;
import org.photokura.library.LibrarySink;
import org.photokura.library.files.PhoneListing;

/**
 * Copies Photos.sqlite and its write-ahead log off a running phone so that they fit together: the database first, then the log, then a look whether
 * either was replaced meanwhile. A log that only grew is fine: its frames carry checksums, and SQLite ignores a torn end. The shared-memory file is
 * never copied; SQLite makes its own.
 *
 * <p><b>Source:</b> SQLite's file format (checkpoints write the database, then the log starts again with new salts); osxphotos issue 1743 shows the harm.<br>
 * <b>Checked by:</b> DatabaseDownloadTest. <b>Unverified:</b> how often a phone in use writes a checkpoint.
 */
final class DatabaseDownload {

  static final String DATABASE = "/PhotoData/Photos.sqlite";
  static final String WAL = DATABASE + "-wal";

  private static final int WAL_HEADER_BYTES = 32;
  private static final int SAMPLES = 12;
  private static final int SAMPLE_BYTES = 4096;
  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

  private final DeviceFiles files;
  private final PhoneListing phone;
  private final LibrarySink sink;
  private final Cancellation cancellation;
  private final List<Duration> pauses;

  /**
   * @param pauses before each further try, where the phone writes while it is being read
   */
  DatabaseDownload(DeviceFiles files, LibrarySink sink, Cancellation cancellation, List<Duration> pauses) {
    this.files = files;
    this.phone = new PhoneListing(files, cancellation);
    this.sink = sink;
    this.cancellation = cancellation;
    this.pauses = pauses;
  }

  /**
   * What the phone has now.
   *
   * @throws DatabaseUnusableException DATABASE_ABSENT or DATABASE_DENIED
   */
  DatabaseState state() throws DatabaseUnusableException, DeviceException {
    FileInfo database = stat(DATABASE);
    if (database == null) {
      throw new DatabaseUnusableException(ProblemId.DATABASE_ABSENT, DATABASE);
    }
    if (!database.isFile()) {
      throw new DatabaseUnusableException(ProblemId.DATABASE_CORRUPT, "no file but a " + database.type());
    }
    return new DatabaseState(database, stat(WAL));
  }

  /**
   * A name for what the phone has now, made of size, time of change and some of the content: the time alone does not tell what a restored or rebuilt
   * database holds.
   */
  String key(DatabaseState state) throws DatabaseUnusableException, DeviceException {
    var text = new StringBuilder().append(state.database()).append(state.wal());
    try {
      long pages = state.database().sizeBytes() / SAMPLE_BYTES;
      for (int i = 0; i <= SAMPLES; i++) {
        text.append(sample(DATABASE, Math.max(0, pages * i / SAMPLES - (i == SAMPLES ? 1 : 0)) * SAMPLE_BYTES));
      }
      if (state.walBytes() > 0) {
        text.append(sample(WAL, 0)).append(sample(WAL, Math.max(0, state.walBytes() - SAMPLE_BYTES)));
      }
    } catch (DeviceException e) {
      if (e.reach() == DeviceException.Reach.FILE) {
        throw denied(e);
      }
      throw e;
    }
    return DatabaseCache.hash(text.toString()).substring(0, 32);
  }

  private String sample(String path, long offset) throws DeviceException {
    return HexFormat.of().formatHex(phone.bytes(path, offset, SAMPLE_BYTES).orElse(EMPTY).array());
  }

  /**
   * Copies both.
   *
   * @return the state that the copy shows
   * @throws DatabaseUnusableException DATABASE_DENIED, or DATABASE_CHANGING if the phone wrote during every try
   * @throws DeviceException if the phone is lost
   * @throws IOException if the copy cannot be written
   */
  DatabaseState download(DatabaseState first, Path database, Path wal) throws IOException {
    DatabaseState before = first;
    for (int attempt = 0; ; attempt++) {
      if (copiedUnchanged(before, database, wal)) {
        return before;
      }
      if (attempt == pauses.size()) {
        throw new DatabaseUnusableException(ProblemId.DATABASE_CHANGING, (attempt + 1) + " tries");
      }
      Pause.of(pauses.get(attempt), cancellation);
      before = state();
    }
  }

  private boolean copiedUnchanged(DatabaseState before, Path database, Path wal) throws IOException {
    try {
      ByteBuffer walHeader = walHeader(before);
      var download = new FileDownload(files, cancellation);
      download.download(DATABASE, before.database().sizeBytes(), database, done -> progress(done, before));
      Files.deleteIfExists(wal);
      if (before.walBytes() > 0) {
        download.download(WAL, before.walBytes(), wal, done -> progress(before.database().sizeBytes() + done, before));
      }
      DatabaseState after = state();
      return after.database().sameContentAs(before.database())
          && after.walBytes() >= before.walBytes()
          && walHeader.equals(walHeader(before))
          && walHeader.equals(headerOfCopy(wal));
    } catch (DeviceException e) {
      if (e.reach() != DeviceException.Reach.FILE) {
        throw e;
      }
      return switch (e.problem().id()) {
        case FILE_CHANGED, FILE_SHRANK, FILE_GREW, FILE_VANISHED -> false;
        default -> throw denied(e);
      };
    }
  }

  private void progress(long done, DatabaseState state) {
    sink.progress(LibrarySink.Phase.COPYING_DATABASE, done, state.bytes());
  }

  /** The salts in it change when the log starts again. */
  private ByteBuffer walHeader(DatabaseState state) throws DeviceException {
    return state.walBytes() < WAL_HEADER_BYTES ? EMPTY : phone.bytes(WAL, 0, WAL_HEADER_BYTES).orElse(EMPTY);
  }

  private static ByteBuffer headerOfCopy(Path wal) throws IOException {
    if (!Files.exists(wal) || Files.size(wal) < WAL_HEADER_BYTES) {
      return EMPTY;
    }
    try (var in = Files.newInputStream(wal)) {
      return ByteBuffer.wrap(in.readNBytes(WAL_HEADER_BYTES));
    }
  }

  /** Null if nothing is there. */
  private @Nullable FileInfo stat(String path) throws DatabaseUnusableException, DeviceException {
    try {
      return phone.stat(path).orElse(null);
    } catch (DeviceException e) {
      if (e.reach() == DeviceException.Reach.FILE) {
        throw denied(e);
      }
      throw e;
    }
  }

  private static DatabaseUnusableException denied(DeviceException e) {
    return new DatabaseUnusableException(ProblemId.DATABASE_DENIED, e.problem().toString(), e);
  }
}
