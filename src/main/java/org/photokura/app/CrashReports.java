package org.photokura.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes what failed by surprise in the window's process, so that the next start can offer it as a report if the process did not end as it should. A report holds kinds and places of
 * exceptions and, where Java itself crashed, the place in native code: no messages, no paths, no names.
 *
 * <p>A process that was killed or lost its power leaves nothing that would help anybody, so nothing is offered then.
 */
final class CrashReports {

  private static final Logger LOG = LoggerFactory.getLogger(CrashReports.class);
  private static final String REPORT = "crash-report.txt";
  private static final long MOST_BYTES = 200_000;
  private static final int MOST_CAUSES = 10;
  private static final int MOST_LINES_OF_JAVA = 80;

  private final Path folder;
  private final Path failures;
  private final Path running;
  private final String version;
  private final Clock clock;
  private volatile boolean fatal;

  /**
   * @param folder private to the user; one window at a time uses it
   */
  CrashReports(Path folder, String version, Clock clock) {
    this.folder = folder;
    this.failures = folder.resolve("failures.txt");
    this.running = folder.resolve("running.properties");
    this.version = version;
    this.clock = clock;
  }

  /** The report that the newest crash left in that folder, if there was one. */
  static Path report(Path folder) {
    return folder.resolve(REPORT);
  }

  /**
   * Collects what the run before this one left.
   *
   * @param workingFolder where Java writes its own crash file first
   * @param temporary where it writes it else
   * @return the report, new since the last call; empty if all was well
   */
  Optional<Path> begin(long pid, Path workingFolder, Path temporary) {
    try {
      PrivateFolders.create(folder);
      var text = new StringBuilder();
      boolean crashed = Files.exists(running);
      if (crashed && Files.exists(failures)) {
        text.append(Files.readString(failures));
      }
      if (crashed) {
        text.append(javasOwn(temporary));
      }
      // What failed in a run that ended as it should was told then and stands in the log.
      Files.deleteIfExists(failures);
      note(pid, workingFolder);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      var report = report(folder);
      Files.writeString(report, text);
      return Optional.of(report);
    } catch (IOException e) {
      LOG.warn("what the last run left cannot be read: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  /** What ends the process: it does not end as it should. */
  void fatal(Throwable failure) {
    fatal = true;
    note(Thread.currentThread(), failure);
  }

  /** The process ends; as it should, unless {@link #fatal} was told. */
  void end() {
    if (fatal) {
      return;
    }
    try {
      Files.deleteIfExists(running);
    } catch (IOException e) {
      LOG.debug("the mark of this run stays", e);
    }
  }

  /** Notes one failure; the program may go on after it. */
  synchronized void note(Thread thread, Throwable failure) {
    var text = new StringBuilder("photokura ").append(version).append(", ").append(clock.instant()).append(", thread ").append(thread.getName()).append('\n');
    append(text, failure, 0);
    try {
      PrivateFolders.create(folder);
      if (!Files.exists(failures) || Files.size(failures) < MOST_BYTES) {
        Files.writeString(failures, text.append('\n'), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      LOG.warn("a failure could not be noted: {}", e.getClass().getSimpleName());
    }
  }

  private static void append(StringBuilder text, @Nullable Throwable failure, int causes) {
    if (failure == null || causes == MOST_CAUSES) {
      return;
    }
    text.append(causes == 0 ? "" : "caused by ").append(failure.getClass().getName()).append('\n');
    for (var frame : failure.getStackTrace()) {
      text.append('\t').append(frame).append('\n');
    }
    append(text, failure.getCause(), causes + 1);
  }

  private void note(long pid, Path workingFolder) throws IOException {
    var properties = new Properties();
    properties.setProperty("pid", String.valueOf(pid));
    properties.setProperty("folder", workingFolder.toString());
    try (var out = Files.newBufferedWriter(running)) {
      properties.store(out, null);
    }
  }

  /** What Java wrote when it crashed itself, as in native code. */
  private String javasOwn(Path temporary) throws IOException {
    var properties = new Properties();
    try (var in = Files.newBufferedReader(running)) {
      properties.load(in);
    } catch (IllegalArgumentException e) {
      return "";
    }
    String name = "hs_err_pid" + properties.getProperty("pid", "") + ".log";
    for (var where : List.of(Path.of(properties.getProperty("folder", "")), temporary)) {
      var file = where.resolve(name);
      if (Files.isRegularFile(file)) {
        return withoutPaths(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    }
    return "";
  }

  /** The heading and the stacks; every line that could hold a path is left out, and so are the environment and the command line. */
  static String withoutPaths(String crashFile) {
    var kept = new ArrayList<String>();
    for (String line : crashFile.lines().toList()) {
      boolean told = line.startsWith("#") || line.matches("[CVJjAv]\\s.*") || line.startsWith("Native frames") || line.startsWith("Java frames");
      if (told && line.indexOf('\\') < 0 && !line.matches(".*(^|[\\s(])/.*") && kept.size() < MOST_LINES_OF_JAVA) {
        kept.add(line);
      }
    }
    return String.join("\n", kept) + "\n";
  }
}
