package org.photokura.transfer;

import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.photokura.catalog.Catalog;
import org.photokura.catalog.Sha256;
import org.photokura.core.concurrent.Threads;
import org.photokura.transfer.disk.Disk;
import org.photokura.transfer.disk.LocalDisk;

/** Makes runs of the copy engine. */
public final class Exporter implements Export.Factory {

  /** Memory between reading and writing, in a run. */
  private static final long BUFFER_BYTES = 24L << 20;

  private final Supplier<Disk> disks;
  private final Clock clock;
  private final ZoneId zone;
  private final SleepInhibitor sleepInhibitor;
  private final JpegMaker jpegs;
  private final BufferPool.Shelf shelf = new BufferPool.Shelf(BUFFER_BYTES);

  /**
   * @param disk where to write
   * @param clock tells the times in reports and catalog; never used to measure durations
   * @param zone the computer's, for photos without a date
   * @param sleepInhibitor held while a run is active
   * @param jpegs makes the JPEG copies of HEIC files, where they are asked for
   */
  public Exporter(Disk disk, Clock clock, ZoneId zone, SleepInhibitor sleepInhibitor, JpegMaker jpegs) {
    this(() -> disk, clock, zone, sleepInhibitor, jpegs);
  }

  private Exporter(Supplier<Disk> disks, Clock clock, ZoneId zone, SleepInhibitor sleepInhibitor, JpegMaker jpegs) {
    this.disks = disks;
    this.clock = clock;
    this.zone = zone;
    this.sleepInhibitor = sleepInhibitor;
    this.jpegs = jpegs;
  }

  /** On this computer's disks, clock and zone, without JPEG copies. */
  public static Exporter onThisComputer(SleepInhibitor sleepInhibitor) {
    return onThisComputer(sleepInhibitor, JpegMaker.none());
  }

  /** On this computer's disks, clock and zone. */
  public static Exporter onThisComputer(SleepInhibitor sleepInhibitor, JpegMaker jpegs) {
    return onThisComputer(sleepInhibitor, jpegs, disk -> disk);
  }

  /** The same, with something between the engine and the disk: the demo's can be full. */
  public static Exporter onThisComputer(SleepInhibitor sleepInhibitor, JpegMaker jpegs, UnaryOperator<Disk> seenAs) {
    return new Exporter(() -> seenAs.apply(new LocalDisk()), Clock.systemUTC(), ZoneId.systemDefault(), sleepInhibitor, jpegs);
  }

  @Override
  public void warmUp() {
    Threads.start("catalog-driver", Catalog::loadDriver);
    Threads.start("hash-warm-up", Sha256::warmUp);
  }

  @Override
  public Export create(ExportRequest request, PhoneLink phone) {
    return new ExportRun(request, phone, disks.get(), clock, zone, sleepInhibitor, jpegs, new BufferPool(shelf, BUFFER_BYTES));
  }
}
