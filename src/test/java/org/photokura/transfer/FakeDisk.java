package org.photokura.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.photokura.transfer.disk.Disk;
import org.photokura.transfer.disk.DiskFile;
import org.photokura.transfer.disk.LocalDisk;

/** A real disk with a quota and with faults. */
final class FakeDisk implements Disk {

  final AtomicLong room = new AtomicLong(Long.MAX_VALUE / 2);
  private final Disk real = new LocalDisk();
  volatile boolean tellsRoom = true;
  volatile long largestFile = Long.MAX_VALUE;
  volatile boolean hardLinks = true;
  volatile long flushNanos;
  volatile IOException failsWith;
  volatile Path failsAt;

  @Override
  public DiskFile open(Path file) throws IOException {
    var opened = real.open(file);
    return new DiskFile() {
      @Override
      public void write(ByteBuffer bytes, long offset) throws IOException {
        fail(file);
        long grows = Math.max(0, offset + bytes.remaining() - opened.sizeBytes());
        if (offset + bytes.remaining() > largestFile) {
          throw new FileSystemException(file.toString(), null, "File too large");
        }
        if (room.addAndGet(-grows) < 0) {
          room.addAndGet(grows);
          throw new IOException("No space left on device");
        }
        opened.write(bytes, offset);
      }

      @Override
      public int read(ByteBuffer into, long offset) throws IOException {
        return opened.read(into, offset);
      }

      @Override
      public long sizeBytes() throws IOException {
        return opened.sizeBytes();
      }

      @Override
      public void truncate(long sizeBytes) throws IOException {
        room.addAndGet(Math.max(0, opened.sizeBytes() - sizeBytes));
        opened.truncate(sizeBytes);
      }

      @Override
      public void flush() throws IOException {
        fail(file);
        if (flushNanos > 0) {
          java.util.concurrent.locks.LockSupport.parkNanos(flushNanos);
        }
        opened.flush();
      }

      @Override
      public void close() throws IOException {
        opened.close();
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
  public void createFolders(Path folder) throws IOException {
    real.createFolders(folder);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    real.createFolder(folder);
  }

  @Override
  public void publish(Path partial, Path target) throws IOException {
    real.publish(partial, target);
  }

  @Override
  public void unpublish(Path partial, Path target) throws IOException {
    real.unpublish(partial, target);
  }

  @Override
  public void link(Path file, Path secondName) throws IOException {
    if (!hardLinks) {
      throw new IOException("Operation not permitted");
    }
    real.link(file, secondName);
  }

  @Override
  public void flushFolder(Path folder) throws IOException {
    real.flushFolder(folder);
  }

  @Override
  public void setTimes(Path file, Instant time) throws IOException {
    real.setTimes(file, time);
  }

  @Override
  public void replace(Path file, byte[] content) throws IOException {
    fail(file);
    if (room.get() < content.length) {
      throw new IOException("No space left on device");
    }
    real.replace(file, content);
  }

  @Override
  public void delete(Path file) throws IOException {
    real.delete(file);
  }

  @Override
  public Map<String, OptionalLong> list(Path folder) throws IOException {
    return real.list(folder);
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
