package org.photokura.library.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceSession;
import org.photokura.device.Udid;
import org.photokura.library.LibrarySink;
import org.photokura.library.files.PhoneListing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One try to get everything out of a phone's database: from the copy that was kept of it, else from a new one. */
final class DatabaseLoad {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseLoad.class);
  private static final Duration CHECK_AT_MOST = Duration.ofSeconds(5);

  private final DatabaseCache cache;
  private final long keepFromBytes;
  private final DeviceSession session;
  private final Udid udid;
  private final DatabaseDownload download;
  private final ZoneId zone;
  private final Cancellation cancellation;

  DatabaseLoad(
      DatabaseCache cache, long keepFromBytes, DeviceSession session, DatabaseDownload download, ZoneId zone, Cancellation cancellation) {
    this.cache = cache;
    this.keepFromBytes = keepFromBytes;
    this.session = session;
    this.udid = session.device().udid();
    this.download = download;
    this.zone = zone;
    this.cancellation = cancellation;
  }

  /**
   * Reads everything; blocks until done.
   *
   * @param preview gets the newest pictures where the rest takes a moment; null: nobody
   * @throws DatabaseUnusableException if the database cannot be used
   * @throws DeviceException if the phone or a connection was lost
   */
  DatabaseLibrary load(@Nullable LibrarySink preview) throws DatabaseUnusableException, DeviceException {
    DatabaseState state = download.state();
    // What is copied in a blink is not worth keeping.
    String key = state.bytes() < keepFromBytes ? null : download.key(state);
    if (key != null) {
      if (preview != null) {
        // Also where a copy is kept: reading a large one takes a moment, too.
        Preview.giveTo(preview, new PhoneListing(session.files(), cancellation), state, zone);
      }
      Optional<DatabaseLibrary> kept = readKept(key);
      if (kept.isPresent()) {
        return kept.get();
      }
    }
    try {
      return copyAndRead(cache.start(udid), state, key);
    } catch (DatabaseUnusableException | DeviceException e) {
      throw e;
    } catch (IOException e) {
      LOG.info("a copy of the database cannot be written to the cache, and goes where temporary files go");
      LOG.debug("why", e);
      return copyElsewhere();
    }
  }

  private DatabaseLibrary copyElsewhere() throws DatabaseUnusableException, DeviceException {
    try {
      return copyAndRead(DatabaseCache.startElsewhere(), download.state(), null);
    } catch (DatabaseUnusableException | DeviceException e) {
      throw e;
    } catch (IOException e) {
      throw new DatabaseUnusableException(ProblemId.DATABASE_NOT_COPIED, e.toString(), e);
    }
  }

  /**
   * @param fresh an empty folder; it is gone afterwards
   * @param key the name under which the copy is kept; null: it is not
   * @throws IOException if the copy cannot be written
   */
  private DatabaseLibrary copyAndRead(Path fresh, DatabaseState state, @Nullable String key) throws IOException {
    try {
      DatabaseState copied = download.download(state, fresh.resolve(DatabaseCache.FILE), fresh.resolve(DatabaseCache.FILE + "-wal"));
      LOG.info("copied the database: {} bytes and a log of {}", copied.database().sizeBytes(), copied.walBytes());
      Optional<DatabaseLibrary> whole = readWhole(fresh, copied);
      if (whole.isPresent() && key != null && copied.equals(state)) {
        cache.keep(fresh, udid, key);
      }
      return whole.isPresent() ? whole.get() : read(fresh, false);
    } finally {
      cache.drop(fresh);
    }
  }

  private Optional<DatabaseLibrary> readKept(String key) {
    Optional<Path> kept = cache.find(udid, key);
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    try {
      var library = readChecked(kept.get(), true);
      LOG.info("the copy of the database is still current");
      return Optional.of(library);
    } catch (DatabaseUnusableException e) {
      LOG.info("the copy of the database was damaged on this computer: {}", e.problem().id().key());
      cache.drop(kept.get());
      return Optional.empty();
    }
  }

  /** Empty if the database cannot be read together with its log, but perhaps without. */
  private Optional<DatabaseLibrary> readWhole(Path fresh, DatabaseState state) throws DatabaseUnusableException {
    try {
      return Optional.of(read(fresh, true));
    } catch (DatabaseUnusableException e) {
      if (e.problem().id() != ProblemId.DATABASE_CORRUPT || state.walBytes() == 0) {
        throw e;
      }
      LOG.info("the database cannot be read with its log; reading the older state without it: {}", e.problem().technicalCause());
      return Optional.empty();
    }
  }

  private DatabaseLibrary read(Path folder, boolean withLog) throws DatabaseUnusableException {
    try (var database = PhotosDatabase.open(folder.resolve(DatabaseCache.FILE), withLog, cancellation)) {
      database.check(CHECK_AT_MOST);
    }
    return readChecked(folder, withLog);
  }

  private DatabaseLibrary readChecked(Path folder, boolean withLog) throws DatabaseUnusableException {
    try (var database = PhotosDatabase.open(folder.resolve(DatabaseCache.FILE), withLog, cancellation)) {
      return DatabaseLibrary.of(database, zone, !withLog);
    }
  }
}
