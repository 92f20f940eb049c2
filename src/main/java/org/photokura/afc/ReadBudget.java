package org.photokura.afc;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.photokura.core.concurrent.Threads;

/** What the reads on the reserved connection share: open files, bytes in flight (few, so that no call waits long behind another's), a buffer. */
final class ReadBudget {

  private static final int READ_BYTES = 256 * 1024;
  private static final long IN_FLIGHT_BYTES = 1024 * 1024;

  private final OpenFiles files;
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(READ_BYTES);
  private final long firstRestMillis;
  private final Runnable wake;
  private long inFlight;

  /**
   * @param firstRestMillis how long a call rests when the phone has no slot for one more open file
   * @param wake makes whoever serves the calls look again; from any thread
   */
  ReadBudget(OpenFiles files, long firstRestMillis, Runnable wake) {
    this.files = files;
    this.firstRestMillis = firstRestMillis;
    this.wake = wake;
  }

  /** Does that after a rest, twice as long each time, and wakes whoever serves the calls. */
  void afterRest(int times, Runnable action) {
    var _ = Threads.timer().schedule(() -> {
      action.run();
      wake.run();
    }, firstRestMillis << times, TimeUnit.MILLISECONDS);
  }

  OpenFiles files() {
    return files;
  }

  int readBytes() {
    return READ_BYTES;
  }

  boolean isOpen() {
    return inFlight < IN_FLIGHT_BYTES;
  }

  void asked(long bytes) {
    inFlight += bytes;
  }

  void answered(long bytes) {
    inFlight -= bytes;
  }

  /** The connection is gone, and with it everything in flight. */
  void forget() {
    inFlight = 0;
    files.forget();
  }

  /** The buffer, empty, with at most so many bytes of room. */
  ByteBuffer scratch(int maxBytes) {
    return scratch.clear().limit(Math.min(maxBytes, scratch.capacity()));
  }
}
