package org.photokura.afc;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.photokura.device.DeviceException;
import org.photokura.device.FileInfo;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.protocol.afc.AfcRequest;

/**
 * The files that the reserved connection has open on the phone: few, because its AFC service has few slots, and each is closed for certain. A file that was read
 * in part stays open for a moment, because its next part is usually asked for next. Used by the connection's thread.
 */
final class OpenFiles implements ReplyHandler {

  private static final int KEPT = 2;

  /**
   * An open file that nobody reads now.
   *
   * @param info what the phone told of its path when it was last read
   */
  record Kept(long handle, FileInfo info, long sinceNanos) {}

  private final LongSupplier nanoTime;
  private final long keepNanos;
  private final Map<String, Kept> kept = new LinkedHashMap<>();
  private final ArrayDeque<Long> toClose = new ArrayDeque<>();
  private int slots;
  private int slotsTaken;

  OpenFiles(AfcTuning tuning, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.keepNanos = tuning.keepHandleMillis() * 1_000_000;
    this.slots = tuning.maxOpenFiles();
  }

  /** Takes a slot for one more open file; if none is free, a kept file is closed first and the caller asks again. */
  boolean takeSlot() {
    if (slotsTaken < slots) {
      slotsTaken++;
      return true;
    }
    closeOldest();
    return false;
  }

  /** The file was not opened after all. */
  void giveSlot() {
    slotsTaken--;
  }

  /** The phone has no slot for one more open file: never have more open than now. */
  void slotsExhausted() {
    slots = Math.max(1, Math.min(slots, slotsTaken));
    closeOldest();
  }

  /** A file that was kept open, for the taker alone; null if there is none. */
  @Nullable Kept take(String path) {
    return kept.remove(path);
  }

  /** Keeps a file open for a moment. */
  void keep(String path, long handle, FileInfo info) {
    var before = kept.put(path, new Kept(handle, info, nanoTime.getAsLong()));
    if (before != null) {
      close(before.handle());
    }
    if (kept.size() > KEPT) {
      closeOldest();
    }
  }

  void close(long handle) {
    toClose.add(handle);
  }

  private void closeOldest() {
    var oldest = kept.values().iterator();
    if (oldest.hasNext()) {
      close(oldest.next().handle());
      oldest.remove();
    }
  }

  /** Closes what was kept for its time. */
  void closeExpired() {
    long now = nanoTime.getAsLong();
    for (Iterator<Kept> each = kept.values().iterator(); each.hasNext(); ) {
      var file = each.next();
      if (now - file.sinceNanos() >= keepNanos) {
        close(file.handle());
        each.remove();
      }
    }
  }

  /** Nothing stays open for a moment any more. */
  void closeKept() {
    while (!kept.isEmpty()) {
      closeOldest();
    }
  }

  /** The connection is gone, and with it everything that was open. */
  void forget() {
    kept.clear();
    toClose.clear();
    slotsTaken = 0;
  }

  boolean keepsAny() {
    return !kept.isEmpty();
  }

  boolean hasToClose() {
    return !toClose.isEmpty();
  }

  /** The next close that is due; null if none is. */
  @Nullable AfcRequest next() {
    var handle = toClose.poll();
    if (handle == null) {
      return null;
    }
    slotsTaken--;
    return new AfcRequest.FileClose(handle);
  }

  @Override
  public void replied(AfcRequest request, AfcReply reply) throws DeviceException {
    reply.code(AfcOperation.STATUS);
  }
}
