package org.photokura.transfer.disk;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import org.photokura.core.Cancellation;

/**
 * Reads files of the destination again and hashes them. Past the system's page cache where file system and Java can (O_DIRECT on Linux, its like on macOS and
 * Windows), so that the disk itself is asked; where they cannot (RAM disks, some network drives) the answer may come out of the cache.
 */
public final class ReadBack {

  private static final int BLOCK_BYTES = 1 << 20;
  private static final int PAGE_BYTES = 4096;

  private ReadBack() {}

  /**
   * @param digest fed with the whole file
   * @param progress told the bytes of each block
   * @return how many bytes there were
   */
  public static long hash(Path file, MessageDigest digest, boolean pastCache, LongConsumer progress, Cancellation cancellation) throws IOException {
    if (pastCache) {
      try {
        return direct(file, digest, progress, cancellation);
      } catch (UnsupportedOperationException | IOException e) {
        digest.reset();
      }
    }
    return read(file, digest, ByteBuffer.allocate(BLOCK_BYTES), progress, cancellation, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  private static long direct(Path file, MessageDigest digest, LongConsumer progress, Cancellation cancellation) throws IOException {
    int alignment = alignment(file);
    var aligned = ByteBuffer.allocateDirect(BLOCK_BYTES + alignment).alignedSlice(alignment).limit(BLOCK_BYTES).slice();
    return read(file, digest, aligned, progress, cancellation, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS, ExtendedOpenOption.DIRECT);
  }

  private static int alignment(Path file) {
    try {
      return Math.toIntExact(Math.max(512, Files.getFileStore(file).getBlockSize()));
    } catch (IOException _) {
      // The mount cannot be found, as in a container; a page is a multiple of every block.
      return PAGE_BYTES;
    }
  }

  private static long read(Path file, MessageDigest digest, ByteBuffer buffer, LongConsumer progress, Cancellation cancellation,
      java.nio.file.OpenOption... options) throws IOException {
    try (var channel = FileChannel.open(file, options)) {
      long total = 0;
      while (true) {
        if (cancellation.isCancelled()) {
          throw new CancellationException("cancelled");
        }
        int count = channel.read(buffer.clear());
        if (count < 0) {
          return total;
        }
        digest.update(buffer.flip());
        total += count;
        progress.accept(count);
        if (count < buffer.capacity() && total >= channel.size()) {
          return total; // A direct read after a short one would be misaligned.
        }
      }
    }
  }
}
