package org.photokura.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.Sha256;
import org.photokura.transfer.disk.Disk;
import org.photokura.transfer.disk.DiskFile;
import org.photokura.transfer.disk.PartialJournal;
import org.photokura.transfer.disk.PartialStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partial file of one job, with the digest of what it holds. The digest is fed with the very bytes that are written, in order. A digest cannot be
 * saved, so whoever goes on with a partial file of an earlier connection or run reads its confirmed bytes again. One thread at a time.
 */
final class Part {

  private static final Logger LOG = LoggerFactory.getLogger(Part.class);
  private static final int REREAD_BYTES = 256 << 10;
  /** Blocks that a cut may leave unconfirmed without making all be read again. */
  private static final int MAX_MARKS = 4;

  /** The digest of the first so many bytes. */
  private record Mark(long bytes, MessageDigest digest) {}

  private final Disk disk;
  private final PartialStore store;
  private final String id;
  private boolean mayHaveJournal;
  private @Nullable DiskFile file;
  /** Made when the first byte comes: a run plans files by the ten thousand. */
  private @Nullable MessageDigest digest;
  private volatile long written;
  /** Where it was cut before, it may be cut again: the digests without the last blocks save reading all of it anew each time. */
  private @Nullable Deque<Mark> marks;
  private long noted;
  private boolean named;

  /**
   * @param mayHaveJournal whether an earlier run left something under that id
   */
  Part(Disk disk, PartialStore store, String id, boolean mayHaveJournal) {
    this.disk = disk;
    this.store = store;
    this.id = id;
    this.mayHaveJournal = mayHaveJournal;
  }

  /** Its name in the partial folder. */
  String id() {
    return id;
  }

  Path path() {
    return store.file(id);
  }

  /** Bytes from the start that are written and hashed. */
  long written() {
    return written;
  }

  /** Bytes that the journal claims. */
  long noted() {
    return noted;
  }

  /** Takes over what an earlier run left. */
  void resume(long confirmedBytes) throws IOException {
    noted = confirmedBytes;
    keep(confirmedBytes);
  }

  void write(long offset, ByteBuffer bytes, Meter meter) throws IOException {
    if (offset != written) {
      throw new IllegalStateException("block at " + offset + " where " + written + " was due");
    }
    int count = bytes.remaining();
    var file = open();
    long start = System.nanoTime();
    file.write(bytes.duplicate(), offset);
    long between = System.nanoTime();
    if (marks != null) {
      mark(marks);
    }
    Sha256.feed(digest(), bytes);
    meter.diskNanos.add(between - start);
    meter.hashNanos.add(System.nanoTime() - between);
    written = written + count;
  }

  private void mark(Deque<Mark> marks) {
    if (marks.size() == MAX_MARKS) {
      marks.removeFirst();
    }
    marks.addLast(new Mark(written, Sha256.copy(digest())));
  }

  private DiskFile open() throws IOException {
    if (file == null) {
      if (written == 0 && mayHaveJournal) {
        store.beginAnew(id);
        mayHaveJournal = false;
        noted = 0;
      }
      file = disk.open(path());
      if (file.sizeBytes() > written) {
        file.truncate(written);
      }
    }
    return file;
  }

  /** Cuts off everything from there on and hashes what stays anew. */
  void keep(long confirmedBytes) throws IOException {
    var before = marks == null ? new ArrayDeque<Mark>() : marks;
    marks = new ArrayDeque<>();
    if (confirmedBytes == written && file != null) {
      return;
    }
    if (confirmedBytes < noted) {
      store.forget(id);
      noted = 0;
    }
    var mark = before.stream().filter(each -> each.bytes == confirmedBytes).findFirst();
    if (mark.isPresent() && confirmedBytes > 0 && file != null) {
      file.truncate(confirmedBytes);
      digest = mark.get().digest;
      written = confirmedBytes;
      return;
    }
    digest = null;
    written = 0;
    if (confirmedBytes == 0) {
      close();
      return;
    }
    if (file == null) {
      file = disk.open(path());
    }
    file.truncate(confirmedBytes);
    var buffer = ByteBuffer.allocate(REREAD_BYTES);
    while (written < confirmedBytes) {
      buffer.clear().limit((int) Math.min(REREAD_BYTES, confirmedBytes - written));
      int count = file.read(buffer, written);
      if (count <= 0) {
        throw new IOException("the partial file is shorter than its journal says");
      }
      digest().update(buffer.flip());
      written = written + count;
    }
  }

  /** Flushes, and claims the confirmed bytes in the journal. */
  void note(PartialJournal journal) throws IOException {
    open().flush();
    store.note(id, journal);
    mayHaveJournal = true;
    noted = journal.confirmedBytes();
  }

  /** The file is whole: flushes and closes it and sets its time, last, for Windows and network drives write a time of their own when a file is closed. */
  Sha256 complete(Instant time) throws IOException {
    open().flush();
    close();
    try {
      disk.setTimes(path(), time);
    } catch (IOException e) {
      LOG.debug("the time was not set", e); // FAT knows no year before 1980; the photo's own metadata still tell it.
    }
    var hash = Sha256.of(digest().digest());
    digest = null;
    return hash;
  }

  /**
   * Gives it its final name. Its journal goes first: where a file system does not tell that a file has two names, a run that is killed between the two would make
   * the next one go on with what is saved.
   *
   * @param sizeBytes what must lie there: on a drive without locks another process may have begun it anew
   * @throws java.nio.file.FileAlreadyExistsException if the name is taken
   */
  void publish(Path target, long sizeBytes) throws IOException {
    if (Files.size(path()) != sizeBytes) {
      throw new IOException("a complete file has another size now");
    }
    if (noted > 0) {
      store.forget(id);
      noted = 0;
    }
    disk.publish(path(), target);
    named = true;
  }

  /** Takes the final name away again. */
  void unpublish(Path target) throws IOException {
    disk.unpublish(path(), target);
    named = false;
  }

  /** Whether it has its final name, so that nothing goes on with it. */
  boolean isNamed() {
    return named;
  }

  private MessageDigest digest() {
    if (digest == null) {
      digest = Sha256.digest();
    }
    return digest;
  }

  void close() throws IOException {
    if (file != null) {
      var closing = file;
      file = null;
      closing.close();
    }
  }

  /** Removes it. */
  void discard() throws IOException {
    close();
    written = 0;
    noted = 0;
    digest = null;
    marks = null;
    store.delete(id);
  }
}
