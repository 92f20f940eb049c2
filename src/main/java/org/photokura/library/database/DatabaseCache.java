package org.photokura.library.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.photokura.device.Udid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of databases on this computer, one for each phone, each in a folder that is named by the state it shows: {@code <phone>/<state>/Photos.sqlite}.
 * A copy is put there whole by a rename, and never changed afterwards, so several windows and commands can read it at the same time. Only this user can
 * read it.
 */
final class DatabaseCache {

  static final String FILE = "Photos.sqlite";

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseCache.class);
  private static final String UNFINISHED = "new-";
  private static final Duration ABANDONED_AFTER = Duration.ofDays(1);
  private static final Duration PHONE_FORGOTTEN_AFTER = Duration.ofDays(90);

  private final Path folder;

  /**
   * @param folder made when needed
   */
  DatabaseCache(Path folder) {
    this.folder = folder;
  }

  /** The folder of the copy of that state, if there is one. */
  Optional<Path> find(Udid udid, String state) {
    Path copy = ofPhone(udid).resolve(state);
    return Files.isRegularFile(copy.resolve(FILE)) ? Optional.of(copy) : Optional.empty();
  }

  /** A new private folder to make a copy in. */
  Path start(Udid udid) throws IOException {
    makeForThisUserOnly(folder);
    Path phone = ofPhone(udid);
    makeForThisUserOnly(phone);
    Path fresh = phone.resolve(UNFINISHED + UUID.randomUUID());
    makeForThisUserOnly(fresh);
    return fresh;
  }

  /** A private folder to make a copy in that is not kept, where the usual place cannot be written. */
  static Path startElsewhere() throws IOException {
    return Files.createTempDirectory("photokura-database-");
  }

  /** Keeps a copy that was found good, and drops what it replaces and what was kept of phones that did not come back. Answers where it lies now. */
  Path keep(Path fresh, Udid udid, String state) {
    Path place = ofPhone(udid).resolve(state);
    try {
      if (!Files.exists(place)) {
        Files.move(fresh, place);
      }
    } catch (IOException e) {
      LOG.debug("the copy of the database is used where it is", e);
      return fresh;
    }
    drop(fresh);
    // Another window may be making a copy now.
    dropAmong(ofPhone(udid), path -> !path.equals(place) && (!isTemporary(path) || isOlderThan(path, ABANDONED_AFTER)));
    dropAmong(folder, path -> isOlderThan(path, PHONE_FORGOTTEN_AFTER));
    return place;
  }

  /** Deletes a copy; what cannot be deleted now is deleted by a later run. */
  void drop(Path copy) {
    if (!Files.exists(copy)) {
      return;
    }
    try (Stream<Path> all = Files.walk(copy)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      LOG.debug("a copy of a database stays for now", e);
    }
  }

  private static boolean isTemporary(Path copy) {
    return copy.getFileName().toString().startsWith(UNFINISHED);
  }

  private void dropAmong(Path parent, Predicate<Path> which) {
    List<Path> found;
    try (Stream<Path> all = Files.list(parent)) {
      found = all.filter(which).toList();
    } catch (IOException e) {
      LOG.debug("cannot list the copies of databases", e);
      return;
    }
    found.forEach(this::drop);
  }

  private static boolean isOlderThan(Path path, Duration age) {
    try {
      return Files.getLastModifiedTime(path).toInstant().isBefore(Instant.now().minus(age));
    } catch (IOException _) {
      return false;
    }
  }

  private Path ofPhone(Udid udid) {
    return folder.resolve(hash(udid.value().toLowerCase(Locale.ROOT)).substring(0, 16));
  }

  /** SHA-256 in hexadecimal: names on disk show neither a phone's id nor anything that a phone could choose. */
  static String hash(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void makeForThisUserOnly(Path folder) throws IOException {
    // On Windows the folder lies in the user's profile, which others cannot read.
    FileAttribute<?>[] owner = FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
        : new FileAttribute<?>[0];
    Files.createDirectories(folder, owner);
  }
}
