package org.photokura.transfer;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What a run counts while it goes; read by the snapshot and by whoever tunes the lanes. All thread-safe, and cheap for a block. */
final class Meter {

  /** Bytes of files to copy. */
  final AtomicLong bytesTotal = new AtomicLong();
  /** Bytes of those that are here, finished or under way. */
  final AtomicLong bytesDone = new AtomicLong();
  /** Bytes that came over the cable, also those that had to be thrown away. */
  final LongAdder bytesReceived = new LongAdder();
  /** Bytes of files that got their final name in this run. */
  final AtomicLong bytesCopied = new AtomicLong();
  /** Files whose last byte was confirmed. */
  final LongAdder filesConfirmed = new LongAdder();
  /** Time that lanes waited for room in memory: the disk or the processor was behind. */
  final LongAdder lanesBlockedNanos = new LongAdder();
  /** Time that lanes served files. */
  final LongAdder lanesServingNanos = new LongAdder();
  /** Time that writers hashed. */
  final LongAdder hashNanos = new LongAdder();
  /** Time that writers wrote and flushed. */
  final LongAdder diskNanos = new LongAdder();
}
