package org.photokura.transfer;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;

/**
 * Where a run stands, at one moment. Immutable; the window and the command line sample it about ten times a second.
 *
 * @param phase what the run is doing
 * @param itemsDone items with an outcome
 * @param itemsTotal items asked for
 * @param itemsCopied of those done: saved in this run
 * @param itemsAlreadyThere of those done: saved by an earlier run
 * @param itemsFailed of those done: failed
 * @param bytesDone bytes of files finished plus those under way
 * @param bytesTotal bytes to copy in this run as far as known
 * @param bytesPerSecond over the last seconds
 * @param meanBytesPerSecond over the run, pauses left out
 * @param timeLeft null while nobody can tell
 * @param limit what holds the speed back
 * @param waitingFor why the run waits (DEVICE_GONE, DEVICE_LOCKED …); null while it goes on
 * @param current files under way
 * @param elapsed since the start
 */
public record TransferSnapshot(
    Phase phase,
    int itemsDone,
    int itemsTotal,
    int itemsCopied,
    int itemsAlreadyThere,
    int itemsFailed,
    long bytesDone,
    long bytesTotal,
    double bytesPerSecond,
    double meanBytesPerSecond,
    @Nullable Duration timeLeft,
    Limit limit,
    @Nullable Problem waitingFor,
    List<CurrentFile> current,
    Duration elapsed) {

  /** What a run is doing. */
  public enum Phase {
    PREPARING,
    COPYING,
    PAUSED,
    WAITING_FOR_DEVICE,
    FINISHING,
    DONE
  }

  /** What holds the speed back. */
  public enum Limit {
    UNKNOWN,
    PHONE,
    CABLE,
    DISK,
    PROCESSOR
  }

  /** One file under way. */
  public record CurrentFile(String itemId, String name, long bytesDone, long sizeBytes) {}
}
