package org.photokura.ui.preview;

import java.nio.file.Path;
import java.util.function.DoubleConsumer;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.device.DeviceSession;
import org.photokura.library.ItemFile;

/** Brings a movie of the phone to this computer for playing, and takes it away again. */
public interface Movies {

  /** Whether there is room for a movie of that size; false: it is to be exported instead. */
  boolean takes(ItemFile movie);

  /**
   * Copies the movie to a place for the meantime; blocks. Ends when the phone keeps an answer back.
   *
   * @param progress told how far it is, 0 to 1, on this thread
   * @return a file whose name ends in {@code .mp4}, because JavaFX refuses {@code .mov} by its name
   * @throws ProblemException if the phone or the disk failed; nothing is left then
   */
  Path fetch(DeviceSession phone, ItemFile movie, DoubleConsumer progress, Cancellation cancellation) throws ProblemException;

  /** Takes it away; blocks. */
  void release(Path file);

  /** Leaves it for another program until the place is needed or Photokura ends. */
  void handOver(Path file);
}
