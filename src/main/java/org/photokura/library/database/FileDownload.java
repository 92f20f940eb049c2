package org.photokura.library.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFiles;
import org.photokura.device.FileInfo;
import org.photokura.device.FileLane;

/**
 * Copies one file of the phone into a private file. It takes a lane of its own, so that the window's connection stays free; where the phone grants
 * none, it uses the window's. A connection that dies, or one bad moment of the phone, costs only what was not confirmed yet.
 */
final class FileDownload {

  /** So often in a row a connection may break, or the phone be unable to read, without a byte to show for it. */
  private static final int TRIES = 4;
  private static final int READ_BYTES = 1 << 20;

  private final DeviceFiles files;
  private final Cancellation cancellation;

  FileDownload(DeviceFiles files, Cancellation cancellation) {
    this.files = files;
    this.cancellation = cancellation;
  }

  /**
   * Copies the first {@code sizeBytes} bytes.
   *
   * @param progress is told how many bytes came so far
   * @throws DeviceException reach FILE: it cannot be read, or changed meanwhile; else the phone is lost
   * @throws IOException if the copy cannot be written
   */
  void download(String path, long sizeBytes, Path target, LongConsumer progress) throws IOException {
    try (var out = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      long confirmed = 0;
      boolean lanes = true;
      for (int attempt = 1; ; attempt++) {
        cancellation.throwIfCancelled();
        var fetch = new Fetch(path, confirmed, sizeBytes, out, progress);
        try {
          if (lanes) {
            overLane(fetch);
          } else {
            overSharedConnection(fetch);
          }
          return;
        } catch (NoLaneException e) {
          lanes = false;
        } catch (DeviceException e) {
          boolean passing = e.reach() == DeviceException.Reach.CONNECTION || e.problem().id() == ProblemId.FILE_UNREADABLE;
          if (!passing || attempt >= TRIES) {
            throw e;
          }
        }
        if (fetch.confirmedBytes > confirmed) {
          confirmed = fetch.confirmedBytes;
          attempt = 0;
        }
      }
    }
  }

  /** The phone grants no further connection. */
  private static final class NoLaneException extends Exception {}

  private void overLane(Fetch fetch) throws IOException, NoLaneException {
    FileLane lane;
    try {
      lane = files.openLane(cancellation);
    } catch (DeviceException e) {
      if (e.reach() == DeviceException.Reach.DEVICE) {
        throw e;
      }
      throw new NoLaneException();
    }
    fetch.stop = lane::abort;
    try (lane) {
      lane.serve(new OneFetch(fetch), cancellation);
    } catch (DeviceException e) {
      fetch.throwIfNotWritten();
      throw e;
    }
    fetch.throwIfFailed();
  }

  private void overSharedConnection(Fetch fetch) throws IOException {
    var buffer = ByteBuffer.allocateDirect(READ_BYTES);
    for (long at = fetch.offset; at < fetch.endOffset; ) {
      cancellation.throwIfCancelled();
      buffer.clear().limit((int) Math.min(READ_BYTES, fetch.endOffset - at));
      int count = files.read(fetch.path, at, buffer, cancellation);
      if (count == 0) {
        throw DeviceException.file(ProblemId.FILE_SHRANK, fetch.path, "ended at " + at + " of " + fetch.endOffset);
      }
      fetch.write(at, buffer.flip());
      fetch.throwIfNotWritten();
      at += count;
      fetch.confirmedBytes = at;
    }
  }

  /** Hands the one file out, then says that there is no more. */
  private static final class OneFetch implements FileLane.FetchSource {
    private FileLane.@Nullable Fetch next;

    OneFetch(FileLane.Fetch fetch) {
      next = fetch;
    }

    @Override
    public FileLane.@Nullable Fetch next(boolean mayWait) {
      var fetch = next;
      next = null;
      return fetch;
    }
  }

  /** Everything here runs on the lane's thread, which is the caller's. */
  private static final class Fetch implements FileLane.Fetch {
    private final String path;
    private final long offset;
    private final long endOffset;
    private final FileChannel out;
    private final LongConsumer progress;
    private final Deque<ByteBuffer> spare = new ArrayDeque<>();
    private long writtenTo;
    private long confirmedBytes;
    private boolean complete;
    private Runnable stop = () -> {};
    private @Nullable IOException writeFailure;
    private @Nullable DeviceException failure;

    Fetch(String path, long offset, long endOffset, FileChannel out, LongConsumer progress) {
      this.path = path;
      this.offset = offset;
      this.endOffset = endOffset;
      this.out = out;
      this.progress = progress;
      this.writtenTo = offset;
      this.confirmedBytes = offset;
    }

    /** A lane does not take exceptions: the failure is kept for later, and the lane stopped. */
    void write(long at, ByteBuffer bytes) {
      if (writeFailure != null) {
        return;
      }
      try {
        long position = at;
        while (bytes.hasRemaining()) {
          position += out.write(bytes, position);
        }
        writtenTo = position;
        progress.accept(position);
      } catch (IOException e) {
        writeFailure = e;
        stop.run();
      }
    }

    void throwIfNotWritten() throws IOException {
      if (writeFailure != null) {
        throw writeFailure;
      }
    }

    void throwIfFailed() throws IOException {
      throwIfNotWritten();
      if (failure != null && !hasGrownAfterwards(failure)) {
        throw failure;
      }
      if (!complete && failure == null) {
        throw DeviceException.connection(ProblemId.CONNECTION_LOST, "the lane ended without a word about the file");
      }
    }

    /** A log grows while it is copied; what was asked for is here, and the caller looks whether that is enough. */
    private boolean hasGrownAfterwards(DeviceException reason) {
      return reason.problem().id() == ProblemId.FILE_GREW && writtenTo >= endOffset;
    }

    @Override
    public String path() {
      return path;
    }

    @Override
    public long offset() {
      return offset;
    }

    @Override
    public long endOffset() {
      return endOffset;
    }

    @Override
    public ByteBuffer buffer(int maxBytes) {
      ByteBuffer used = spare.poll();
      return used != null && used.capacity() >= maxBytes ? used.clear().limit(maxBytes) : ByteBuffer.allocateDirect(maxBytes);
    }

    @Override
    public void received(long at, ByteBuffer bytes) {
      write(at, bytes);
      release(bytes);
    }

    @Override
    public void confirmedUpTo(long at) {
      confirmedBytes = at;
    }

    @Override
    public void confirmed(FileInfo after) {
      complete = true;
      confirmedBytes = endOffset;
    }

    @Override
    public void failed(DeviceException reason) {
      failure = reason;
    }

    @Override
    public void release(ByteBuffer unused) {
      spare.push(unused);
    }
  }
}
