package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogBundleWriterTest {

  @TempDir
  Path folder;

  @Test
  void holdsVersionsTheLogAndTheNewestCrash() throws IOException {
    var log = Files.createDirectories(folder.resolve("log"));
    Files.writeString(log.resolve("photokura.log"), "2026-11-22T10:00:00.000+09:00 INFO [main] Main - started\n");
    var crash = Files.writeString(folder.resolve("crash-report.txt"), "photokura 9.9\n");
    var found = bundle(log, crash);
    assertThat(found.keySet()).containsExactlyInAnyOrder("system.txt", "photokura.log", "crash-report.txt");
    assertThat(found.get("system.txt")).contains("photokura.version=", "java.version=").doesNotContain(System.getProperty("user.home"));
    assertThat(found.get("photokura.log")).contains("started");
  }

  @Test
  void isWrittenAlsoWhereThereIsNoLogYet() throws IOException {
    assertThat(bundle(folder.resolve("log"), folder.resolve("none")).keySet()).containsExactly("system.txt");
  }

  @Test
  void leavesOutDetailsAndTheMessagesOfExceptions() {
    var log = line(true, Level.DEBUG, "reading IMG_1.HEIC") + line(true, Level.ERROR, "a lane failed");
    assertThat(log).as("what a person asked for with PHOTOKURA_LOG=debug").contains("IMG_1.HEIC", "/home/taro");
    assertThat(LogBundleWriter.withoutNames(log)).contains("a lane failed", "java.io.UncheckedIOException", "caused by java.nio.file.NoSuchFileException", "\tat ")
        .doesNotContain("IMG_1", "taro");
  }

  @Test
  void logItselfHoldsNoMessagesOfExceptionsUnlessAskedTo() {
    assertThat(line(false, Level.WARN, "a lane failed")).contains("a lane failed", "caused by java.nio.file.NoSuchFileException").doesNotContain("taro");
  }

  private static String line(boolean everything, Level level, String message) {
    var layout = new LogLayout(everything);
    var failure = new java.io.UncheckedIOException(new NoSuchFileException("/home/taro/IMG_1.HEIC"));
    Logger logger = new LoggerContext().getLogger("org.photokura.afc.AfcLane");
    return layout.doLayout(new LoggingEvent(Logger.class.getName(), logger, level, message, failure, new Object[0]));
  }

  private Map<String, String> bundle(Path log, Path crash) throws IOException {
    var file = folder.resolve("bundle.zip");
    new LogBundleWriter(log, crash).writeTo(file);
    var found = new LinkedHashMap<String, String>();
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : zip.stream().toList()) {
        found.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return found;
  }
}
