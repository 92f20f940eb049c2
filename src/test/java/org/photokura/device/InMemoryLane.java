package org.photokura.device;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException.Reach;

/** A lane of {@link InMemoryDeviceFiles}: takes files ahead, delivers in chunks, confirms a chunk when the next one came. */
final class InMemoryLane implements FileLane {

  private final InMemoryDeviceFiles phone;
  private final int chunkBytes;
  private final int lookAhead;
  private final Deque<Fetch> underWay = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private @Nullable DeviceException death;
  private @Nullable Thread inCallback;
  private volatile boolean aborted;

  InMemoryLane(InMemoryDeviceFiles phone, int chunkBytes, int lookAhead) {
    this.phone = phone;
    this.chunkBytes = chunkBytes;
    this.lookAhead = lookAhead;
  }

  @Override
  public void serve(FetchSource source, Cancellation cancellation) throws DeviceException {
    try (var tie = cancellation.onCancel(this::wake)) {
      while (true) {
        check(cancellation);
        boolean more = true;
        while (more && underWay.size() < lookAhead) {
          boolean mayWait = underWay.isEmpty();
          var fetch = callback(() -> source.next(mayWait), cancellation);
          if (fetch != null) {
            underWay.add(fetch);
          }
          more = fetch != null;
        }
        if (underWay.isEmpty()) {
          return;
        }
        copy(underWay.peek(), cancellation);
      }
    } catch (DeviceException e) {
      kill(e);
      end(e);
      throw e;
    } catch (CancellationException e) {
      cancelled();
      throw e;
    } catch (InterruptedException e) {
      cancelled();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  /** Calls into the test's code where it may block; abort and cancel wake it by an interrupt that nobody sees afterwards. */
  private <T> T callback(Callable<T> call, Cancellation cancellation) throws DeviceException, InterruptedException {
    lock.lock();
    try {
      check(cancellation);
      inCallback = Thread.currentThread();
    } finally {
      lock.unlock();
    }
    try {
      return call.call();
    } catch (InterruptedException e) {
      check(cancellation);
      throw e;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      lock.lock();
      try {
        inCallback = null;
        if (death != null || cancellation.isCancelled()) {
          Thread.interrupted();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private void copy(Fetch fetch, Cancellation cancellation) throws DeviceException, InterruptedException {
    long at = fetch.offset();
    try {
      phone.check(fetch.path(), cancellation);
      var entry = phone.require(fetch.path());
      if (entry.folder()) {
        throw DeviceException.file(ProblemId.FILE_IS_DIRECTORY, fetch.path(), "AFC 9");
      }
      if (fetch.wantsInfoBefore()) {
        fetch.before(entry.info());
      }
      while (true) {
        check(cancellation);
        long to = Math.min(at + chunkBytes, fetch.endOffset());
        var fault = phone.takeFault(fetch.path(), at, to);
        if (fault != null && fault.atOffset() > at) {
          at = deliver(fetch, at, fault.atOffset(), cancellation);
        }
        if (fault != null) {
          strike(fault, fetch, at, cancellation);
          continue;
        }
        if (at >= fetch.endOffset()) {
          break;
        }
        fetch.confirmedUpTo(at);
        long next = deliver(fetch, at, to, cancellation);
        if (next == at) {
          break;
        }
        at = next;
      }
      phone.check(fetch.path(), cancellation);
      var after = phone.require(fetch.path()).info();
      fetch.confirmedUpTo(at);
      if (after.sizeBytes() < fetch.endOffset() || at < fetch.endOffset()) {
        throw DeviceException.file(ProblemId.FILE_SHRANK, fetch.path(), after.sizeBytes() + " bytes now");
      }
      if (after.sizeBytes() > fetch.endOffset()) {
        throw DeviceException.file(ProblemId.FILE_GREW, fetch.path(), after.sizeBytes() + " bytes now");
      }
      underWay.remove(fetch);
      fetch.confirmed(after);
    } catch (DeviceException e) {
      if (e.reach() != Reach.FILE) {
        throw e;
      }
      underWay.remove(fetch);
      fetch.failed(e);
    }
  }

  private long deliver(Fetch fetch, long from, long to, Cancellation cancellation)
      throws DeviceException, InterruptedException {
    long at = from;
    while (at < to) {
      int most = (int) Math.min(to - at, Integer.MAX_VALUE);
      var buffer = callback(() -> fetch.buffer(most), cancellation);
      int start = buffer.position();
      phone.require(fetch.path()).content().read(at, buffer);
      int count = buffer.position() - start;
      if (count == 0) {
        fetch.release(buffer);
        return at;
      }
      buffer.limit(buffer.position()).position(start);
      phone.served(count);
      fetch.received(at, buffer);
      at += count;
    }
    return at;
  }

  private void strike(FileFault fault, Fetch fetch, long at, Cancellation cancellation) throws DeviceException, InterruptedException {
    switch (fault) {
      case FileFault.Fails(long _, ProblemId id) -> throw DeviceException.file(id, fetch.path(), "fake");
      case FileFault.CutsConnection(long _, int garbageBytes) -> {
        if (garbageBytes > 0 && at < fetch.endOffset()) {
          int most = (int) Math.min(garbageBytes, fetch.endOffset() - at);
          var buffer = callback(() -> fetch.buffer(most), cancellation);
          int start = buffer.position();
          while (buffer.hasRemaining()) {
            buffer.put((byte) 0xA5);
          }
          fetch.received(at, buffer.position(start));
        }
        throw DeviceException.connection(ProblemId.CONNECTION_LOST, "cut");
      }
      case FileFault.Stalls(long _, var deadline) -> {
        stall(deadline.toNanos(), cancellation);
        throw DeviceException.connection(ProblemId.FILE_TIMEOUT, "no reply within " + deadline);
      }
      case FileFault.Unplugs _ -> {
        phone.unplug();
        check(cancellation);
      }
      case FileFault.Changes(long _, FileContent content, var modified) -> phone.file(fetch.path(), content, modified);
      case FileFault.Runs(long _, Runnable action) -> action.run();
    }
  }

  private void stall(long nanos, Cancellation cancellation) throws DeviceException, InterruptedException {
    lock.lock();
    try {
      while (nanos > 0) {
        check(cancellation);
        nanos = woken.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  private void check(Cancellation cancellation) throws DeviceException {
    cancellation.throwIfCancelled();
    var reason = deathNow();
    if (reason != null) {
      throw reason;
    }
  }

  private @Nullable DeviceException deathNow() {
    lock.lock();
    try {
      return death;
    } finally {
      lock.unlock();
    }
  }

  /** The connection is dead from now on. */
  void kill(DeviceException reason) {
    lock.lock();
    try {
      if (death == null) {
        death = reason;
      }
    } finally {
      lock.unlock();
    }
    wake();
  }

  private void wake() {
    lock.lock();
    try {
      woken.signalAll();
      if (inCallback != null) {
        inCallback.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  private void cancelled() {
    var reason = new DeviceException(Problem.of(ProblemId.CANCELLED), Reach.CONNECTION);
    kill(reason);
    end(reason);
  }

  /** The file that was awaited when the connection broke fails with the reason, which names it, those taken ahead with CONNECTION_LOST. */
  private void end(DeviceException reason) {
    boolean broke = reason.reach() == Reach.CONNECTION && reason.problem().id() != ProblemId.CANCELLED && !aborted;
    var others = broke ? DeviceException.connection(ProblemId.CONNECTION_LOST, "another file broke the connection") : reason;
    for (boolean first = true; !underWay.isEmpty(); first = false) {
      var fetch = underWay.remove();
      fetch.failed(first && broke ? new DeviceException(reason.problem().with("path", fetch.path()), Reach.CONNECTION) : others);
    }
  }

  @Override
  public void abort() {
    aborted = true;
    kill(DeviceException.connection(ProblemId.CONNECTION_LOST, "aborted"));
  }

  @Override
  public void close() {
    abort();
    phone.closed(this);
  }
}
