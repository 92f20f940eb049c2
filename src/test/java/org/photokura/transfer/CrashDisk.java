package org.photokura.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.photokura.transfer.disk.DiskFile;
import org.photokura.transfer.disk.LocalDisk;

/**
 * A disk whose power goes out after some operations: from then on every call fails, and {@link #loseWhatWasNotFlushed} does to the files what a real disk may
 * do: bytes that were not flushed become zeros or vanish, names that were not flushed are undone.
 */
final class CrashDisk extends ForwardingDisk {

  private record Piece(long from, long to) {}

  private final Random random;
  private long operationsLeft;
  private final Map<Path, List<Piece>> unflushed = new HashMap<>();
  private final List<Path> unflushedNames = new ArrayList<>();
  /** Files by another name: a link shares the bytes. */
  private final Map<Path, Path> names = new HashMap<>();

  CrashDisk(long operations, long seed) {
    super(new LocalDisk());
    this.operationsLeft = operations;
    this.random = new Random(seed);
  }

  synchronized boolean isOut() {
    return operationsLeft <= 0;
  }

  @Override
  synchronized void before() throws IOException {
    if (operationsLeft <= 0) {
      throw new IOException("the power is out");
    }
    operationsLeft--;
  }

  synchronized void loseWhatWasNotFlushed() throws IOException {
    operationsLeft = 0;
    for (var file : unflushed.entrySet()) {
      Path path = Files.exists(file.getKey()) ? file.getKey() : names.getOrDefault(file.getKey(), file.getKey());
      if (!Files.exists(path)) {
        continue;
      }
      try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        for (var piece : file.getValue()) {
          switch (random.nextInt(3)) {
            case 0 -> { }
            case 1 -> channel.write(ByteBuffer.allocate((int) (piece.to - piece.from)), piece.from);
            default -> channel.truncate(Math.min(channel.size(), piece.from));
          }
        }
      }
    }
    for (var name : unflushedNames) {
      if (random.nextBoolean()) {
        Files.deleteIfExists(name);
      }
    }
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    return new ForwardingFile(super.open(file)) {
      @Override
      public void write(ByteBuffer bytes, long offset) throws IOException {
        var piece = new Piece(offset, offset + bytes.remaining());
        super.write(bytes, offset);
        synchronized (CrashDisk.this) {
          unflushed.computeIfAbsent(file, f -> new ArrayList<>()).add(piece);
        }
      }

      @Override
      public void flush() throws IOException {
        CrashDisk.this.before(); // The real one would cost time and change nothing.
        synchronized (CrashDisk.this) {
          unflushed.remove(file);
        }
      }
    };
  }

  @Override
  public void publish(Path partial, Path target) throws IOException {
    super.publish(partial, target);
    synchronized (this) {
      unflushedNames.add(target);
      names.put(partial, target);
    }
  }

  @Override
  public void link(Path file, Path secondName) throws IOException {
    super.link(file, secondName);
    synchronized (this) {
      unflushedNames.add(secondName);
    }
  }

  @Override
  public void flushFolder(Path folder) throws IOException {
    before();
    synchronized (this) {
      unflushedNames.removeIf(name -> name.getParent().equals(folder));
    }
  }
}
