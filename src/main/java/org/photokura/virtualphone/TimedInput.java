package org.photokura.virtualphone;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.photokura.core.concurrent.Threads;

/**
 * Reads ahead on a thread of its own and notes when bytes arrived. Without it a request that came while the reply before it was being
 * sent would look as if it had come after that, and latencies of requests in flight would add up.
 */
final class TimedInput implements AfcInput.Source {

  private static final int CHUNK_BYTES = 32 << 10;
  private static final int MAX_CHUNKS = 512;

  private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(MAX_CHUNKS);
  private final FrameCounter counter = new FrameCounter();
  private @Nullable Chunk current;

  /** Bytes and when they came; without bytes at the end. */
  private record Chunk(ByteBuffer bytes, long arrivedNanos) {}

  TimedInput(PhoneStream stream) {
    Threads.start("virtual-phone-input", () -> readAhead(stream));
  }

  private void readAhead(PhoneStream stream) {
    var buffer = ByteBuffer.allocate(CHUNK_BYTES);
    try {
      while (stream.read(buffer.clear()) >= 0) {
        long now = System.nanoTime();
        counter.feed(buffer.flip());
        chunks.put(new Chunk(ByteBuffer.allocate(buffer.remaining()).put(buffer).flip(), now));
      }
    } catch (IOException _) {
      // A broken stream is an ended one.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    end();
  }

  private void end() {
    try {
      chunks.put(new Chunk(ByteBuffer.allocate(0), 0));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean hasMore() {
    return current != null || !chunks.isEmpty();
  }

  @Override
  public long received() {
    return counter.frames();
  }

  @Override
  public long fill(ByteBuffer into) throws IOException {
    try {
      Chunk chunk = current == null ? chunks.take() : current;
      if (!chunk.bytes.hasRemaining()) {
        current = chunk;
        throw new EOFException();
      }
      int count = Math.min(into.remaining(), chunk.bytes.remaining());
      into.put(chunk.bytes.slice(chunk.bytes.position(), count));
      chunk.bytes.position(chunk.bytes.position() + count);
      current = chunk.bytes.hasRemaining() ? chunk : null;
      return chunk.arrivedNanos;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
