package org.photokura.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.photokura.afc.AfcDeviceFiles;
import org.photokura.core.Cancellation;
import org.photokura.imobiledevice.ImobileDeviceAccess;
import org.photokura.transfer.ExportOptions;
import org.photokura.transfer.ExportRequest;
import org.photokura.transfer.Exporter;
import org.photokura.transfer.ReconnectingLink;
import org.photokura.transfer.SleepInhibitor;

/** One measured export, in a process of its own: {@code ADDRESS-OF-USBMUXD STATE-FOLDER DESTINATION MIX CONNECTIONS}. Prints one line of figures. */
final class ExportOnce {

  private ExportOnce() {}

  public static void main(String[] arguments) throws Exception {
    org.photokura.imobiledevice.UsbmuxAddress.set(arguments[0]);
    var mix = Mix.of(arguments[3]);
    var items = mix.items();
    var options = new ExportOptions(true, true, false, false, false, true, false, Integer.parseInt(arguments[4]), Duration.ofSeconds(30));
    try (var access = new ImobileDeviceAccess(Path.of(arguments[1]), AfcDeviceFiles::new)) {
      var device = access.attached(Cancellation.none()).getFirst();
      access.pair(device, Cancellation.none());
      try (var session = access.open(device, Cancellation.none())) {
        var request = new ExportRequest(items, Path.of(arguments[2]), ExportRequest.DEFAULT_LAYOUT, options, false);
        var run = Exporter.onThisComputer(SleepInhibitor.none()).create(request, new ReconnectingLink(access, session));
        long cpu = cpuNanos();
        long start = System.nanoTime();
        var report = run.run(Cancellation.none());
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (cpuNanos() - cpu) / 1e9;
        var counts = report.counts();
        if (counts.copied() != counts.selected() || report.bytesCopied() != mix.bytes()) {
          throw new AssertionError(counts + " " + report.stoppedBy());
        }
        System.out.printf(Locale.ROOT, "%.3f %d %.3f %d%n", seconds, report.bytesCopied(), cpuSeconds, peakKilobytes());
        if (Boolean.getBoolean("photokura.bench.threads")) {
          threads();
        }
        System.err.println("limit " + run.snapshot().limit() + ", mean " + run.snapshot().meanBytesPerSecond() / 1e6);
      }
    }
  }

  /** Processor time of the threads that still live, the JVM's own among them. */
  private static void threads() throws Exception {
    try (var tasks = Files.list(Path.of("/proc/self/task"))) {
      for (var task : tasks.toList()) {
        var fields = Files.readString(task.resolve("stat")).replaceAll(".*\\) ", "").split(" ");
        long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        if (ticks > 0) {
          System.err.println(Files.readString(task.resolve("comm")).strip() + " " + ticks * 10 + " ms");
        }
      }
    }
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  private static long peakKilobytes() throws Exception {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return 0;
  }
}
