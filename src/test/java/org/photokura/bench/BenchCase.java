package org.photokura.bench;

import java.util.List;

/**
 * One thing to measure.
 *
 * @param name as given on the command line
 * @param tree what lies on the phone, as {@link PhoneMain} understands it
 * @param connections how many AFC connections the phone grants; 0: any number
 * @param goals what it has to reach
 */
record BenchCase(String name, String tree, Cable cable, int connections, Work work, Rivalry rivalry, List<Goal> goals) {

  /** What the program is asked to do. */
  enum Work {
    /** {@code export --all} to the RAM disk. */
    EXPORT,
    /** {@code export --all} to the disk that the project lies on. */
    EXPORT_TO_DISK,
    /** {@code list --json}. */
    LIST
  }

  /** How the rival takes part. */
  enum Rivalry {
    NONE,
    /** Once, stopped after a time: on a slow cable its rate does not change any more. */
    ONCE,
    /** As often as we, in turn with us. */
    ALTERNATING
  }

  /** The cable models. */
  enum Cable {
    USB2(38_000_000),
    USB3(400_000_000),
    NONE(0);

    private final long bytesPerSecond;

    Cable(long bytesPerSecond) {
      this.bytesPerSecond = bytesPerSecond;
    }

    long bytesPerSecond() {
      return bytesPerSecond;
    }
  }

  private static final String MIX = "mix:2300";

  /** Everything that docs/performance.md shows, the most telling first. */
  static List<BenchCase> whole(long bigBytes) {
    return List.of(
        new BenchCase("mix", MIX, Cable.NONE, 0, Work.EXPORT, Rivalry.ALTERNATING, List.of(new Goal.TimesRival(5))),
        new BenchCase("mix-usb3", MIX, Cable.USB3, 0, Work.EXPORT, Rivalry.ONCE, List.of(new Goal.ShareOfCable(.93))),
        new BenchCase("mix-usb2", MIX, Cable.USB2, 0, Work.EXPORT, Rivalry.ONCE, List.of(new Goal.ShareOfCable(.99))),
        new BenchCase("one-connection", MIX, Cable.USB2, 1, Work.EXPORT, Rivalry.NONE, List.of(new Goal.ShareOfCable(.95))),
        new BenchCase("small", "files:20000:50000", Cable.USB2, 0, Work.EXPORT, Rivalry.ONCE, List.of(new Goal.ShareOfCable(.97))),
        new BenchCase("scan", "files:100000:4096", Cable.USB2, 0, Work.LIST, Rivalry.ONCE, List.of(new Goal.TimesRival(10), new Goal.PeakMegabytes(300))),
        new BenchCase("database", "library:100000", Cable.USB2, 0, Work.LIST, Rivalry.NONE, List.of(new Goal.SecondsBeyondCable(15), new Goal.PeakMegabytes(400))),
        new BenchCase("big", "files:1:" + bigBytes, Cable.USB3, 0, Work.EXPORT, Rivalry.ONCE, List.of()),
        new BenchCase("memory-1", "files:200:5000000", Cable.NONE, 0, Work.EXPORT_TO_DISK, Rivalry.NONE, List.of()),
        new BenchCase("memory-5", "files:1000:5000000", Cable.NONE, 0, Work.EXPORT_TO_DISK, Rivalry.NONE, List.of()),
        new BenchCase("memory-20", "files:4000:5000000", Cable.NONE, 0, Work.EXPORT_TO_DISK, Rivalry.NONE, List.of(new Goal.PeakOf("memory-1"))));
  }

  /** The same in small: shows that everything works, and no more, since starting the program weighs too much. */
  static List<BenchCase> quick() {
    return List.of(
        new BenchCase("mix", "mix:230", Cable.NONE, 0, Work.EXPORT, Rivalry.ALTERNATING, List.of()),
        new BenchCase("mix-usb3", "mix:230", Cable.USB3, 0, Work.EXPORT, Rivalry.NONE, List.of()),
        new BenchCase("mix-usb2", "mix:230", Cable.USB2, 0, Work.EXPORT, Rivalry.NONE, List.of()),
        new BenchCase("one-connection", "mix:230", Cable.USB2, 1, Work.EXPORT, Rivalry.NONE, List.of()),
        new BenchCase("small", "files:2000:50000", Cable.USB2, 0, Work.EXPORT, Rivalry.NONE, List.of()),
        new BenchCase("scan", "files:10000:4096", Cable.USB2, 0, Work.LIST, Rivalry.ONCE, List.of()),
        new BenchCase("database", "library:5000", Cable.USB2, 0, Work.LIST, Rivalry.NONE, List.of()),
        new BenchCase("big", "files:1:200000000", Cable.USB3, 0, Work.EXPORT, Rivalry.NONE, List.of()));
  }

  /** How long the cable alone needs for that many bytes; 0 without a model. */
  double cableSeconds(long bytes) {
    return cable.bytesPerSecond() == 0 ? 0 : bytes / (double) cable.bytesPerSecond();
  }
}
