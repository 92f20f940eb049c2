package org.photokura.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/** What the figures were measured on. */
final class Machine {

  private Machine() {}

  static String describe() throws IOException {
    String processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
        .filter(line -> line.startsWith("model name")).map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst().orElse("processor of unknown name");
    var system = Files.readAllLines(Path.of("/etc/os-release")).stream()
        .filter(line -> line.startsWith("PRETTY_NAME=")).map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", ""))
        .findFirst().orElse("Linux");
    return String.format(Locale.ROOT, "%s: %s, %d processors, %.0f GB memory; %s, Linux %s; Java %s.", LocalDate.now(), processor, Runtime.getRuntime().availableProcessors(),
        memoryBytes() / 1e9, system, System.getProperty("os.version"), Runtime.version());
  }

  private static long memoryBytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/meminfo")).stream()
        .filter(line -> line.startsWith("MemTotal:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst().orElse(0);
  }
}
