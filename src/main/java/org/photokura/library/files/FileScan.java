package org.photokura.library.files;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceSession;
import org.photokura.library.LibraryReader;
import org.photokura.library.LibrarySink;

/**
 * Reads a library from nothing but files: everything below {@code /DCIM}, then what came from iCloud ({@code /PhotoData/CPLAssets}), newest folders
 * first. What only the database knows (favourites, hidden, albums, bursts, iCloud) is unknown then, and dates are those of the files, told in the
 * phone's time zone.
 */
public final class FileScan implements LibraryReader {

  /** Where originals lie. */
  public static final List<String> ROOTS = List.of("/DCIM", "/PhotoData/CPLAssets");

  private final ZoneId zoneOfComputer;

  /**
   * @param zoneOfComputer for dates, where the phone does not tell its own
   */
  public FileScan(ZoneId zoneOfComputer) {
    this.zoneOfComputer = zoneOfComputer;
  }

  public FileScan() {
    this(ZoneId.systemDefault());
  }

  @Override
  public void read(DeviceSession session, LibrarySink sink, Cancellation cancellation) throws DeviceException {
    read(session, new PhoneListing(session.files(), cancellation), KnownFiles.NOTHING, sink, cancellation);
  }

  /**
   * Reads only some files: those that a database does not know, for example.
   *
   * @param phone answers; what it remembers is not asked for again
   * @param known files that belong to items already
   * @throws DeviceException if the phone was lost, or is locked so that it shows nothing
   */
  public void read(DeviceSession session, PhoneListing phone, KnownFiles known, LibrarySink sink, Cancellation cancellation)
      throws DeviceException {
    var items = new FileItems(zone(session.facts().timeZone(), zoneOfComputer));
    var lock = new ScreenLock(session, cancellation);
    var reader = new FolderReader(phone, lock, items, known, sink);
    for (String root : ROOTS) {
      if (!reader.read(root) && !known.knowsAllOf(root)) {
        lock.throwIfRootsAreRefused();
      }
    }
  }

  /** The zone that the phone names, else the computer's. */
  public static ZoneId zone(@Nullable String phoneZone, ZoneId zoneOfComputer) {
    if (phoneZone == null) {
      return zoneOfComputer;
    }
    try {
      return ZoneId.of(phoneZone);
    } catch (DateTimeException e) {
      return zoneOfComputer;
    }
  }
}
