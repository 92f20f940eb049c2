package org.photokura.ui.preview;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.DoubleConsumer;
import org.photokura.core.Cancellation;
import org.photokura.device.DeviceSession;
import org.photokura.library.ItemFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Movies in a folder of the cache. What an earlier run left is taken away at the first fetch. */
public final class TemporaryMovies implements Movies {

  private static final Logger LOG = LoggerFactory.getLogger(TemporaryMovies.class);
  private static final int BLOCK = 1 << 20;

  private final Path folder;
  private boolean swept;

  public TemporaryMovies(Path folder) {
    this.folder = folder;
  }

  @Override
  public Path fetch(DeviceSession phone, ItemFile movie, DoubleConsumer progress, Cancellation cancellation) throws IOException {
    Path file = place();
    boolean whole = false;
    try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long size = movie.sizeBytes() == null ? phone.files().stat(movie.path(), cancellation).sizeBytes() : movie.sizeBytes();
      var block = ByteBuffer.allocateDirect(BLOCK);
      long at = 0;
      while (at < size) {
        cancellation.throwIfCancelled();
        block.clear();
        int read = phone.files().read(movie.path(), at, block, cancellation);
        if (read <= 0) {
          break;
        }
        block.flip();
        while (block.hasRemaining()) {
          out.write(block);
        }
        at += read;
        progress.accept((double) at / size);
      }
      whole = true;
      return file;
    } finally {
      if (!whole) {
        release(file);
      }
    }
  }

  @Override
  public void release(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.debug("a movie stays in the cache until the next start", e);
    }
  }

  private synchronized Path place() throws IOException {
    Files.createDirectories(folder);
    if (!swept) {
      swept = true;
      try (var left = Files.list(folder)) {
        left.filter(f -> f.getFileName().toString().startsWith("movie-")).forEach(this::release);
      }
    }
    return Files.createTempFile(folder, "movie-", ".mp4");
  }
}
