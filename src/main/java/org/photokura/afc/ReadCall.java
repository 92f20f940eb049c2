package org.photokura.afc;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.FileInfo;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.protocol.afc.AfcPath;
import org.photokura.protocol.afc.AfcRequest;

/**
 * Reads part of a file or the whole: open and stat, or a handle that was kept; seek and reads; then a stat, whose answer confirms the bytes and tells whether a
 * kept handle still is the file at that path.
 *
 * @param <T> see {@link ReadTarget}
 */
final class ReadCall<T> extends AfcCall<T> {

  private static final int MAX_TRIES = 3;
  private static final int MAX_REFUSALS = 6;

  private enum Phase {
    NEW,
    OPENING,
    READING,
    DONE
  }

  private final AfcPath file;
  private final long offset;
  private final ReadTarget<T> target;
  private final ReadBudget budget;
  private Phase phase = Phase.NEW;
  private long handle;
  private boolean keptHandle;
  private boolean statDue;
  private boolean seekDue;
  private boolean atEnd;
  private @Nullable FileInfo before;
  private long wanted;
  private long got;
  private long asked;
  /** What of it a later reply confirmed, and the file as it was then: a read goes on there when its connection broke. */
  private long confirmed;
  private @Nullable FileInfo confirmedOf;
  private long furthest;
  private boolean careful;
  private int tries;
  private int refusals;
  private volatile boolean rests;

  ReadCall(AfcPath file, long offset, ReadTarget<T> target, ReadBudget budget) {
    super(file.toString());
    this.file = file;
    this.offset = offset;
    this.target = target;
    this.budget = budget;
  }

  private OpenFiles files() {
    return budget.files();
  }

  @Override
  @Nullable AfcRequest next() throws DeviceException {
    if (phase == Phase.NEW) {
      return rests ? null : begin();
    }
    if (statDue && (phase == Phase.OPENING || unasked() == 0)) {
      statDue = false;
      return new AfcRequest.GetFileInfo(file);
    }
    if (phase != Phase.READING || before == null) {
      return null;
    }
    if (seekDue) {
      seekDue = false;
      return new AfcRequest.FileSeek(handle, offset + got);
    }
    long bytes = Math.min(unasked(), careful ? AfcTuning.CAREFUL_READ_BYTES : budget.readBytes());
    if (bytes == 0 || !budget.isOpen()) {
      return null;
    }
    asked += bytes;
    budget.asked(bytes);
    return new AfcRequest.FileRead(handle, bytes);
  }

  private @Nullable AfcRequest begin() throws DeviceException {
    var kept = files().take(path());
    if (kept != null) {
      handle = kept.handle();
      keptHandle = true;
      phase = Phase.READING;
      start(kept.info());
      return next();
    }
    if (!files().takeSlot()) {
      return null;
    }
    keptHandle = false;
    phase = Phase.OPENING;
    statDue = true;
    return new AfcRequest.FileOpen(file);
  }

  private void start(FileInfo info) throws DeviceException {
    before = info;
    atEnd = false;
    statDue = true;
    if (confirmedOf != null && confirmedOf.sameContentAs(info)) {
      got = confirmed;
      seekDue = true;
      whileAwaited(() -> target.keepOnly(got));
      return;
    }
    confirmedOf = info;
    confirmed = 0;
    got = 0;
    seekDue = offset > 0 || keptHandle;
    var begun = new long[1];
    var failed = new DeviceException[1];
    whileAwaited(() -> {
      try {
        begun[0] = target.begin(info);
      } catch (DeviceException e) {
        failed[0] = e;
      }
    });
    if (failed[0] != null) {
      throw failed[0];
    }
    wanted = begun[0];
  }

  private long unasked() {
    return atEnd ? 0 : wanted - got - asked;
  }

  @Override
  void answered(AfcRequest request, AfcReply reply) throws DeviceException {
    if (phase == Phase.READING && before != null) {
      confirmed = got;
      furthest = Math.max(furthest, confirmed);
    }
    switch (request) {
      case AfcRequest.FileOpen _ -> opened(reply);
      case AfcRequest.FileSeek _ -> refuse(reply.code(AfcOperation.STATUS), AfcOperation.FILE_SEEK);
      case AfcRequest.FileRead read -> read(read.maxBytes(), reply);
      case AfcRequest.GetFileInfo _ -> told(StatCall.info(path(), reply));
      default -> throw new IllegalStateException("no request of a read: " + request);
    }
  }

  private void refuse(long code, AfcOperation operation) throws DeviceException {
    if (code != AfcProblems.SUCCESS) {
      throw AfcProblems.of(code, operation, path());
    }
  }

  private void opened(AfcReply reply) throws DeviceException {
    long code = reply.code(AfcOperation.FILE_OPEN_RESULT);
    if (code == AfcProblems.SUCCESS) {
      handle = reply.handle();
      phase = Phase.READING;
      return;
    }
    files().giveSlot();
    if (code == AfcProblems.NO_RESOURCES) {
      files().slotsExhausted();
    }
    if (!AfcProblems.isTransient(code) || refusals >= MAX_REFUSALS) {
      phase = Phase.DONE;
      refuse(code, AfcOperation.FILE_OPEN);
    }
    phase = Phase.NEW;
    rests = true;
    budget.afterRest(refusals++, () -> rests = false);
  }

  @Override
  boolean isReady() {
    return !rests;
  }

  private void read(long bytes, AfcReply reply) throws DeviceException {
    asked -= bytes;
    budget.answered(bytes);
    long code = reply.code(AfcOperation.DATA);
    if (code != AfcProblems.END_OF_DATA) {
      refuse(code, AfcOperation.FILE_READ);
    }
    long count = code == AfcProblems.SUCCESS ? reply.bytesLeft() : 0;
    if (count > bytes) {
      throw AfcProblems.broken(count + " bytes to a read of " + bytes);
    }
    atEnd |= count == 0;
    if (count < bytes) {
      statDue = true;
    }
    while (reply.bytesLeft() > 0) {
      var piece = budget.scratch((int) reply.bytesLeft());
      reply.receive(piece);
      got += piece.position();
      ByteBuffer bytesCame = piece.flip();
      whileAwaited(() -> target.put(bytesCame));
    }
  }

  private void told(FileInfo info) throws DeviceException {
    if (phase != Phase.READING) {
      return;
    }
    if (before == null) {
      start(info);
    } else if (asked == 0 && unasked() == 0) {
      confirmed(before, info);
    }
  }

  /** The reads and a stat after the last of them were answered in step. */
  private void confirmed(FileInfo first, FileInfo last) throws DeviceException {
    boolean same = first.sameContentAs(last);
    boolean whole = got == wanted;
    if (whole && (same || !(keptHandle || target.mustBeWhole()))) {
      phase = Phase.DONE;
      if (target.mustBeWhole()) {
        files().close(handle);
      } else {
        files().keep(path(), handle, last);
      }
      complete(target.result());
    } else if (++tries < MAX_TRIES) {
      files().close(handle);
      confirmedOf = null;
      reset();
    } else {
      throw same
          ? DeviceException.file(ProblemId.FILE_UNREADABLE, path(), "reads end after " + got + " of " + wanted)
          : DeviceException.file(ProblemId.FILE_CHANGED, path(), "changed at every try");
    }
  }

  private void reset() {
    phase = Phase.NEW;
    before = null;
    statDue = false;
    atEnd = false;
    got = 0;
    asked = 0;
  }

  @Override
  long kept() {
    return furthest;
  }

  @Override
  void restart() {
    careful = true;
    reset();
  }

  @Override
  void answeredLate(AfcRequest request, AfcReply reply) throws DeviceException {
    switch (request) {
      case AfcRequest.FileOpen _ -> {
        if (reply.code(AfcOperation.FILE_OPEN_RESULT) == AfcProblems.SUCCESS) {
          files().close(reply.handle());
        } else {
          files().giveSlot();
        }
      }
      case AfcRequest.FileRead read -> budget.answered(read.maxBytes());
      default -> {}
    }
  }

  @Override
  void leave() {
    if (phase == Phase.READING) {
      files().close(handle);
    }
    phase = Phase.DONE;
  }
}
