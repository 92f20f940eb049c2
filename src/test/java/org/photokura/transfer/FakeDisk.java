package org.photokura.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.photokura.transfer.disk.DiskFile;
import org.photokura.transfer.disk.LocalDisk;

/** A real disk with a quota and with faults. */
final class FakeDisk extends ForwardingDisk {

  final AtomicLong room = new AtomicLong(Long.MAX_VALUE / 2);
  volatile boolean tellsRoom = true;
  volatile long largestFile = Long.MAX_VALUE;
  volatile boolean hardLinks = true;
  volatile long flushNanos;
  volatile boolean flushesFolders = true;
  volatile IOException failsWith;
  volatile Path failsAt;

  FakeDisk() {
    super(new LocalDisk());
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    return new ForwardingFile(super.open(file)) {
      @Override
      public void write(ByteBuffer bytes, long offset) throws IOException {
        fail(file);
        long grows = Math.max(0, offset + bytes.remaining() - real.sizeBytes());
        if (offset + bytes.remaining() > largestFile) {
          throw new FileSystemException(file.toString(), null, "File too large");
        }
        if (room.addAndGet(-grows) < 0) {
          room.addAndGet(grows);
          throw new IOException("No space left on device");
        }
        real.write(bytes, offset);
      }

      @Override
      public void truncate(long sizeBytes) throws IOException {
        room.addAndGet(Math.max(0, real.sizeBytes() - sizeBytes));
        real.truncate(sizeBytes);
      }

      @Override
      public void flush() throws IOException {
        fail(file);
        if (flushNanos > 0) {
          java.util.concurrent.locks.LockSupport.parkNanos(flushNanos);
        }
        real.flush();
      }
    };
  }

  private void fail(Path file) throws IOException {
    var e = failsWith;
    if (e != null && (failsAt == null || file.equals(failsAt))) {
      throw e;
    }
  }

  @Override
  public void link(Path file, Path secondName) throws IOException {
    if (!hardLinks) {
      throw new IOException("Operation not permitted");
    }
    super.link(file, secondName);
  }

  @Override
  public void flushFolder(Path folder) throws IOException {
    if (!flushesFolders) {
      throw new IOException("Input/output error");
    }
    super.flushFolder(folder);
  }

  @Override
  public void replace(Path file, byte[] content) throws IOException {
    fail(file);
    if (room.get() < content.length) {
      throw new IOException("No space left on device");
    }
    super.replace(file, content);
  }

  @Override
  public OptionalLong usableBytes(Path folder) throws IOException {
    return tellsRoom ? OptionalLong.of(room.get()) : OptionalLong.empty();
  }

  @Override
  public long largestFileBytes(Path folder) {
    return largestFile;
  }
}
