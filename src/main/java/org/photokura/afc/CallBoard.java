package org.photokura.afc;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.protocol.afc.AfcRequest;

/**
 * The calls under way for the window and for listing, with what they have open: sends for them on the stream of whoever serves them. Those that a person waits for go
 * before long lists. Used by one thread at a time.
 */
final class CallBoard {

  private final OpenFiles files;
  private final ReadBudget budget;
  private final List<AfcCall<?>> calls = new ArrayList<>();

  /**
   * @param wake makes whoever serves look again
   */
  CallBoard(AfcTuning tuning, LongSupplier nanoTime, Runnable wake) {
    this.files = new OpenFiles(tuning, nanoTime);
    this.budget = new ReadBudget(files, tuning.refusalRestMillis(), wake);
  }

  /** For new reads. */
  ReadBudget budget() {
    return budget;
  }

  OpenFiles files() {
    return files;
  }

  /** Takes new calls; those that nobody waits for any more go, leaving nothing open. */
  void take(List<AfcCall<?>> incoming) {
    calls.addAll(incoming);
    incoming.clear();
    for (Iterator<AfcCall<?>> each = calls.iterator(); each.hasNext(); ) {
      var call = each.next();
      if (call.isOver()) {
        call.leaveOnce();
        each.remove();
      }
    }
  }

  /** Whether it would send, were there room. */
  boolean hasWork() {
    return files.hasToClose() || calls.stream().anyMatch(call -> !call.isOver() && call.isReady());
  }

  /**
   * Sends as much as may be in flight.
   *
   * @param maxBulk how many requests of long lists
   */
  void fill(AfcStream stream, int maxBulk) {
    boolean sent;
    do {
      sent = sendCloses(stream);
      sent |= sendOneEach(stream, call -> !call.isBulk());
      if (!sent) {
        sent = sendOneEach(stream, call -> call.isBulk() && stream.bulkInFlight() < maxBulk);
      }
    } while (sent || (files.hasToClose() && stream.canSend()));
  }

  /** Sends the closes that are due, so many as there is room for. */
  boolean sendCloses(AfcStream stream) {
    boolean sent = false;
    while (stream.canSend() && files.hasToClose()) {
      var close = files.next();
      if (close != null) {
        stream.add(close, files);
        sent = true;
      }
    }
    return sent;
  }

  private boolean sendOneEach(AfcStream stream, Predicate<AfcCall<?>> which) {
    boolean sent = false;
    for (var call : calls) {
      if (stream.canSend() && which.test(call) && !call.isOver()) {
        var request = next(call);
        if (request != null) {
          stream.add(request, call);
          sent = true;
        }
      }
    }
    return sent;
  }

  private static @Nullable AfcRequest next(AfcCall<?> call) {
    try {
      return call.next();
    } catch (DeviceException e) {
      call.fail(e);
      return null;
    }
  }

  /** The connection is worth nothing any more: what was under way is tried again on the next one, where that makes sense. */
  void broken(@Nullable ReplyHandler awaited, DeviceException e) {
    for (var call : calls) {
      boolean blamed = call.equals(awaited);
      if (call.isOver()) {
        continue;
      }
      if (e.reach() == DeviceException.Reach.CONNECTION && !(blamed && AfcProblems.isTimeout(e)) && call.mayRetry()) {
        call.restart();
      } else {
        call.fail(reason(e, call, blamed));
      }
    }
    forget();
  }

  private static DeviceException reason(DeviceException e, AfcCall<?> call, boolean blamed) {
    if (blamed && AfcProblems.isTimeout(e)) {
      return AfcProblems.timeout(call.path(), e);
    }
    boolean anothers = !blamed && e.problem().data().containsKey("path");
    return anothers ? DeviceException.connection(ProblemId.CONNECTION_LOST, "another file broke the connection") : e;
  }

  /** Another connection will serve the calls from now on, and nobody is to blame. */
  void handOver() {
    calls.forEach(AfcCall::restart);
    forget();
  }

  void failAll(DeviceException reason) {
    calls.forEach(call -> call.fail(reason));
    forget();
    calls.clear();
  }

  private void forget() {
    take(new ArrayList<>());
    budget.forget();
  }
}
