package org.photokura.library.image;

import java.io.IOException;
import java.time.ZoneOffset;
import org.photokura.library.image.container.BadPictureException;
import org.photokura.library.image.source.MemorySource;

/** Dates, cameras and places out of EXIF and movies: our readers of containers with metadata-extractor behind them. */
public final class MetadataFuzz {

  private MetadataFuzz() {}

  /** Anything but facts, "bad picture" or an I/O failure is a fault. */
  public static void fuzzerTestOneInput(byte[] data) {
    try {
      MetadataReader.read(new MemorySource("fuzz", data), ZoneOffset.ofHours(9));
    } catch (BadPictureException | IOException _) {
      // the right answer to nonsense
    }
  }
}
