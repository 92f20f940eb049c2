package org.photokura.library.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceSession;
import org.photokura.device.Udid;
import org.photokura.library.LibrarySink;
import org.photokura.library.files.FileScan;
import org.photokura.library.files.PhoneListing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a library from the phone's own database, and from its files what the database does not know. */
public final class DatabaseReader {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseReader.class);
  private static final Duration CHECK_AT_MOST = Duration.ofSeconds(5);
  private static final long KEEP_FROM_BYTES = 8L << 20;
  private static final List<Duration> PAUSES = List.of(Duration.ofMillis(300), Duration.ofMillis(1500));

  private final DatabaseCache cache;
  private final ZoneId zoneOfComputer;
  private final FileScan fileScan;
  private final List<Duration> pauses;
  private final long keepFromBytes;

  /**
   * @param cacheFolder where copies are kept between runs
   * @param zoneOfComputer where neither the picture nor the phone tells a zone
   */
  public DatabaseReader(Path cacheFolder, ZoneId zoneOfComputer) {
    this(cacheFolder, zoneOfComputer, PAUSES, KEEP_FROM_BYTES);
  }

  DatabaseReader(Path cacheFolder, ZoneId zoneOfComputer, List<Duration> pauses, long keepFromBytes) {
    this.cache = new DatabaseCache(cacheFolder);
    this.zoneOfComputer = zoneOfComputer;
    this.fileScan = new FileScan(zoneOfComputer);
    this.pauses = pauses;
    this.keepFromBytes = keepFromBytes;
  }

  /**
   * Reads everything; blocks until done.
   *
   * @throws DatabaseUnusableException if the database cannot be used: then the sink got no items yet
   * @throws DeviceException if the phone was lost
   */
  public void read(DeviceSession session, LibrarySink sink, Cancellation cancellation) throws DatabaseUnusableException, DeviceException {
    DatabaseLibrary library = load(session, sink, cancellation);
    var phone = new PhoneListing(session.files(), cancellation);
    library.giveTo(sink, phone, known ->
        fileScan.read(session, phone, path -> !known.isClaimed(path), sink, cancellation));
  }

  private DatabaseLibrary load(DeviceSession session, LibrarySink sink, Cancellation cancellation)
      throws DatabaseUnusableException, DeviceException {
    ZoneId zone = FileScan.zone(session.facts().timeZone(), zoneOfComputer);
    Udid udid = session.device().udid();
    var download = new DatabaseDownload(session.files(), sink, cancellation, pauses);
    try {
      DatabaseState state = download.state();
      // What is copied in a blink is not worth keeping.
      String key = state.bytes() < keepFromBytes ? null : download.key(state);
      if (key != null) {
        // Also where a copy is kept: reading a large one takes a moment, too.
        Preview.giveTo(sink, new PhoneListing(session.files(), cancellation), state, zone);
        Optional<DatabaseLibrary> kept = readKept(udid, key, zone, cancellation);
        if (kept.isPresent()) {
          return kept.get();
        }
      }
      Path fresh = cache.start(udid);
      try {
        Path file = fresh.resolve(DatabaseCache.FILE);
        DatabaseState copied = download.download(state, file, fresh.resolve(DatabaseCache.FILE + "-wal"));
        LOG.info("copied the database: {} bytes and a log of {}", copied.database().sizeBytes(), copied.walBytes());
        Optional<DatabaseLibrary> whole = readWhole(fresh, copied, zone, cancellation);
        if (whole.isPresent() && key != null && copied.equals(state)) {
          cache.keep(fresh, udid, key);
        }
        return whole.isPresent() ? whole.get() : read(fresh, false, zone, cancellation);
      } finally {
        cache.drop(fresh);
      }
    } catch (DatabaseUnusableException e) {
      throw e;
    } catch (DeviceException e) {
      if (e.reach() == DeviceException.Reach.DEVICE) {
        throw e;
      }
      throw new DatabaseUnusableException(ProblemId.DATABASE_DENIED, e.problem().toString(), e);
    } catch (IOException e) {
      throw new DatabaseUnusableException(ProblemId.DATABASE_CORRUPT, "the copy cannot be kept: " + e, e);
    }
  }

  private Optional<DatabaseLibrary> readKept(Udid udid, String key, ZoneId zone, Cancellation cancellation) {
    Optional<Path> kept = cache.find(udid, key);
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    try {
      var library = readChecked(kept.get(), true, zone, cancellation);
      LOG.info("the copy of the database is still current");
      return Optional.of(library);
    } catch (DatabaseUnusableException e) {
      LOG.info("the copy of the database was damaged on this computer: {}", e.problem().id().key());
      cache.drop(kept.get());
      return Optional.empty();
    }
  }

  /** Empty if the database cannot be read together with its log, but perhaps without. */
  private static Optional<DatabaseLibrary> readWhole(Path fresh, DatabaseState state, ZoneId zone, Cancellation cancellation) throws DatabaseUnusableException {
    try {
      return Optional.of(read(fresh, true, zone, cancellation));
    } catch (DatabaseUnusableException e) {
      if (e.problem().id() != ProblemId.DATABASE_CORRUPT || state.walBytes() == 0) {
        throw e;
      }
      LOG.info("the database cannot be read with its log; reading the older state without it: {}", e.problem().technicalCause());
      return Optional.empty();
    }
  }

  private static DatabaseLibrary read(Path folder, boolean withLog, ZoneId zone, Cancellation cancellation) throws DatabaseUnusableException {
    try (var database = PhotosDatabase.open(folder.resolve(DatabaseCache.FILE), withLog, cancellation)) {
      database.check(CHECK_AT_MOST);
    }
    return readChecked(folder, withLog, zone, cancellation);
  }

  private static DatabaseLibrary readChecked(Path folder, boolean withLog, ZoneId zone, Cancellation cancellation) throws DatabaseUnusableException {
    try (var database = PhotosDatabase.open(folder.resolve(DatabaseCache.FILE), withLog, cancellation)) {
      return DatabaseLibrary.of(database, zone);
    }
  }
}
