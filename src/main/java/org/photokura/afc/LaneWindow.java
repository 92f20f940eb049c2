package org.photokura.afc;

import java.util.function.LongSupplier;

/**
 * How many bytes a lane asks for ahead, and how large a read is: as much as the phone sent lately in {@link #AHEAD_NANOS}. That hides the cable's latency and a
 * computer that is busy for a moment, and needs no memory, since what is asked for waits on the phone; but what is in flight delays the next file and is lost with the
 * connection, so it is not more than that. Where more in flight makes the lane faster, it grows by itself. Used by one thread.
 */
final class LaneWindow {

  private static final long AHEAD_NANOS = 100_000_000;
  private static final long SAMPLE_NANOS = 50_000_000;
  private static final int LARGE_READS_IN_WINDOW = 4;
  private static final int MIN_CAP_BYTES = 4096;
  private static final int WHOLE_READS_TO_TRUST = 32;

  private final AfcTuning tuning;
  private final LongSupplier nanoTime;
  private long bytes;
  private int readCap;
  private int wholeReads;
  private long inFlight;
  private long sampleStart;
  private long sampleBytes;
  private long idleNanos;
  private double bytesPerNano;

  LaneWindow(AfcTuning tuning, LongSupplier nanoTime) {
    this.tuning = tuning;
    this.nanoTime = nanoTime;
    this.bytes = tuning.startWindowBytes();
    this.readCap = tuning.maxReadBytes();
    this.sampleStart = nanoTime.getAsLong();
  }

  /** Bytes that may be in flight. */
  long bytes() {
    return bytes;
  }

  /** Size of the next read: large ones cost less, once several of them fit. */
  int readBytes() {
    boolean large = bytes >= (long) LARGE_READS_IN_WINDOW * tuning.maxReadBytes();
    return Math.min(readCap, large ? tuning.maxReadBytes() : tuning.minReadBytes());
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
    if (readCap < tuning.maxReadBytes() && got == asked && ++wholeReads >= WHOLE_READS_TO_TRUST) {
      wholeReads = 0;
      readCap = (int) Math.min(2L * readCap, tuning.maxReadBytes());
    }
    long now = nanoTime.getAsLong();
    long nanos = now - sampleStart - idleNanos;
    if (nanos >= SAMPLE_NANOS) {
      double sample = sampleBytes / (double) nanos;
      bytesPerNano = bytesPerNano == 0 ? sample : (bytesPerNano + sample) / 2;
      bytes = Math.clamp((long) (bytesPerNano * AHEAD_NANOS), tuning.startWindowBytes(), tuning.maxWindowBytes());
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

  /** A read gave only so many bytes though there were more: larger ones would only hide how much is in flight. Larger ones are tried again after a while. */
  void cappedAt(long got) {
    wholeReads = 0;
    readCap = (int) Math.max(MIN_CAP_BYTES, Math.min(readCap, got));
  }

  /** Whether reads bring what was asked for. */
  boolean trustsWholeReads() {
    return readCap == tuning.maxReadBytes();
  }

  private void restart(long now) {
    sampleStart = now;
    sampleBytes = 0;
    idleNanos = 0;
  }
}
