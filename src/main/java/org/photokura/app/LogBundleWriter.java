package org.photokura.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes what a helper needs to see: versions of Photokura, Java and the system, and the log. The log holds no names of files, phones or people unless it was written at
 * DEBUG; such lines are left out.
 */
final class LogBundleWriter {

  private static final List<String> FACTS = List.of("os.name", "os.version", "os.arch", "java.version", "java.vendor", "javafx.version", "user.language");

  private static final Pattern DETAIL = Pattern.compile("^\\S+ +(DEBUG|TRACE) ");

  private final Path logFolder;
  private final Path crashReport;

  /**
   * @param crashReport what {@link CrashReports} found; taken along if it is there
   */
  LogBundleWriter(Path logFolder, Path crashReport) {
    this.logFolder = logFolder;
    this.crashReport = crashReport;
  }

  /** Writes a ZIP file; an existing one is replaced, because the person chose its name just now. */
  void writeTo(Path file) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("system.txt"));
      var facts = new StringBuilder("photokura.version=").append(Main.version()).append('\n');
      FACTS.forEach(name -> facts.append(name).append('=').append(System.getProperty(name, "")).append('\n'));
      zip.write(facts.toString().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      if (Files.isRegularFile(crashReport)) {
        zip.putNextEntry(new ZipEntry(crashReport.getFileName().toString()));
        Files.copy(crashReport, zip);
        zip.closeEntry();
      }
      if (!Files.isDirectory(logFolder)) {
        return;
      }
      try (var logs = Files.list(logFolder)) {
        for (var log : logs.filter(path -> path.toString().endsWith(".log")).sorted().toList()) {
          zip.putNextEntry(new ZipEntry(log.getFileName().toString()));
          zip.write(withoutNames(new String(Files.readAllBytes(log), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
          zip.closeEntry();
        }
      }
    }
  }

  /** Leaves out what only DEBUG may tell: those lines with their exceptions, and the messages of the other exceptions. */
  static String withoutNames(String log) {
    var kept = new StringBuilder();
    boolean keeping = false;
    for (String line : log.lines().toList()) {
      boolean begins = !line.isEmpty() && Character.isDigit(line.charAt(0));
      if (begins) {
        keeping = !DETAIL.matcher(line).find();
      }
      if (keeping) {
        boolean thrown = !begins && !line.startsWith("\t");
        int message = thrown ? line.indexOf(": ") : -1;
        kept.append(message < 0 ? line : line.substring(0, message)).append('\n');
      }
    }
    return kept.toString();
  }
}
