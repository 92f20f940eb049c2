package org.photokura.transfer.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.photokura.core.HostSystem;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A destination folder that this run alone writes to, until it is closed. The system lets go of the lock also when the process is killed. */
public final class Destination implements AutoCloseable {

  /** The folder in each destination that holds what is ours. */
  public static final String STATE_FOLDER = ".photokura";

  private static final Logger LOG = LoggerFactory.getLogger(Destination.class);

  /** What this process has. Asked first: to close a second descriptor of a lock file lets go of the process's lock (POSIX). */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path root;
  private final FileChannel lockFile;
  private final @Nullable FileLock lock;

  private Destination(Path root, FileChannel lockFile, @Nullable FileLock lock) {
    this.root = root;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * Makes the folder if it is not there, and takes its lock.
   *
   * @throws ProblemException DESTINATION_IN_USE at once if another run has it; DESTINATION_MISSING, DESTINATION_NOT_A_FOLDER, DESTINATION_READ_ONLY,
   *     DESTINATION_FULL
   */
  public static Destination open(Path folder, Disk disk) throws ProblemException {
    Path root = folder.toAbsolutePath().normalize();
    FileChannel lockFile = null;
    Path held = null;
    try {
      make(root, disk);
      root = root.toRealPath();
      Path state = root.resolve(STATE_FOLDER);
      if (Files.isSymbolicLink(state)) {
        throw new AccessDeniedException(state.toString(), null, "a link where our own folder should be");
      }
      boolean fresh = !Files.exists(state);
      disk.createFolders(state.resolve("partial"));
      hide(state);
      if (fresh) {
        closeToOthers(root, state);
      }
      if (!HELD.add(root)) {
        throw inUse(root);
      }
      held = root;
      lockFile = FileChannel.open(state.resolve("lock"), StandardOpenOption.WRITE, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS);
      return new Destination(root, lockFile, lock(lockFile, root));
    } catch (IOException | RuntimeException e) {
      close(lockFile);
      if (held != null) {
        HELD.remove(held);
      }
      throw e instanceof ProblemException problem ? problem : new ProblemException(problem(e, root, disk), e);
    }
  }

  /** What is saved in it survives a loss of power only if the folder's own name does. */
  private static void make(Path folder, Disk disk) throws IOException {
    var parents = new ArrayDeque<Path>();
    for (Path at = folder; at != null && at.getParent() != null && !Files.exists(at); at = at.getParent()) {
      parents.addFirst(at.getParent());
    }
    disk.createFolders(folder);
    for (Path parent : parents) {
      disk.flushFolder(parent);
    }
  }

  private static @Nullable FileLock lock(FileChannel lockFile, Path root) throws ProblemException {
    FileLock lock;
    try {
      lock = lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      throw inUse(root);
    } catch (IOException e) {
      LOG.warn("the destination's file system has no locks: two exports into it at once would not notice each other");
      return null;
    }
    if (lock == null) {
      throw inUse(root);
    }
    return lock;
  }

  private static ProblemException inUse(Path root) {
    return new ProblemException(Problem.of(ProblemId.DESTINATION_IN_USE).with("path", root.toString()));
  }

  private static Problem problem(Exception e, Path root, Disk disk) {
    var id = switch (e) {
      case AccessDeniedException _, ReadOnlyFileSystemException _ -> ProblemId.DESTINATION_READ_ONLY;
      case NotDirectoryException _, FileAlreadyExistsException _ -> ProblemId.DESTINATION_NOT_A_FOLDER;
      case NoSuchFileException _ -> ProblemId.DESTINATION_MISSING;
      default -> fileInTheWay(root) ? ProblemId.DESTINATION_NOT_A_FOLDER : null;
    };
    if (id != null) {
      return Problem.of(id, e.toString()).with("path", root.toString());
    }
    var found = DiskProblems.of(e, disk, root, root, 0);
    return found.id() == ProblemId.DESTINATION_GONE ? Problem.of(ProblemId.DESTINATION_MISSING, e.toString()).with("path", root.toString()) : found;
  }

  private static boolean fileInTheWay(Path root) {
    for (Path at = root; at != null; at = at.getParent()) {
      if (Files.exists(at)) {
        return !Files.isDirectory(at);
      }
    }
    return false;
  }

  private static void hide(Path state) {
    if (HostSystem.current() == HostSystem.WINDOWS) {
      try {
        Files.setAttribute(state, "dos:hidden", true);
      } catch (IOException | UnsupportedOperationException e) {
        LOG.debug("not hidden", e);
      }
    }
  }

  /**
   * The catalog tells more than the photos do: where a phone keeps what, and its number. Others who may write into the destination need it, as a family's shared folder
   * has them; nobody else does.
   */
  private static void closeToOthers(Path root, Path state) {
    try {
      var rights = Files.getPosixFilePermissions(root);
      if (!rights.contains(PosixFilePermission.GROUP_WRITE) && !rights.contains(PosixFilePermission.OTHERS_WRITE)) {
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException | UnsupportedOperationException e) {
      // FAT, exFAT, Windows and some network drives have none.
      LOG.debug("no permissions of its own", e);
    }
  }

  /** The folder itself, absolute, without links in its path. */
  public Path root() {
    return root;
  }

  /** {@code .photokura}. */
  public Path state() {
    return root.resolve(STATE_FOLDER);
  }

  /** Where files lie until they are complete. */
  public Path partials() {
    return state().resolve("partial");
  }

  @Override
  public void close() {
    HELD.remove(root);
    close(lock);
    close(lockFile);
  }

  private static void close(@Nullable AutoCloseable resource) {
    if (resource != null) {
      try {
        resource.close();
      } catch (Exception e) {
        LOG.debug("closing the lock", e);
      }
    }
  }
}
