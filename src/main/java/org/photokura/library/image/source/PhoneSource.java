package org.photokura.library.image.source;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceFiles;

/**
 * A file on the phone. A small request fetches a block, and the last blocks are kept, so that a parser may ask for four bytes at a time.
 * What one
 * source fetches is bounded: a lying length in a file costs that much and no more.
 */
public final class PhoneSource implements ByteSource {

  /** Holds a thumbnail with what leads to it. */
  private static final int PICTURE_BLOCK_BYTES = 64 * 1024;
  /** Holds the facts of a picture: on a slow cable a thousand of them are read while somebody waits. */
  private static final int FACTS_BLOCK_BYTES = 16 * 1024;
  private static final int BLOCKS_KEPT = 4;

  private final DeviceFiles files;
  private final String path;
  private final long limitBytes;
  private final int blockBytes;
  private final Cancellation cancellation;
  private final Deque<Block> blocks = new ArrayDeque<>();
  private @Nullable Long sizeBytes;
  private long fetchedBytes;

  private PhoneSource(DeviceFiles files, String path, @Nullable Long sizeBytes, long limitBytes, int blockBytes, Cancellation cancellation) {
    this.files = files;
    this.path = path;
    this.sizeBytes = sizeBytes;
    this.limitBytes = limitBytes;
    this.blockBytes = blockBytes;
    this.cancellation = cancellation;
  }

  /**
   * For showing a file.
   *
   * @param sizeBytes its size as far as known; null: asked when needed
   * @param limitBytes how much may be fetched in all
   */
  public static PhoneSource ofPicture(DeviceFiles files, String path, @Nullable Long sizeBytes, long limitBytes, Cancellation cancellation) {
    return new PhoneSource(files, path, sizeBytes, limitBytes, PICTURE_BLOCK_BYTES, cancellation);
  }

  /** For reading what a file tells of itself; parameters as for {@link #ofPicture}. */
  public static PhoneSource ofFacts(DeviceFiles files, String path, @Nullable Long sizeBytes, long limitBytes, Cancellation cancellation) {
    return new PhoneSource(files, path, sizeBytes, limitBytes, FACTS_BLOCK_BYTES, cancellation);
  }

  @Override
  public String name() {
    return path;
  }

  @Override
  public long sizeBytes() throws ProblemException {
    if (sizeBytes == null) {
      sizeBytes = files.stat(path, cancellation).sizeBytes();
    }
    return sizeBytes;
  }

  @Override
  public byte[] read(long offset, int length) throws ProblemException {
    for (var block : blocks) {
      if (block.answers(offset, length)) {
        return block.part(offset, length);
      }
    }
    if (length > blockBytes) {
      return fetch(offset, Math.clamp(sizeBytes() - offset, 0, length));
    }
    var block = block(offset);
    blocks.addFirst(block);
    if (blocks.size() > BLOCKS_KEPT) {
      blocks.removeLast();
    }
    return block.part(offset, length);
  }

  private Block block(long offset) throws ProblemException {
    var bytes = fetch(offset, blockBytes);
    return new Block(offset, bytes, bytes.length < blockBytes);
  }

  private byte[] fetch(long offset, int length) throws ProblemException {
    if (fetchedBytes + length > Math.max(limitBytes, blockBytes)) {
      throw new ProblemException(Problem.of(ProblemId.DECODE_FAILED, "needs more than " + limitBytes + " bytes").with("path", path));
    }
    fetchedBytes += length;
    var buffer = ByteBuffer.allocate(length);
    int count = files.read(path, offset, buffer, cancellation);
    return count == length ? buffer.array() : Arrays.copyOf(buffer.array(), count);
  }

  @SuppressWarnings("ArrayRecordComponent") // a carrier; nobody compares blocks
  private record Block(long offset, byte[] bytes, boolean endsTheFile) {
    boolean answers(long from, int length) {
      return from >= offset && (endsTheFile ? from <= offset + bytes.length : from + length <= offset + bytes.length);
    }

    byte[] part(long from, int length) {
      int start = (int) (from - offset);
      return Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + length));
    }
  }
}
