package org.photokura.afc;

import java.nio.ByteBuffer;

/** What the reads on the reserved connection share: open files, bytes in flight (few, so that no call waits long behind another's), a buffer. */
final class ReadBudget {

  private static final int READ_BYTES = 256 * 1024;
  private static final long IN_FLIGHT_BYTES = 1024 * 1024;

  private final OpenFiles files;
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(READ_BYTES);
  private long inFlight;

  ReadBudget(OpenFiles files) {
    this.files = files;
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
