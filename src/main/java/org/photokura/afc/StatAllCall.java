package org.photokura.afc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFiles.StatSink;
import org.photokura.device.FileInfo;
import org.photokura.protocol.afc.AfcPath;
import org.photokura.protocol.afc.AfcRequest;

/**
 * Asks for many paths, many requests in flight. The answers are handed to the caller's thread, which gives them to the sink: a slow sink holds back this call,
 * not the connection. So many are in flight that a person's request behind them waits for about {@link #BEARABLE_NANOS}.
 */
final class StatAllCall extends AfcCall<Boolean> {

  private static final long BEARABLE_NANOS = 50_000_000;
  private static final int MIN_IN_FLIGHT = 64;
  private static final int MAX_UNDRAINED = 4096;
  private static final int BATCH = 128;
  private static final long BATCH_NANOS = 20_000_000;

  private record Answer(String path, @Nullable FileInfo info, @Nullable DeviceException failure) {}

  private final List<String> paths;
  private final StatSink sink;
  private final int maxInFlight;
  private final LongSupplier nanoTime;
  private final Runnable wakeConnection;
  private final Set<Integer> impossible = new HashSet<>();
  private int sent;
  private int answered;
  private int inFlightLimit;
  private int roundEnd;
  private long roundStart;
  private long batchStart;
  /** Guarded by the call's lock, as are the next two. */
  private List<Answer> undrained = new ArrayList<>();
  private boolean batchReady;
  private boolean callerBehind;

  StatAllCall(List<String> paths, StatSink sink, int maxInFlight, LongSupplier nanoTime, Runnable wakeConnection) {
    super(paths.isEmpty() ? "/" : paths.getFirst());
    this.paths = paths;
    this.sink = sink;
    this.maxInFlight = maxInFlight;
    this.nanoTime = nanoTime;
    this.wakeConnection = wakeConnection;
    this.inFlightLimit = Math.min(MIN_IN_FLIGHT, maxInFlight);
  }

  @Override
  public boolean isBulk() {
    return true;
  }

  @Override
  boolean isReady() {
    var ready = new boolean[] {true};
    whileAwaited(() -> ready[0] = !callerBehind);
    return ready[0];
  }

  @Override
  @Nullable AfcRequest next() {
    if (sent - answered >= inFlightLimit || !isReady()) {
      return null;
    }
    while (sent < paths.size()) {
      if (sent == roundEnd) {
        beginRound();
      }
      String path = paths.get(sent++);
      try {
        return new AfcRequest.GetFileInfo(new AfcPath(path));
      } catch (IllegalArgumentException e) {
        impossible.add(sent - 1);
        passImpossible();
      }
    }
    return null;
  }

  /** Once a round, as many more may be in flight as are answered in a bearable time. */
  private void beginRound() {
    long now = nanoTime.getAsLong();
    if (sent > 0) {
      long nanos = Math.max(1, now - roundStart);
      inFlightLimit = Math.clamp(BEARABLE_NANOS * inFlightLimit / nanos, Math.min(MIN_IN_FLIGHT, maxInFlight), maxInFlight);
    }
    roundStart = now;
    roundEnd = sent + inFlightLimit;
  }

  @Override
  void answered(AfcRequest request, AfcReply reply) throws DeviceException {
    String path = paths.get(answered);
    try {
      answer(new Answer(path, StatCall.info(path, reply), null));
    } catch (DeviceException e) {
      if (e.reach() != DeviceException.Reach.FILE) {
        throw e;
      }
      throwIfFirstNonsense(e);
      answer(new Answer(path, null, e));
    }
    passImpossible();
  }

  private void passImpossible() {
    while (impossible.remove(answered)) {
      String path = paths.get(answered);
      answer(new Answer(path, null, DeviceException.file(ProblemId.FILE_VANISHED, path, "no path of a phone")));
    }
  }

  private void answer(Answer answer) {
    answered++;
    boolean last = answered == paths.size();
    long now = nanoTime.getAsLong();
    whileAwaited(() -> {
      undrained.add(answer);
      callerBehind = undrained.size() >= MAX_UNDRAINED;
      batchReady |= undrained.size() >= BATCH || last || now - batchStart > BATCH_NANOS;
      if (batchReady) {
        batchStart = now;
        wake();
      }
    });
    if (last) {
      complete(true);
    }
  }

  @Override
  long kept() {
    return answered;
  }

  @Override
  void restart() {
    sent = answered;
    roundEnd = sent;
    impossible.clear();
  }

  @Override
  boolean hasUndrained() {
    return batchReady;
  }

  @Override
  void drain() {
    var batch = new ArrayList<List<Answer>>(1);
    var wasBehind = new boolean[1];
    whileAwaited(() -> {
      batch.add(undrained);
      undrained = new ArrayList<>();
      batchReady = false;
      wasBehind[0] = callerBehind;
      callerBehind = false;
    });
    if (wasBehind[0]) {
      wakeConnection.run();
    }
    batch.forEach(answers -> answers.forEach(this::give));
  }

  private void give(Answer answer) {
    if (answer.info() != null) {
      sink.found(answer.path(), answer.info());
    } else if (answer.failure() != null) {
      sink.failed(answer.path(), answer.failure());
    }
  }
}
