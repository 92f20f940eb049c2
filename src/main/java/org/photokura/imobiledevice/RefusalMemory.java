package org.photokura.imobiledevice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.photokura.device.AttachedDevice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers on which connections "Don't Trust" was tapped: a phone tells it only when it is asked to pair, and asking may raise the dialog. It is
 * forgotten when the phone is plugged in anew, when pairing succeeds, and after a day, because usbmuxd counts its connections from 1 again
 * after a restart. One line a refusal: UDID, connection number, time. A file that cannot be read or written costs only the memory.
 */
final class RefusalMemory {

  private static final Logger LOG = LoggerFactory.getLogger(RefusalMemory.class);
  private static final String FILE = "refused-pairings";
  private static final Duration KEPT = Duration.ofDays(1);

  private final Path file;
  private final Clock clock;

  /** One refusal. */
  private record Entry(String udid, long muxId, Instant when) {

    boolean isOf(AttachedDevice device) {
      return udid.equals(key(device)) && muxId == device.muxId();
    }

    String line() {
      return udid + " " + muxId + " " + when;
    }
  }

  /**
   * @param folder where the program keeps its state; made when first needed
   */
  RefusalMemory(Path folder, Clock clock) {
    this.file = folder.resolve(FILE);
    this.clock = clock;
  }

  /** The owner refused on this connection. */
  synchronized void remember(AttachedDevice device) {
    var entries = new ArrayList<>(entries());
    entries.removeIf(entry -> entry.udid.equals(key(device)));
    entries.add(new Entry(key(device), device.muxId(), clock.instant()));
    write(entries);
  }

  /** Whether the owner refused on this connection. */
  synchronized boolean refused(AttachedDevice device) {
    return entries().stream().anyMatch(entry -> entry.isOf(device));
  }

  /** The owner agreed. */
  synchronized void forget(AttachedDevice device) {
    keepOnly(entries().stream().filter(entry -> !entry.udid.equals(key(device))).toList());
  }

  /** Forgets the connections that are no longer there. */
  synchronized void keep(List<AttachedDevice> attached) {
    keepOnly(entries().stream().filter(entry -> attached.stream().anyMatch(entry::isOf)).toList());
  }

  private void keepOnly(List<Entry> kept) {
    if (Files.exists(file) && kept.size() != lines().size()) {
      write(kept);
    }
  }

  private List<Entry> entries() {
    var entries = new ArrayList<Entry>();
    for (String line : lines()) {
      String[] words = line.split(" ", -1);
      try {
        var entry = new Entry(words[0], Long.parseLong(words[1]), Instant.parse(words[2]));
        var age = Duration.between(entry.when, clock.instant());
        if (!age.isNegative() && age.compareTo(KEPT) < 0) {
          entries.add(entry);
        }
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException | DateTimeParseException e) {
        LOG.debug("a line of {} makes no sense", FILE, e);
      }
    }
    return entries;
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (IOException e) {
      LOG.debug("cannot read {}", FILE, e);
      return List.of();
    }
  }

  private void write(List<Entry> entries) {
    try {
      Files.createDirectories(file.getParent());
      var fresh = Files.createTempFile(file.getParent(), FILE, ".tmp");
      try {
        Files.write(fresh, entries.stream().map(Entry::line).toList(), StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      LOG.debug("cannot write {}", FILE, e);
    }
  }

  private static String key(AttachedDevice device) {
    return device.udid().value().toLowerCase(Locale.ROOT);
  }
}
