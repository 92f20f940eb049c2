package org.photokura.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the settings in a file. Saving replaces the file as a whole or not at all. A file that cannot be understood is never overwritten: it is kept aside
 * under another name. Thread-safe; blocks.
 */
public final class SettingsStore {

  private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  private final Path file;
  private final Clock clock;
  private @Nullable Path keptAside;
  private volatile Settings latest = Settings.STANDARD;

  public SettingsStore(Path file) {
    this(file, Clock.systemUTC());
  }

  SettingsStore(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * Reads the settings; the standard ones where there is no file or it makes no sense. Such a file is kept aside, so that saving replaces nothing: this is for who
   * is going to save, and can tell the person.
   */
  public synchronized Settings load() {
    latest = read(this::keepAside);
    return latest;
  }

  /** Reads the settings as {@link #load} does, for who only looks: a file that makes no sense stays where it is. */
  public synchronized Settings peek() {
    return read(() -> {});
  }

  /** What was loaded or saved last, without asking the disk; the standard ones before. */
  public Settings latest() {
    return latest;
  }

  private Settings read(Runnable ifBroken) {
    try {
      return SettingsJson.read(Files.readString(file));
    } catch (NoSuchFileException _) {
      return Settings.STANDARD;
    } catch (IOException e) {
      LOG.warn("the settings cannot be read ({}); standard ones are used", e.getClass().getSimpleName());
      ifBroken.run();
      return Settings.STANDARD;
    }
  }

  /** Where a file went that could not be understood; empty if all was well. */
  public synchronized Optional<Path> keptAside() {
    return Optional.ofNullable(keptAside);
  }

  /**
   * Writes the settings.
   *
   * @throws IOException if they could not be written; the file is as before then
   */
  public synchronized void save(Settings settings) throws IOException {
    latest = settings;
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path next = Files.createTempFile(folder, file.getFileName().toString(), ".new");
    try {
      try (var channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        var bytes = ByteBuffer.wrap(SettingsJson.write(settings).getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      replace(next);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private void replace(Path next) throws IOException {
    try {
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void keepAside() {
    String stamp = STAMP.format(LocalDateTime.ofInstant(clock.instant(), ZoneId.systemDefault()));
    Path aside = file.resolveSibling(file.getFileName() + ".broken-" + stamp);
    try {
      Files.move(file, aside);
      keptAside = aside;
    } catch (IOException e) {
      LOG.warn("the broken settings could not be kept aside ({})", e.getClass().getSimpleName());
    }
  }
}
