package org.photokura.afc;

import java.util.function.LongSupplier;

/**
 * How many bytes a lane asks for ahead, and how large a read is. It grows while that makes the lane faster, and now and then tries again; it never grows for
 * nothing, because what is in flight delays the next file and is lost with the connection. Used by one thread.
 */
final class LaneWindow {

  private static final long SAMPLE_NANOS = 150_000_000;
  private static final int SAMPLES_BETWEEN_TRIES = 20;
  private static final double WORTH_IT = 1.04;

  private final AfcTuning tuning;
  private final LongSupplier nanoTime;
  private long bytes;
  private int readBytes;
  private int readCap = Integer.MAX_VALUE;
  private long inFlight;
  private long sampleStart;
  private long sampleBytes;
  private long idleNanos;
  private double rate;
  private boolean trying = true;
  private int samplesToTry;

  LaneWindow(AfcTuning tuning, LongSupplier nanoTime) {
    this.tuning = tuning;
    this.nanoTime = nanoTime;
    this.bytes = tuning.startWindowBytes();
    this.readBytes = tuning.minReadBytes();
    this.sampleStart = nanoTime.getAsLong();
  }

  /** Bytes that may be in flight. */
  long bytes() {
    return bytes;
  }

  /** Size of the next read. */
  int readBytes() {
    return Math.min(readBytes, readCap);
  }

  /** Whether one more read may be sent; the last one may cross the line. */
  boolean isOpen() {
    return inFlight < bytes;
  }

  void asked(long count) {
    inFlight += count;
  }

  /** A read of {@code asked} bytes was answered with {@code got}. */
  void answered(long asked, long got) {
    inFlight -= asked;
    sampleBytes += got;
    long now = nanoTime.getAsLong();
    long nanos = now - sampleStart - idleNanos;
    if (nanos >= SAMPLE_NANOS && sampleBytes >= 2 * bytes) {
      judge(sampleBytes * 1e9 / nanos);
      restart(now);
    }
  }

  /** The lane waited for others, not for the phone. */
  void idled(long nanos) {
    idleNanos += nanos;
  }

  /** The lane had nothing to ask for: what was measured says nothing. */
  void ranDry() {
    restart(nanoTime.getAsLong());
  }

  /** The phone gives at most so many bytes a read: larger ones only hide how much is in flight. */
  void cappedAt(long got) {
    readCap = (int) Math.max(4096, Math.min(readCap, got));
  }

  private void restart(long now) {
    sampleStart = now;
    sampleBytes = 0;
    idleNanos = 0;
  }

  private void judge(double measured) {
    if (trying) {
      if (measured > rate * WORTH_IT) {
        rate = measured;
        grow();
      } else {
        shrink();
        samplesToTry = SAMPLES_BETWEEN_TRIES;
        trying = false;
      }
    } else {
      rate = measured;
      if (--samplesToTry <= 0) {
        trying = true;
        grow();
      }
    }
  }

  private void grow() {
    if (bytes >= tuning.maxWindowBytes()) {
      trying = false;
      samplesToTry = Integer.MAX_VALUE;
    }
    resize(bytes * 2);
  }

  private void shrink() {
    resize(bytes / 2);
  }

  private void resize(long wanted) {
    bytes = Math.clamp(wanted, tuning.startWindowBytes(), tuning.maxWindowBytes());
    readBytes = (int) Math.clamp(bytes / 4, tuning.minReadBytes(), tuning.maxReadBytes());
  }
}
