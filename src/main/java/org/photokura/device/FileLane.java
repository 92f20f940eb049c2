package org.photokura.device;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;

/**
 * One connection's worth of copying. The lane takes files from a source and keeps many requests in flight: open, read, stat and close of the next
 * files travel ahead while earlier replies are still under way.
 */
public interface FileLane extends AutoCloseable {

  /**
   * Serves the source on the calling thread until it has no more. Each fetch that was taken is ended by exactly one call of
   * {@link Fetch#confirmed} or {@link Fetch#failed}, also when this method throws: then every fetch under way has failed. Where one of them was awaited when the
   * connection broke, it fails with the reason, which names its {@code path} (FILE_TIMEOUT if the reply did not come in time); the others, which are not to blame,
   * with CONNECTION_LOST, which names none.
   * Calls of the source and of the fetches that may block are ended by an interrupt when the lane is aborted or cancelled; nobody sees it afterwards.
   *
   * @throws DeviceException reach CONNECTION or DEVICE: this lane is dead and must be closed
   * @throws java.util.concurrent.CancellationException when cancelled or interrupted, the fetches under way having failed with CANCELLED: this lane is dead
   */
  void serve(FetchSource source, Cancellation cancellation) throws DeviceException;

  /** Wakes {@link #serve} at once, from any thread; the lane is dead then. */
  void abort();

  @Override
  void close();

  /** Where a lane gets its work; called on the lane's thread. */
  interface FetchSource {
    /**
     * The next file, or null: if {@code mayWait}, null means that there will be no more, else that none is ready now.
     *
     * @param mayWait whether the lane has nothing else to do and so may block here
     */
    @Nullable Fetch next(boolean mayWait) throws InterruptedException;
  }

  /** One file to be read; called on the lane's thread. */
  interface Fetch {
    String path();

    /** First byte wanted: 0, or where an earlier part ended. */
    long offset();

    /** One past the last byte wanted; the file's size as far as known. */
    long endOffset();

    /** Whether {@link #before} is to be called: nobody knows yet what the phone says of the file. Asked once, at the begin. */
    default boolean wantsInfoBefore() {
      return false;
    }

    /** What a stat told that was answered on this connection before the file was opened; at most once, and before its first byte. */
    default void before(FileInfo info) {}

    /**
     * An empty direct buffer for the next bytes, with {@code remaining()} at most {@code maxBytes}. Blocks while the writers are behind: that is the
     * back pressure.
     */
    ByteBuffer buffer(int maxBytes) throws InterruptedException;

    /**
     * Bytes that arrived, flipped for reading, in order. The callee owns the buffer now. They are not confirmed yet.
     *
     * @param offset of the first byte in the file
     */
    void received(long offset, ByteBuffer bytes);

    /** Every byte delivered below {@code offset} was followed by a later reply on the same connection. */
    void confirmedUpTo(long offset);

    /** The end: all bytes came, and a stat after the last byte and the close both succeeded on this connection. */
    void confirmed(FileInfo after);

    /** The end: it failed. Buffers handed out by {@link #buffer} and not received were given back by {@link #release} before. */
    void failed(DeviceException reason);

    /** Gives back a buffer that stayed unused, whatever its position and limit. */
    void release(ByteBuffer unused);
  }
}
