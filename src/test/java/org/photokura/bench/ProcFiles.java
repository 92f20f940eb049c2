package org.photokura.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What Linux tells of processes, in {@code /proc}. */
final class ProcFiles {

  private static final double TICKS_PER_SECOND = 100;
  private static final int USER_TIME = 13;
  private static final int CHILDREN_USER_TIME = 15;

  private ProcFiles() {}

  /** Processor seconds of a running process, all its threads. */
  static double cpuSeconds(long pid) throws IOException {
    return twoTimes(Path.of("/proc/" + pid + "/stat"), USER_TIME);
  }

  /** Processor seconds of all processes that this one started and that have ended: exact, whenever it is asked. */
  static double endedChildrenCpuSeconds() throws IOException {
    return twoTimes(Path.of("/proc/self/stat"), CHILDREN_USER_TIME);
  }

  private static double twoTimes(Path stat, int first) throws IOException {
    String text = Files.readString(stat);
    // The name in parentheses may hold spaces; what follows it is numbers.
    var numbers = text.substring(text.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(numbers[first - 2]) + Long.parseLong(numbers[first - 1])) / TICKS_PER_SECOND;
  }

  /** The most resident memory that the process had until now; 0 if it has ended. */
  static long peakBytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst().orElse(0);
    } catch (IOException _) {
      return 0;
    }
  }

  /** Processor seconds that the whole machine was busy since it started. */
  static double busySeconds() throws IOException {
    var fields = Files.readAllLines(Path.of("/proc/stat")).getFirst().trim().split(" +");
    long[] ticks = Arrays.stream(fields).skip(1).mapToLong(Long::parseLong).toArray();
    // user nice system idle iowait irq softirq steal; guests are counted with user
    return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6] + ticks[7]) / TICKS_PER_SECOND;
  }

  /** Memory that a RAM disk could take. */
  static long availableBytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/meminfo")).stream()
        .filter(line -> line.startsWith("MemAvailable:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst().orElse(0);
  }

  static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
  }
}
