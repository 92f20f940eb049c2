package org.photokura.library.database;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceSession;
import org.photokura.library.LibrarySink;
import org.photokura.library.files.FileScan;
import org.photokura.library.files.PhoneListing;
import org.photokura.library.files.ScreenLock;

/** Reads a library from the phone's own database, and from its files what the database does not know. */
public final class DatabaseReader {

  /** So often the whole copying may fail with broken connections, while the phone answers otherwise. */
  private static final int MOST_BROKEN = 2;
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
   * @throws DeviceException if the phone was lost, hangs, or keeps the database back because it is locked
   */
  public void read(DeviceSession session, LibrarySink sink, Cancellation cancellation) throws DatabaseUnusableException, DeviceException {
    DatabaseLibrary library = load(session, sink, cancellation);
    var phone = new PhoneListing(session.files(), cancellation);
    var lock = new ScreenLock(session, cancellation);
    library.giveTo(sink, phone, lock, known -> fileScan.read(session, phone, known, sink, cancellation));
  }

  /** Tries again after each pause: a phone that is being locked may refuse a file before it says that it is locked. */
  private DatabaseLibrary load(DeviceSession session, LibrarySink sink, Cancellation cancellation)
      throws DatabaseUnusableException, DeviceException {
    var lock = new ScreenLock(session, cancellation);
    int broken = 0;
    for (int attempt = 0; ; attempt++) {
      boolean last = attempt == pauses.size();
      DatabaseUnusableException denied;
      try {
        var download = new DatabaseDownload(session.files(), sink, cancellation, pauses);
        return new DatabaseLoad(cache, keepFromBytes, session, download, zone(session), cancellation).load(attempt == 0 ? sink : null);
      } catch (DatabaseUnusableException e) {
        if (e.problem().id() != ProblemId.DATABASE_DENIED) {
          throw e;
        }
        lock.throwIfLocked(DatabaseDownload.DATABASE);
        denied = e;
      } catch (DeviceException e) {
        if (e.reach() == DeviceException.Reach.DEVICE) {
          throw e;
        }
        throwIfSilent(session, cancellation);
        last |= ++broken == MOST_BROKEN;
        denied = new DatabaseUnusableException(ProblemId.DATABASE_DENIED, e.problem().toString(), e);
      }
      if (last) {
        throw denied;
      }
      Pause.of(pauses.get(attempt), cancellation);
    }
  }

  /** Connections break over the database: if the phone answers nothing else either, it is lost or hung; else it is the database that cannot be read. */
  private static void throwIfSilent(DeviceSession session, Cancellation cancellation) throws DeviceException {
    try {
      var _ = new PhoneListing(session.files(), cancellation).names(FileScan.ROOTS.getFirst());
    } catch (DeviceException e) {
      if (e.reach() != DeviceException.Reach.FILE) {
        throw e;
      }
    }
  }

  private ZoneId zone(DeviceSession session) {
    return FileScan.zone(session.facts().timeZone(), zoneOfComputer);
  }
}
