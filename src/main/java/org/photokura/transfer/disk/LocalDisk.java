package org.photokura.transfer.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.photokura.core.HostSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The disk itself.
 *
 * <p>How a file gets its final name without replacing another, by system (docs/decisions/0020): on Linux and macOS by a second hard link, which fails if the name is
 * taken, and removal of the first; on Windows, and where a file system has no hard links (FAT, exFAT, some network drives), by a move after a look
 * whether the name is free: on Windows the system itself refuses to replace, elsewhere the destination's lock keeps other runs of ours away. One instance serves one
 * destination: it remembers what that cannot do.
 */
public final class LocalDisk implements Disk {

  private static final Logger LOG = LoggerFactory.getLogger(LocalDisk.class);
  private static final Set<String> FAT_TYPES = Set.of("vfat", "msdos", "fat", "fat12", "fat16", "fat32");
  private static final String OTHER_FILE_SYSTEM = "the folder lies on another file system than the destination";
  private static final long FAT_LIMIT = (1L << 32) - 1;

  private static final String VOLUME_NUMBER = "volume:vsn";

  private final Set<Way> withinVolume = ConcurrentHashMap.newKeySet();
  private volatile boolean hardLinks = HostSystem.current() != HostSystem.WINDOWS;

  @Override
  public DiskFile open(Path file) throws IOException {
    return new ChannelFile(FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public void createFolders(Path folder) throws IOException {
    Files.createDirectories(folder);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  @Override
  public void publish(Path partial, Path target) throws IOException {
    if (hardLinks) {
      try {
        Files.createLink(target, partial);
        return;
      } catch (FileAlreadyExistsException | NoSuchFileException e) {
        throw e;
      } catch (UnsupportedOperationException | FileSystemException e) {
        // Which error "this file system has no hard links" is differs (EPERM, ENOTSUP, EMLINK): a move that works is the answer.
        move(partial, target);
        LOG.info("the destination has no hard links: {}", e.getMessage() == null ? e.toString() : e.getClass().getSimpleName());
        hardLinks = false;
        return;
      }
    }
    move(partial, target);
  }

  private void move(Path from, Path to) throws IOException {
    if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(to.toString());
    }
    if (HostSystem.current() == HostSystem.WINDOWS) {
      if (!onOneVolume(from, to)) {
        throw new IOException(OTHER_FILE_SYSTEM); // A volume is mounted there: Windows would copy, and a copy that breaks off has a final name.
      }
      Files.move(from, to);
      return;
    }
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException(OTHER_FILE_SYSTEM, e);
    }
  }

  /**
   * Whether a file stays on its volume when it gets that name. Where the system does not tell, as for some network drives, it is taken to. Asked once for each pair
   * of folders: a slow drive takes its time to tell.
   */
  boolean onOneVolume(Path file, Path name) {
    var folder = Objects.requireNonNull(name.toAbsolutePath().getParent());
    var way = new Way(Objects.requireNonNull(file.toAbsolutePath().getParent()), folder);
    if (withinVolume.contains(way)) {
      return true;
    }
    try {
      boolean one = isOne(Files.getFileStore(file), Files.getFileStore(folder));
      if (one) {
        withinVolume.add(way);
      }
      return one;
    } catch (IOException | RuntimeException e) {
      LOG.debug("which volume a folder lies on is not told", e);
      return true;
    }
  }

  /** Java compares how the roots are written, and Windows writes those of long paths in another way: then the volume's number tells. */
  private static boolean isOne(FileStore one, FileStore other) throws IOException {
    if (one.equals(other)) {
      return true;
    }
    try {
      return one.getAttribute(VOLUME_NUMBER).equals(other.getAttribute(VOLUME_NUMBER));
    } catch (UnsupportedOperationException e) {
      return false; // Only Windows has that number.
    }
  }

  private record Way(Path from, Path to) {}

  @Override
  public void unpublish(Path partial, Path target) throws IOException {
    if (Files.exists(partial, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(target);
    } else {
      move(target, partial);
    }
  }

  @Override
  public void link(Path file, Path secondName) throws IOException {
    try {
      Files.createLink(secondName, file);
    } catch (UnsupportedOperationException e) {
      throw new IOException("no hard links", e);
    }
  }

  @Override
  public void flush(Path file) throws IOException {
    // Windows, and some network drives, flush only what may be written.
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      channel.force(true);
    } catch (AccessDeniedException _) {
      flushReadOnly(file);
    }
  }

  private static void flushReadOnly(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      channel.force(true);
    } catch (IOException e) {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw e; // The drive is gone, perhaps with the bytes.
      }
      LOG.debug("a file that may not be written is not flushed", e);
    }
  }

  @Override
  public void flushFolder(Path folder) throws IOException {
    if (HostSystem.current() == HostSystem.WINDOWS) {
      return; // NTFS journals names; there is no call for it.
    }
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      if (!Files.isDirectory(folder)) {
        throw e; // The drive is gone, perhaps with the names.
      }
      LOG.debug("folder not flushed: some network drives and FUSE file systems refuse that", e);
    }
  }

  @Override
  public void setTimes(Path file, Instant time) throws IOException {
    var view = Files.getFileAttributeView(file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    // The third is the time of creation; Linux has no call to set it and Java leaves it out there.
    view.setTimes(FileTime.from(time), null, FileTime.from(time));
  }

  @Override
  public void replace(Path file, byte[] content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
      var bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    supersede(fresh, file);
  }

  @Override
  public void supersede(Path fresh, Path target) throws IOException {
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public Map<String, OptionalLong> list(Path folder) throws IOException {
    var found = new HashMap<String, OptionalLong>();
    try {
      Path real = folder.toRealPath(); // A link would be visited as a file itself.
      Files.walkFileTree(real, EnumSet.noneOf(FileVisitOption.class), 1, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
          found.put(file.getFileName().toString(), attributes.isRegularFile() ? OptionalLong.of(attributes.size()) : OptionalLong.empty());
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
          if (file.equals(real)) {
            throw e;
          }
          found.put(file.getFileName().toString(), OptionalLong.empty());
          return FileVisitResult.CONTINUE;
        }
      });
    } catch (NoSuchFileException e) {
      return Map.of();
    }
    return found;
  }

  @Override
  public OptionalLong usableBytes(Path folder) throws IOException {
    long usable = folder.toFile().getUsableSpace();
    // Some FUSE and network file systems say 0 where they mean "unknown"; a disk that is really full fails the next write.
    return usable > 0 ? OptionalLong.of(usable) : OptionalLong.empty();
  }

  @Override
  public long largestFileBytes(Path folder) throws IOException {
    long whole = folder.toFile().getTotalSpace();
    return Math.min(limitOfFormat(folder), whole > 0 ? whole : Long.MAX_VALUE);
  }

  private static long limitOfFormat(Path folder) {
    try {
      return FAT_TYPES.contains(Files.getFileStore(folder).type().toLowerCase(Locale.ROOT)) ? FAT_LIMIT : Long.MAX_VALUE;
    } catch (IOException e) {
      // Within a changed root the mount of a folder cannot be found; a file that is too large then fails when it is written.
      return Long.MAX_VALUE;
    }
  }

  private record ChannelFile(FileChannel channel) implements DiskFile {
    @Override
    public void write(ByteBuffer bytes, long offset) throws IOException {
      long at = offset;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    }

    @Override
    public int read(ByteBuffer into, long offset) throws IOException {
      return channel.read(into, offset);
    }

    @Override
    public long sizeBytes() throws IOException {
      return channel.size();
    }

    @Override
    public void truncate(long sizeBytes) throws IOException {
      channel.truncate(sizeBytes);
    }

    @Override
    public void flush() throws IOException {
      channel.force(true);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
