package org.photokura.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes what a helper needs to see: versions of Photokura, Java and the system, and the log. The log holds no names of files, phones or people unless it was written at
 * DEBUG; such lines are left out.
 */
final class LogBundleWriter {

  private static final List<String> FACTS = List.of("os.name", "os.version", "os.arch", "java.version", "java.vendor", "javafx.version", "user.language");

  private final Path logFolder;

  LogBundleWriter(Path logFolder) {
    this.logFolder = logFolder;
  }

  /** Writes a ZIP file; an existing one is replaced, because the person chose its name just now. */
  void writeTo(Path file) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("system.txt"));
      var facts = new StringBuilder("photokura.version=").append(Main.version()).append('\n');
      FACTS.forEach(name -> facts.append(name).append('=').append(System.getProperty(name, "")).append('\n'));
      zip.write(facts.toString().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      if (!Files.isDirectory(logFolder)) {
        return;
      }
      try (var logs = Files.list(logFolder)) {
        for (var log : logs.filter(path -> path.toString().endsWith(".log")).sorted().toList()) {
          zip.putNextEntry(new ZipEntry(log.getFileName().toString()));
          try (var lines = Files.lines(log)) {
            var kept = lines.filter(line -> !line.contains(" DEBUG ") && !line.contains(" TRACE ")).iterator();
            while (kept.hasNext()) {
              zip.write((kept.next() + "\n").getBytes(StandardCharsets.UTF_8));
            }
          }
          zip.closeEntry();
        }
      }
    }
  }
}
