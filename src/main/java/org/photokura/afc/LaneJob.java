package org.photokura.afc;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.FileInfo;
import org.photokura.device.FileLane.Fetch;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.protocol.afc.AfcPath;
import org.photokura.protocol.afc.AfcRequest;

/**
 * One file on a lane: a stat where that is wanted, open, seek where it goes on at an offset, reads, then a stat and the close. It says what it wants to send next and takes the replies.
 * Reads follow each other on the handle, so a reply with fewer bytes than asked for moves no later byte to a wrong place; what is missing is asked for again.
 */
final class LaneJob implements ReplyHandler {

  /** How often a file is opened again because its reads ended before its size. */
  private static final int MAX_EARLY_ENDS = 2;
  /** How often a file is opened again because the phone had no slot for it or was busy; each time after a rest twice as long, about a second in all. */
  private static final int MAX_REFUSALS = 6;

  private enum Phase {
    /** To be opened. */
    NEW,
    /** It has a slot, its first stat was sent, and the open follows at once. */
    ASKED,
    OPENING,
    OPEN,
    /** The close was sent. */
    CLOSING,
    /** Nothing more will be sent or come. */
    DONE
  }

  private final AfcLane lane;
  private final Fetch fetch;
  private final AfcPath path;
  private final long endOffset;
  private Phase phase = Phase.NEW;
  private long handle;
  /** Every byte of the file below it was delivered. */
  private long position;
  /** Bytes of reads that are not answered. */
  private long asked;
  private boolean infoDue;
  private boolean infoAwaited;
  private boolean seekDue;
  private boolean statSent;
  private boolean atEnd;
  private boolean ended;
  private int earlyEnds;
  private int refusals;
  /** Bytes of a read that brought fewer than asked for; whether the file ended there or the phone gives no more at once shows later. */
  private long shortRead;
  private long restUntil;
  private @Nullable FileInfo after;

  LaneJob(AfcLane lane, Fetch fetch, AfcPath path) {
    this.lane = lane;
    this.fetch = fetch;
    this.path = path;
    this.endOffset = fetch.endOffset();
    this.position = fetch.offset();
    this.infoDue = fetch.wantsInfoBefore();
  }

  Fetch fetch() {
    return fetch;
  }

  boolean isDone() {
    return phase == Phase.DONE;
  }

  /** Whether it was refused and is to be opened again. */
  boolean rests() {
    return phase == Phase.NEW && refusals > 0;
  }

  /** How long it rests; not positive once it is over. */
  long restNanos() {
    return restUntil - lane.nanoTime();
  }

  /** Bytes that were not even asked for. */
  long unasked() {
    return ended || atEnd ? 0 : Math.max(0, endOffset - position - asked);
  }

  /** What to send next; null if a reply must come first. The caller sends it. */
  @Nullable AfcRequest next() {
    return switch (phase) {
      case NEW -> begin();
      case ASKED -> open();
      case OPEN -> ended ? close() : nextOfOpen();
      case OPENING, CLOSING, DONE -> null;
    };
  }

  private @Nullable AfcRequest begin() {
    if ((rests() && restNanos() > 0) || !lane.takeSlot()) {
      return null;
    }
    statSent = false;
    after = null;
    seekDue = position > 0;
    if (infoDue) {
      // Before the open, not behind it: a file that is exchanged in between shows another time in the end.
      infoDue = false;
      infoAwaited = true;
      phase = Phase.ASKED;
      return new AfcRequest.GetFileInfo(path);
    }
    return open();
  }

  private AfcRequest open() {
    phase = Phase.OPENING;
    return new AfcRequest.FileOpen(path);
  }

  private @Nullable AfcRequest nextOfOpen() {
    if (seekDue) {
      seekDue = false;
      return new AfcRequest.FileSeek(handle, position);
    }
    long unasked = unasked();
    if (unasked > 0) {
      if (!lane.window().isOpen()) {
        return null;
      }
      long bytes = Math.min(unasked, lane.window().readBytes());
      asked += bytes;
      lane.window().asked(bytes);
      return new AfcRequest.FileRead(handle, bytes);
    }
    if (asked > 0 && !lane.trustsWholeReads()) {
      return null;
    }
    if (!statSent) {
      statSent = true;
      return new AfcRequest.GetFileInfo(path);
    }
    return close();
  }

  private AfcRequest close() {
    phase = Phase.CLOSING;
    lane.giveSlot();
    return new AfcRequest.FileClose(handle);
  }

  @Override
  public void replied(AfcRequest request, AfcReply reply) throws DeviceException, InterruptedException {
    lane.inStep();
    switch (request) {
      case AfcRequest.FileOpen _ -> opened(reply);
      case AfcRequest.FileSeek _ -> sought(reply);
      case AfcRequest.FileRead read -> read(read.maxBytes(), reply);
      case AfcRequest.GetFileInfo _ -> told(reply);
      case AfcRequest.FileClose _ -> closed(reply);
      default -> throw new IllegalStateException("no request of a lane: " + request);
    }
  }

  private void opened(AfcReply reply) throws DeviceException {
    long code = reply.code(AfcOperation.FILE_OPEN_RESULT);
    if (code == AfcProblems.SUCCESS) {
      handle = reply.handle();
      phase = Phase.OPEN;
      return;
    }
    lane.giveSlot();
    if (code == AfcProblems.NO_RESOURCES) {
      lane.slotsExhausted();
    }
    if (!ended && AfcProblems.isTransient(code) && refusals < MAX_REFUSALS) {
      phase = Phase.NEW;
      restUntil = lane.nanoTime() + (lane.refusalRestNanos() << refusals);
      refusals++;
    } else {
      phase = Phase.DONE;
      fail(AfcProblems.of(code, AfcOperation.FILE_OPEN, fetch.path()));
    }
  }

  private void sought(AfcReply reply) throws DeviceException {
    long code = reply.code(AfcOperation.STATUS);
    if (code != AfcProblems.SUCCESS) {
      fail(AfcProblems.of(code, AfcOperation.FILE_SEEK, fetch.path()));
    }
  }

  private void read(long bytes, AfcReply reply) throws DeviceException, InterruptedException {
    asked -= bytes;
    long code = reply.code(AfcOperation.DATA);
    long got = code == AfcProblems.SUCCESS ? reply.bytesLeft() : 0;
    if (!ended && code != AfcProblems.SUCCESS && code != AfcProblems.END_OF_DATA) {
      fail(AfcProblems.of(code, AfcOperation.FILE_READ, fetch.path()));
    }
    if (got > bytes) {
      throw AfcProblems.broken(got + " bytes to a read of " + bytes);
    }
    if (!ended) {
      deliver(reply);
      atEnd |= got == 0;
      shortRead = got > 0 && got < bytes ? got : shortRead;
    }
    lane.window().answered(bytes, got);
  }

  private void deliver(AfcReply reply) throws DeviceException, InterruptedException {
    if (shortRead > 0 && reply.bytesLeft() > 0) {
      lane.window().cappedAt(shortRead);
      shortRead = 0;
    }
    while (reply.bytesLeft() > 0) {
      var buffer = lane.buffer(fetch, (int) reply.bytesLeft());
      int start = buffer.position();
      try {
        reply.receive(buffer);
      } catch (DeviceException e) {
        fetch.release(buffer);
        throw e;
      }
      long from = position;
      position += buffer.limit() - start;
      lane.unconfirmed(this);
      fetch.received(from, flipped(buffer, start));
    }
  }

  private static ByteBuffer flipped(ByteBuffer filled, int start) {
    return filled.limit(filled.position()).position(start);
  }

  /** A reply came in step after the bytes that were delivered. */
  void confirmDelivered() {
    if (!ended) {
      fetch.confirmedUpTo(position);
    }
  }

  private void told(AfcReply reply) throws DeviceException {
    boolean first = infoAwaited;
    infoAwaited = false;
    try {
      var info = StatCall.info(fetch.path(), reply);
      if (first) {
        before(info);
      } else {
        after = info;
      }
    } catch (DeviceException e) {
      fail(e);
    }
    if (ended && phase == Phase.ASKED) {
      lane.giveSlot();
      phase = Phase.DONE;
    }
  }

  private void before(FileInfo info) throws DeviceException {
    var other = another(info);
    if (other != null) {
      fail(other);
    } else if (!ended) {
      fetch.before(info);
    }
  }

  private void closed(AfcReply reply) throws DeviceException {
    long code = reply.code(AfcOperation.STATUS);
    phase = Phase.DONE;
    if (code != AfcProblems.SUCCESS) {
      fail(AfcProblems.of(code, AfcOperation.FILE_CLOSE, fetch.path()));
    } else if (!ended && after != null) {
      judge(after);
    }
  }

  /** Every reply of this file came in step, the stat and the close after its last byte among them. */
  private void judge(FileInfo info) throws DeviceException {
    var other = another(info);
    if (other != null) {
      fail(other);
    } else if (position == endOffset) {
      ended = true;
      fetch.confirmed(info);
    } else if (earlyEnds++ < MAX_EARLY_ENDS) {
      atEnd = false;
      phase = Phase.NEW;
    } else {
      fail(DeviceException.file(ProblemId.FILE_UNREADABLE, fetch.path(), "reads end at " + position + " of " + endOffset));
    }
  }

  /** Why that is not the file that was asked for; null: it may be. */
  private @Nullable DeviceException another(FileInfo info) {
    if (!info.isFile()) {
      // What is read through a link is another file, and the size is that of the link.
      return DeviceException.file(ProblemId.FILE_UNREADABLE, fetch.path(), "no file but a " + info.type());
    }
    if (info.sizeBytes() != endOffset) {
      var id = info.sizeBytes() < endOffset ? ProblemId.FILE_SHRANK : ProblemId.FILE_GREW;
      return DeviceException.file(id, fetch.path(), info.sizeBytes() + " bytes on the phone, " + endOffset + " expected");
    }
    return null;
  }

  /**
   * Ends the fetch, once: a later reason changes nothing.
   *
   * @throws DeviceException the reason itself, if it is one of the connection: the lane ends then, and this fetch with it
   */
  private void fail(DeviceException reason) throws DeviceException {
    if (reason.reach() != DeviceException.Reach.FILE) {
      throw reason;
    }
    end(reason);
  }

  /** Ends the fetch if it has not ended. */
  void end(DeviceException reason) {
    if (!ended) {
      ended = true;
      fetch.failed(reason);
    }
  }
}
