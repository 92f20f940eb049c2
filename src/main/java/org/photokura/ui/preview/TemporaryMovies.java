package org.photokura.ui.preview;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceSession;
import org.photokura.library.ItemFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Movies in a folder of the cache, never more than a bound together. Each process has a folder of its own, named by its number: closing removes it, and what a
 * process that died left behind goes when the next one fetches its first movie. Thread-safe.
 */
public final class TemporaryMovies implements Movies, AutoCloseable {

  /** Ten minutes of an iPhone's largest everyday format fit; a whole evening's film is exported instead. */
  private static final long MOST_BYTES = 4L << 30;

  private static final Logger LOG = LoggerFactory.getLogger(TemporaryMovies.class);
  private static final int BLOCK = 1 << 20;

  private final Path parent;
  private final Path folder;
  private final long mostBytes;
  /** What is being fetched or played. */
  private final Map<Path, Long> inUse = new HashMap<>();
  /** What another program was given, the oldest first. */
  private final Map<Path, Long> handedOver = new LinkedHashMap<>();
  private boolean begun;
  private boolean closed;

  public TemporaryMovies(Path parent) {
    this(parent, MOST_BYTES);
  }

  /** @param mostBytes how much all movies may take at the same time */
  TemporaryMovies(Path parent, long mostBytes) {
    this.parent = parent;
    this.folder = parent.resolve(Long.toString(ProcessHandle.current().pid()));
    this.mostBytes = mostBytes;
  }

  @Override
  public boolean takes(ItemFile movie) {
    return movie.sizeBytes() == null || movie.sizeBytes() <= mostBytes;
  }

  @Override
  public Path fetch(DeviceSession phone, ItemFile movie, DoubleConsumer progress, Cancellation cancellation) throws ProblemException {
    long size = movie.sizeBytes() == null ? phone.files().stat(movie.path(), cancellation).sizeBytes() : movie.sizeBytes();
    Path file = null;
    boolean whole = false;
    try {
      file = place(size);
      copy(phone, movie, size, file, progress, cancellation);
      whole = true;
      return file;
    } catch (ProblemException e) {
      throw e;
    } catch (IOException e) {
      throw new ProblemException(Problem.of(ProblemId.WRITE_FAILED, e.toString()), e);
    } finally {
      if (!whole && file != null) {
        release(file);
      }
    }
  }

  private static void copy(DeviceSession phone, ItemFile movie, long size, Path file, DoubleConsumer progress, Cancellation cancellation)
      throws IOException, ProblemException {
    try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var block = ByteBuffer.allocateDirect(BLOCK);
      for (long at = 0; at < size;) {
        cancellation.throwIfCancelled();
        block.clear();
        int read = phone.files().read(movie.path(), at, block, cancellation);
        if (read <= 0) {
          throw new ProblemException(Problem.of(ProblemId.FILE_SHRANK, at + " of " + size + " bytes"));
        }
        block.flip();
        while (block.hasRemaining()) {
          out.write(block);
        }
        at += read;
        progress.accept((double) at / size);
      }
    }
  }

  @Override
  public void release(Path file) {
    synchronized (this) {
      inUse.remove(file);
    }
    delete(file);
  }

  @Override
  public synchronized void handOver(Path file) {
    Long size = inUse.remove(file);
    if (size != null) {
      handedOver.put(file, size);
    }
  }

  /** Takes all movies away. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      if (!begun) {
        return;
      }
    }
    remove(folder);
  }

  /** Makes room and an empty file for so many bytes. */
  private synchronized Path place(long size) throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    if (!begun) {
      begun = true;
      sweep();
      Files.createDirectories(folder);
    }
    var oldest = handedOver.entrySet().iterator();
    while (sum() + size > mostBytes && oldest.hasNext()) {
      delete(oldest.next().getKey());
      oldest.remove();
    }
    if (sum() + size > mostBytes) {
      throw new IOException("no room for " + size + " bytes beside " + sum());
    }
    Path file = Files.createTempFile(folder, "movie-", ".mp4");
    inUse.put(file, size);
    return file;
  }

  private long sum() {
    return inUse.values().stream().mapToLong(Long::longValue).sum() + handedOver.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Removes the folders of processes that are gone. */
  private void sweep() throws IOException {
    Files.createDirectories(parent);
    List<Path> left;
    try (var list = Files.list(parent)) {
      left = list.filter(TemporaryMovies::ownerIsGone).toList();
    }
    left.forEach(TemporaryMovies::remove);
  }

  private static boolean ownerIsGone(Path left) {
    String name = left.getFileName().toString();
    return name.matches("[0-9]{1,18}") && (ProcessHandle.of(Long.parseLong(name)).isEmpty() || Long.parseLong(name) == ProcessHandle.current().pid());
  }

  private static void remove(Path folder) {
    try (var files = Files.list(folder)) {
      files.forEach(TemporaryMovies::delete);
    } catch (IOException e) {
      LOG.debug("movies stay in the cache until the next start", e);
    }
    delete(folder);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.debug("a movie stays in the cache until the next start", e);
    }
  }
}
