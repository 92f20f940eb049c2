package org.photokura.library.image.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encoded thumbnails on disk, private to the user, of bounded size; the longest unused go first. A file name is the hash of its key, so
 * nothing of a
 * phone's names is written. An entry carries its checksum, and one that fails it is as good as absent; so nothing is ever flushed or
 * locked, and several
 * processes may share the folder. Nothing here fails a picture: a cache that cannot be written is an empty one. Thread-safe.
 */
public final class ThumbnailCache {

  private static final Logger LOG = LoggerFactory.getLogger(ThumbnailCache.class);
  private static final int MAGIC = 0x504B5431;
  private static final int HEADER_BYTES = 12;
  private static final int MOST_ENTRY_BYTES = 4 << 20;
  /** The bound is kept by removing down to this share of it, so that not every new entry costs a look at all of them. */
  private static final double LOW_WATER = 0.9;
  /** An access is noted on disk this often at most: the order of use is needed by the hour, not by the second. */
  private static final Duration TOUCH_EVERY = Duration.ofHours(1);

  private final Path folder;
  private final LongSupplier boundBytes;
  private final AtomicLong bytes = new AtomicLong(-1);
  private final AtomicLong temporaryNumber = new AtomicLong();
  private volatile boolean writable = true;

  /**
   * @param folder made when first needed
   * @param boundBytes how much all entries may have together
   */
  public ThumbnailCache(Path folder, long boundBytes) {
    this(folder, () -> boundBytes);
  }

  /** With a bound that may change meanwhile. */
  public ThumbnailCache(Path folder, LongSupplier boundBytes) {
    this.folder = folder;
    this.boundBytes = boundBytes;
  }

  /** The entry under that key, if it is there and whole. */
  public Optional<byte[]> get(String key) {
    var path = pathOf(key);
    try {
      var file = Files.readAllBytes(path);
      var content = content(file);
      if (content.isEmpty()) {
        LOG.debug("cache entry {} is damaged", path.getFileName());
        remove(path, file.length);
        return content;
      }
      touch(path);
      return content;
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.debug("cache entry {} is unreadable", path.getFileName(), e);
      return Optional.empty();
    }
  }

  private static Optional<byte[]> content(byte[] file) {
    if (file.length < HEADER_BYTES) {
      return Optional.empty();
    }
    var in = ByteBuffer.wrap(file);
    boolean header = in.getInt() == MAGIC;
    int checksum = in.getInt();
    if (!header || in.getInt() != file.length - HEADER_BYTES) {
      return Optional.empty();
    }
    var content = new byte[in.remaining()];
    in.get(content);
    return checksum(content) == checksum ? Optional.of(content) : Optional.empty();
  }

  private static int checksum(byte[] content) {
    var crc = new CRC32C();
    crc.update(content);
    return (int) crc.getValue();
  }

  private static void touch(Path path) throws IOException {
    var now = Instant.now();
    if (Files.getLastModifiedTime(path).toInstant().isBefore(now.minus(TOUCH_EVERY))) {
      Files.setLastModifiedTime(path, FileTime.from(now));
    }
  }

  /** Keeps an entry, if the disk takes it. */
  public void put(String key, byte[] content) {
    if (!writable || content.length > MOST_ENTRY_BYTES || content.length + HEADER_BYTES > boundBytes.getAsLong()) {
      return;
    }
    var path = pathOf(key);
    try {
      long before = write(path, content);
      if (bytes.get() < 0) {
        trim();
      } else if (bytes.addAndGet(content.length + HEADER_BYTES - before) > boundBytes.getAsLong()) {
        trim();
      }
    } catch (IOException e) {
      writable = false;
      LOG.warn("thumbnails are not kept from now on: {}", e.getClass().getSimpleName());
      LOG.debug("the cache cannot be written", e);
    }
  }

  /** Writes beside the entry and renames, so that a reader sees the old one, the new one or none. */
  private long write(Path path, byte[] content) throws IOException {
    Files.createDirectories(path.getParent(), ownerOnly("rwx------"));
    var temporary = path.resolveSibling(path.getFileName() + "." + ProcessHandle.current().pid() + "." + temporaryNumber.incrementAndGet() + ".tmp");
    var file = ByteBuffer.allocate(HEADER_BYTES + content.length).putInt(MAGIC).putInt(checksum(content)).putInt(content.length).put(content).flip();
    try {
      try (var channel = Files.newByteChannel(temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly("rw-------"))) {
        while (file.hasRemaining()) {
          channel.write(file);
        }
      }
      long before = sizeOf(path);
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return before;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))} : new FileAttribute<?>[0];
  }

  private static long sizeOf(Path path) {
    try {
      return Files.size(path);
    } catch (IOException _) {
      return 0;
    }
  }

  private record Entry(Path path, long sizeBytes, FileTime used) {}

  /** Counts everything and removes the longest unused if it is too much. Also removes what a killed process left half written. */
  private synchronized void trim() throws IOException {
    if (bytes.get() >= 0 && bytes.get() <= boundBytes.getAsLong()) {
      return;
    }
    var entries = new ArrayList<Entry>();
    var old = FileTime.from(Instant.now().minus(TOUCH_EVERY));
    Files.walkFileTree(folder, Set.of(), 2, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
        entry(path, attributes, old, entries);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path path, IOException e) {
        return FileVisitResult.CONTINUE; // Another thread or process removed it meanwhile.
      }
    });
    long total = entries.stream().mapToLong(Entry::sizeBytes).sum();
    if (total > boundBytes.getAsLong()) {
      entries.sort(Comparator.comparing(Entry::used));
      for (var entry : entries) {
        if (total <= boundBytes.getAsLong() * LOW_WATER) {
          break;
        }
        total -= delete(entry.path()) ? entry.sizeBytes() : 0;
      }
    }
    bytes.set(total);
  }

  private static void entry(Path path, BasicFileAttributes attributes, FileTime old, List<Entry> entries) {
    if (!attributes.isRegularFile()) {
      return;
    }
    if (!path.toString().endsWith(".tmp")) {
      entries.add(new Entry(path, attributes.size(), attributes.lastModifiedTime()));
    } else if (attributes.lastModifiedTime().compareTo(old) < 0) {
      delete(path);
    }
  }

  private void remove(Path path, long sizeBytes) {
    if (delete(path) && bytes.get() >= 0) {
      bytes.addAndGet(-sizeBytes);
    }
  }

  private static boolean delete(Path path) {
    try {
      return Files.deleteIfExists(path);
    } catch (IOException _) {
      return false;
    }
  }

  private Path pathOf(String key) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      String name = HexFormat.of().formatHex(hash, 0, 20);
      return folder.resolve(name.substring(0, 2)).resolve(name.substring(2));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
