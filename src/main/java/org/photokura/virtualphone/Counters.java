package org.photokura.virtualphone;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Where a phone counts for {@link PhoneStatistics}. */
final class Counters {

  final LongAdder reads = new LongAdder();
  final LongAdder readBytes = new LongAdder();
  final LongAdder opens = new LongAdder();
  final LongAdder stats = new LongAdder();
  final LongAdder lists = new LongAdder();
  final LongAdder writeAttempts = new LongAdder();
  final LongAdder pairRequests = new LongAdder();
  final AtomicInteger restarts = new AtomicInteger();
  final Gauge openFiles = new Gauge();
  final Gauge connections = new Gauge();
  final AtomicInteger totalConnections = new AtomicInteger();
  private final AtomicInteger maxRequestsInFlight = new AtomicInteger();

  void requestsInFlight(int count) {
    if (count > maxRequestsInFlight.get()) {
      maxRequestsInFlight.accumulateAndGet(count, Math::max);
    }
  }

  PhoneStatistics snapshot() {
    return new PhoneStatistics(
        reads.sum(),
        readBytes.sum(),
        opens.sum(),
        stats.sum(),
        lists.sum(),
        openFiles.now.get(),
        openFiles.most.get(),
        connections.now.get(),
        connections.most.get(),
        totalConnections.get(),
        maxRequestsInFlight.get(),
        writeAttempts.sum(),
        restarts.get(),
        pairRequests.sum());
  }

  /** A number that goes up and down and remembers its highest. */
  static final class Gauge {
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    void up() {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
    }

    void down() {
      now.decrementAndGet();
    }

    void down(int by) {
      now.addAndGet(-by);
    }
  }
}
