package org.photokura.library.reader;

import java.nio.file.Path;
import java.time.ZoneId;
import org.photokura.core.Cancellation;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceSession;
import org.photokura.library.LibraryReader;
import org.photokura.library.LibrarySink;
import org.photokura.library.files.FileScan;

/** Reads the phone's database where that can be used, else its files. */
public final class DefaultLibraryReader implements LibraryReader {

  private final Path cacheFolder;
  private final FileScan fileScan;

  /**
   * @param cacheFolder where copies of databases are kept between runs, readable by this user only; made when needed
   * @param zoneOfComputer for dates, where nothing better is known
   */
  public DefaultLibraryReader(Path cacheFolder, ZoneId zoneOfComputer) {
    this.cacheFolder = cacheFolder;
    this.fileScan = new FileScan(zoneOfComputer);
  }

  public DefaultLibraryReader(Path cacheFolder) {
    this(cacheFolder, ZoneId.systemDefault());
  }

  @Override
  public void read(DeviceSession session, LibrarySink sink, Cancellation cancellation) throws DeviceException {
    fileScan.read(session, sink, cancellation);
  }
}
