package org.photokura.library.image.decode;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.core.concurrent.Threads;
import org.photokura.library.image.container.BadPictureException;

/**
 * Runs decoders that cannot be interrupted: they run to their end on a thread of their own, and nobody waits longer than a deadline or than
 * he wants.
 */
public final class DecodeThread {

  private DecodeThread() {}

  /** A decoder at work; it gives back what it holds itself, because nobody else may be there any more. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws ProblemException, BadPictureException;
  }

  /**
   * Runs and waits.
   *
   * @param path for problems
   * @throws ProblemException what the work throws, or DECODE_FAILED if it fails otherwise or exceeds the deadline
   * @throws BadPictureException what the work throws
   * @throws CancellationException if cancelled
   */
  public static <T> T run(String name, Duration deadline, String path, Cancellation cancellation, Work<T> work)
      throws ProblemException, BadPictureException {
    try {
      return Threads.callAbandonable(name, deadline, cancellation, _ -> work.run());
    } catch (TimeoutException e) {
      throw Decoding.failed(path, e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case ProblemException problem -> throw problem;
        case BadPictureException bad -> throw bad;
        case null, default -> throw Decoding.failed(path, e);
      }
    }
  }
}
