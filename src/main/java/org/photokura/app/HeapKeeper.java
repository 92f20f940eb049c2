package org.photokura.app;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.photokura.core.Registration;
import org.photokura.core.concurrent.Threads;

/**
 * Keeps the window's process small. The serial collector lets the old generation grow to the largest heap before it looks at it, and pictures that were scrolled
 * past and what the reading of a large library needed lie there as garbage. So whenever the old generation has grown by {@link #GROWTH_BYTES} since it was last
 * collected, it is collected: a tenth of a second, some times while a large library is read and about once in ten seconds of steady scrolling.
 */
final class HeapKeeper {

  static final long GROWTH_BYTES = 64L << 20;
  private static final long LOOK_MILLIS = 1_000;

  private final LongSupplier usedBytes;
  private final LongSupplier usedBytesAfterCollection;
  private final Runnable collect;

  HeapKeeper(LongSupplier usedBytes, LongSupplier usedBytesAfterCollection, Runnable collect) {
    this.usedBytes = usedBytes;
    this.usedBytesAfterCollection = usedBytesAfterCollection;
    this.collect = collect;
  }

  /** Looks after this process from now on, if its collector is the serial one. */
  static Registration start() {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getName().equals("Tenured Gen") && pool.getCollectionUsage() != null) {
        var keeper = new HeapKeeper(() -> pool.getUsage().getUsed(), () -> pool.getCollectionUsage().getUsed(), System::gc);
        // On the timer, though it takes a moment: every other thread stands still meanwhile, too.
        var looking = Threads.timer().scheduleWithFixedDelay(keeper::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return () -> looking.cancel(false);
      }
    }
    return () -> {};
  }

  void look() {
    if (usedBytes.getAsLong() - usedBytesAfterCollection.getAsLong() > GROWTH_BYTES) {
      collect.run();
    }
  }
}
