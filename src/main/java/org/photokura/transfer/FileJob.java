package org.photokura.transfer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.Sha256;
import org.photokura.core.Problem;
import org.photokura.library.FileRole;
import org.photokura.library.ItemFile;

/** One file of the run on its way. Its state changes only under the lock of {@link Jobs}, except for the part, which one writer at a time has. */
final class FileJob {

  final ItemJob item;
  final ItemFile file;
  final Part part;
  final Tries tries = new Tries();
  /** What the phone says now; a file that changed is begun anew with what it became. */
  private long sizeBytes;
  private @Nullable Instant modified;
  private @Nullable Sha256 content;
  private @Nullable Problem failure;
  private boolean stopped;

  FileJob(ItemJob item, ItemFile file, long sizeBytes, @Nullable Instant modified, Part part) {
    this.item = item;
    this.file = file;
    this.sizeBytes = sizeBytes;
    this.modified = modified;
    this.part = part;
  }

  /** How often it was tried, and what for. */
  static final class Tries {
    int timeouts;
    int cuts;
    int refusals;
    int changes;
    int mismatches;
    long furthestBytes;
  }

  FileRole role() {
    return file.role();
  }

  String path() {
    return file.path();
  }

  synchronized long sizeBytes() {
    return sizeBytes;
  }

  synchronized @Nullable Instant modified() {
    return modified;
  }

  /** What its time was before its first byte, if nobody knew: it stays so however often the file is gone on with. */
  synchronized void learned(Instant time) {
    if (modified == null) {
      modified = time;
    }
  }

  /** The phone says something else of it now. */
  synchronized void became(long newSizeBytes, @Nullable Instant newModified) {
    sizeBytes = newSizeBytes;
    modified = newModified;
  }

  /** It lies complete and flushed in its partial file. */
  synchronized void complete(Sha256 hash) {
    content = hash;
  }

  synchronized void fail(Problem problem) {
    failure = problem;
  }

  /** The run ended before it did. */
  synchronized void stop() {
    stopped = true;
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  /** Its hash, once it is complete. */
  synchronized @Nullable Sha256 content() {
    return content;
  }

  synchronized @Nullable Problem failure() {
    return failure;
  }
}
