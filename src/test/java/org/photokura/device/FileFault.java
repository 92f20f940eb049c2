package org.photokura.device;

import java.time.Duration;
import java.time.Instant;
import org.photokura.core.ProblemId;

/** What a fake phone does to a file while it is copied over a lane, when the copy comes to the byte {@code atOffset}. */
public sealed interface FileFault {

  long atOffset();

  /** The file fails with that problem, reach FILE; the lane goes on with the others. */
  record Fails(long atOffset, ProblemId id) implements FileFault {}

  /**
   * The connection breaks. Before that, {@code garbageBytes} wrong bytes are delivered that will never be confirmed (what libimobiledevice 1.3.0 does
   * when the cable comes out in the middle of a reply).
   */
  record CutsConnection(long atOffset, int garbageBytes) implements FileFault {}

  /** No answer until somebody aborts or cancels, or the deadline passes: then FILE_TIMEOUT, and the lane is dead. */
  record Stalls(long atOffset, Duration deadline) implements FileFault {}

  /** The cable comes out: every lane and call fails with DEVICE_GONE until {@link InMemoryDeviceFiles#plugIn()}. */
  record Unplugs(long atOffset) implements FileFault {}

  /** The phone replaces the file: other content, other time, from this byte on. */
  record Changes(long atOffset, FileContent content, Instant modified) implements FileFault {}

  /** The test does something here, on the lane's thread. */
  record Runs(long atOffset, Runnable action) implements FileFault {}
}
