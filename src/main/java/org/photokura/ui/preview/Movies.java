package org.photokura.ui.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;
import org.photokura.core.Cancellation;
import org.photokura.device.DeviceSession;
import org.photokura.library.ItemFile;

/** Brings a movie of the phone to this computer for playing, and takes it away again. */
public interface Movies {

  /**
   * Copies the movie to a place for the meantime; blocks.
   *
   * @param progress told how far it is, 0 to 1, on this thread
   * @return a file whose name ends in {@code .mp4}, because JavaFX refuses {@code .mov} by its name
   * @throws IOException if the phone or the disk failed
   */
  Path fetch(DeviceSession phone, ItemFile movie, DoubleConsumer progress, Cancellation cancellation) throws IOException;

  /** Takes it away. */
  void release(Path file);
}
