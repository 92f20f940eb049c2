package org.photokura.library.reader;

import java.nio.file.Path;
import java.time.ZoneId;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceSession;
import org.photokura.library.LibraryReader;
import org.photokura.library.LibrarySink;
import org.photokura.library.database.DatabaseReader;
import org.photokura.library.database.DatabaseUnusableException;
import org.photokura.library.files.FileScan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the phone's database where that can be used, else its files; then the sink gets a notice that says why, unless the phone simply has no database.
 * What no row dates is dated by the files' own metadata, as far as that is quick.
 */
public final class DefaultLibraryReader implements LibraryReader {

  private static final Logger LOG = LoggerFactory.getLogger(DefaultLibraryReader.class);

  private final DatabaseReader database;
  private final FileScan files;

  /**
   * @param cacheFolder where copies of databases are kept between runs, readable by this user only; made when needed
   * @param zoneOfComputer for dates, where nothing better is known
   */
  public DefaultLibraryReader(Path cacheFolder, ZoneId zoneOfComputer) {
    this.database = new DatabaseReader(cacheFolder, zoneOfComputer);
    this.files = new FileScan(zoneOfComputer);
  }

  public DefaultLibraryReader(Path cacheFolder) {
    this(cacheFolder, ZoneId.systemDefault());
  }

  @Override
  public void read(DeviceSession session, LibrarySink sink, Cancellation cancellation) throws DeviceException {
    try (var dating = new DatesFromFiles(sink, session.files(), cancellation)) {
      readInto(dating, session, cancellation);
    }
  }

  @Override
  public void readUndated(DeviceSession session, LibrarySink sink, Cancellation cancellation) throws DeviceException {
    readInto(sink, session, cancellation);
  }

  private void readInto(LibrarySink sink, DeviceSession session, Cancellation cancellation) throws DeviceException {
    Problem reason;
    try {
      database.read(session, sink, cancellation);
      return;
    } catch (DatabaseUnusableException e) {
      reason = e.problem();
    }
    LOG.info("listing files instead of the database: {}", reason.id().key());
    LOG.debug("why: {}", reason.technicalCause());
    if (reason.id() != ProblemId.DATABASE_ABSENT) {
      sink.notice(reason);
    }
    files.read(session, sink, cancellation);
  }
}
