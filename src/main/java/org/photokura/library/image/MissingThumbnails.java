package org.photokura.library.image;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFiles;

/**
 * Remembers for a while which thumbnails a phone has not. A library without them would cost two fruitless round trips for each picture; so
 * after the
 * first miss in a folder its listing is fetched once. Thread-safe.
 */
final class MissingThumbnails {

  private static final Duration KEPT = Duration.ofMinutes(2);
  private static final int FOLDERS_KEPT = 200;

  private record Listing(Set<String> names, long untilNanos) {}

  private final Map<String, Listing> listings = new LinkedHashMap<>(64, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Listing> eldest) {
      return size() > FOLDERS_KEPT;
    }
  };

  /**
   * Whether it is known that there is nothing at the path.
   *
   * @param phone the phone's id
   * @param path of a thumbnail: {@code …/DCIM/100APPLE/IMG_0001.HEIC/5005.JPG}
   */
  boolean isMissing(String phone, String path) {
    synchronized (listings) {
      var listing = listings.get(phone + folder(folder(path)));
      return listing != null && listing.untilNanos() - System.nanoTime() > 0 && !listing.names().contains(name(folder(path)));
    }
  }

  /**
   * A thumbnail was looked for in vain: learns what else is missing in that folder.
   *
   * @throws DeviceException only failures of the connection or the phone
   */
  void learn(String phone, DeviceFiles files, String path, Cancellation cancellation) throws DeviceException {
    String folder = folder(folder(path));
    synchronized (listings) {
      var listing = listings.get(phone + folder);
      if (listing != null && listing.untilNanos() - System.nanoTime() > 0) {
        return;
      }
    }
    Set<String> names;
    try {
      names = new HashSet<>(files.list(folder, cancellation));
    } catch (DeviceException e) {
      if (e.reach() != DeviceException.Reach.FILE) {
        throw e;
      }
      if (e.problem().id() != ProblemId.FILE_VANISHED) {
        return;
      }
      names = Set.of();
    }
    synchronized (listings) {
      listings.put(phone + folder, new Listing(names, System.nanoTime() + KEPT.toNanos()));
    }
  }

  private static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
