package org.photokura.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.transfer.disk.Disk;
import org.photokura.transfer.disk.PartialStore;

/** Lets no file begin that the destination has no room for, so that a full disk ends a run between two files and not in one, with room left for the catalog. */
final class SpaceGuard {

  /** What is left free: the catalog must still be able to grow. */
  private static final long MAX_RESERVE_BYTES = 8L << 20;

  /** With so much to spare the system is not asked before each file. */
  private static final long AMPLE_BYTES = 4L << 30;

  private static final long ASK_AGAIN_NANOS = 2_000_000_000L;

  private final Disk disk;
  private final Path root;
  private final PartialStore partials;
  private final LongSupplier bytesUnderWay;
  private OptionalLong usable = OptionalLong.empty();
  private long askedAtNanos;
  private boolean asked;

  /**
   * @param bytesUnderWay bytes of files that were admitted and are not written yet
   */
  SpaceGuard(Disk disk, Path root, PartialStore partials, LongSupplier bytesUnderWay) {
    this.disk = disk;
    this.root = root;
    this.partials = partials;
    this.bytesUnderWay = bytesUnderWay;
  }

  /** Whether there is room for it besides those under way. */
  synchronized boolean admits(FileJob job) {
    long wanted = job.sizeBytes() - job.part.written() + bytesUnderWay.getAsLong();
    if (asked && usable.isPresent() && usable.getAsLong() - wanted > AMPLE_BYTES && System.nanoTime() - askedAtNanos < ASK_AGAIN_NANOS) {
      return true;
    }
    ask();
    return usable.isEmpty() || usable.getAsLong() - wanted >= reserve(usable.getAsLong());
  }

  private static long reserve(long usableBytes) {
    return Math.min(MAX_RESERVE_BYTES, usableBytes / 20);
  }

  private void ask() {
    try {
      usable = disk.usableBytes(root);
    } catch (IOException e) {
      usable = OptionalLong.empty();
    }
    askedAtNanos = System.nanoTime();
    asked = true;
  }

  /** DESTINATION_FULL; how much is missing is told at the run's end. */
  synchronized Problem full() {
    return Problem.of(ProblemId.DESTINATION_FULL).with("path", root.toString());
  }

  /**
   * DESTINATION_FULL with {@code missingBytes}: how much more room the rest of the run needs.
   *
   * @param neededBytes the sizes of all files that are still to come; what is left of them as partial files is taken off
   */
  synchronized Problem shortage(long neededBytes) {
    ask();
    long free = usable.orElse(0);
    long missing = neededBytes - partialBytes() + Math.max(reserve(free), MAX_RESERVE_BYTES) - free;
    return Problem.of(ProblemId.DESTINATION_FULL, free + " bytes free").with("missingBytes", Math.max(1, missing)).with("path", root.toString());
  }

  private long partialBytes() {
    try {
      return partials.bytes();
    } catch (IOException e) {
      return 0;
    }
  }
}
