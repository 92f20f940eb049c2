package org.photokura.library.database.glance;

import java.io.IOException;
import org.photokura.core.Cancellation;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.library.files.PhoneListing;

/** Pages of a database that still lies on the phone, read by our own B-tree reader. */
public final class GlanceFuzz {

  private static final String PATH = "/PhotoData/Photos.sqlite";
  private static final int MOST_ROWS = 100;

  private GlanceFuzz() {}

  /** Anything but rows or "makes no sense" is a fault. */
  public static void fuzzerTestOneInput(byte[] data) {
    var phone = new InMemoryDeviceFiles();
    phone.file(PATH, data);
    try {
      NewestAssets.read(new PhoneListing(phone, Cancellation.none()), PATH, null, 0, MOST_ROWS);
    } catch (IOException _) {
      // the right answer to nonsense
    }
  }
}
