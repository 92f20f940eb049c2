package org.photokura.transfer.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of files that are not complete yet, {@code .photokura/partial}: {@code ID.part} with {@code ID.journal} beside it. */
public final class PartialStore {

  private static final Logger LOG = LoggerFactory.getLogger(PartialStore.class);
  private static final String PART = ".part";
  private static final String JOURNAL = ".journal";
  private static final int ID_CHARS = 32;

  private final Disk disk;
  private final Path folder;
  /** Ids under whose names lies what could not be removed. */
  private final Set<String> stuck = ConcurrentHashMap.newKeySet();

  public PartialStore(Disk disk, Path folder) {
    this.disk = disk;
    this.folder = folder;
  }

  /** The name under which that file of that phone is kept, the same in every run; no part of it comes from the phone. */
  public static String id(String udid, String path) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest((udid.toLowerCase(Locale.ROOT) + '\n' + path).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, ID_CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public Path file(String id) {
    return folder.resolve(id + PART);
  }

  private Path journal(String id) {
    return folder.resolve(id + JOURNAL);
  }

  /** Writes the journal; the bytes that it speaks of must have been flushed before. */
  public void note(String id, PartialJournal journal) throws IOException {
    disk.replace(journal(id), journal.write());
  }

  /** The journal of a partial file that is there and holds at least what the journal claims. */
  public Optional<PartialJournal> journalOf(String id) {
    try {
      var journal = Files.isRegularFile(journal(id)) ? PartialJournal.read(Files.readAllBytes(journal(id))) : Optional.<PartialJournal>empty();
      return journal.filter(j -> Files.isRegularFile(file(id)) && file(id).toFile().length() >= j.confirmedBytes());
    } catch (IOException e) {
      LOG.debug("journal not readable", e);
      return Optional.empty();
    }
  }

  /** Removes both, for good: what is begun anew under that id is another file, even if the old one has a second name that its file system did not tell. */
  public void beginAnew(String id) throws IOException {
    delete(id);
    disk.flushFolder(folder);
  }

  /**
   * Forgets what the journal said, before bytes below its claim are written anew. Flushed at once: a journal that came back with the power would vouch for bytes
   * that were never written.
   */
  public void forget(String id) throws IOException {
    disk.delete(journal(id));
    disk.flushFolder(folder);
  }

  /** Removes file and journal. */
  public void delete(String id) throws IOException {
    disk.delete(file(id));
    disk.delete(journal(id));
  }

  /**
   * What earlier runs left: partial files with a journal not older than {@code keep} stay, because their file may be asked for again; everything else goes. So does
   * the partial name of a file that has its final name already (the run was killed between the two): going on with it would write into what is saved. What cannot be
   * removed stays too: a NAS keeps folders of its own everywhere, a file is held open by another program. It is in nobody's way, see {@link #free}.
   *
   * @return the ids that stay
   * @throws IOException if the folder cannot be listed
   */
  public Set<String> clean(Instant now, Duration keep) throws IOException {
    var ids = new HashSet<String>();
    for (String name : disk.list(folder).keySet()) {
      int dot = name.lastIndexOf('.');
      String id = dot < 0 ? name : name.substring(0, dot);
      boolean ours = name.equals(id + PART) || name.equals(id + JOURNAL);
      try {
        if (Files.isDirectory(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
          throw new IOException("a folder");
        } else if (!ours) {
          disk.delete(folder.resolve(name));
        } else if (!ids.contains(id)) {
          if (journalOf(id).isPresent() && !hasSecondName(file(id)) && age(journal(id), now).compareTo(keep) <= 0) {
            ids.add(id);
          } else {
            delete(id);
          }
        }
      } catch (IOException e) {
        LOG.info("something stays among the partial files: {}", e.getClass().getSimpleName());
        if (ours) {
          stuck.add(id);
        }
      }
    }
    ids.removeAll(stuck);
    return ids;
  }

  /** The id itself; another one where something lies under its names that could not be removed, the same in every run. */
  public String free(String id) {
    String free = id;
    while (stuck.contains(free)) {
      free = id("stuck", free);
    }
    return free;
  }

  private static boolean hasSecondName(Path file) throws IOException {
    try {
      return Files.getAttribute(file, "unix:nlink") instanceof Integer links && links > 1;
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return false; // Windows, where the final name is given by a move.
    }
  }

  private static Duration age(Path file, Instant now) throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    return Duration.between(time.toInstant(), now);
  }

  /** Bytes that partial files take. */
  public long bytes() throws IOException {
    return disk.list(folder).values().stream().filter(OptionalLong::isPresent).mapToLong(OptionalLong::getAsLong).sum();
  }
}
