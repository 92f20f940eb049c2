package org.photokura.device;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a lane the fetches of a list; thread-safe, so that several lanes can share it. */
public final class FetchQueue implements FileLane.FetchSource {

  private final Deque<RecordedFetch> waiting = new ArrayDeque<>();
  private final List<RecordedFetch> taken = new ArrayList<>();
  private boolean open;

  public FetchQueue(Collection<RecordedFetch> fetches) {
    waiting.addAll(fetches);
  }

  public static FetchQueue of(RecordedFetch... fetches) {
    return new FetchQueue(List.of(fetches));
  }

  /** From now on the end of the list is not the end of the work. */
  public synchronized FetchQueue keepOpen() {
    open = true;
    return this;
  }

  public synchronized void add(RecordedFetch fetch) {
    waiting.add(fetch);
    notifyAll();
  }

  public synchronized void finish() {
    open = false;
    notifyAll();
  }

  @Override
  public synchronized @Nullable RecordedFetch next(boolean mayWait) throws InterruptedException {
    while (mayWait && open && waiting.isEmpty()) {
      wait();
    }
    var next = waiting.poll();
    if (next != null) {
      taken.add(next);
    }
    return next;
  }

  /** Fetches that lanes took, in that order. */
  public synchronized List<RecordedFetch> taken() {
    return List.copyOf(taken);
  }
}
