package org.photokura.core.concurrent;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.photokura.core.Cancellation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only place that makes threads. All are daemons with a telling name, and none loses an exception. Platform threads throughout: native
 * calls pin their carrier, so virtual threads would gain nothing on the device side. The table of names stands in docs/threads.md.
 */
public final class Threads {

  private static final Logger LOG = LoggerFactory.getLogger(Threads.class);
  private static final ScheduledThreadPoolExecutor TIMER = new ScheduledThreadPoolExecutor(1, factory("timer"));

  static {
    TIMER.setRemoveOnCancelPolicy(true);
  }

  private Threads() {}

  /** Starts one daemon thread. */
  public static Thread start(String name, Runnable body) {
    var thread = make(name, body);
    thread.start();
    return thread;
  }

  /** One daemon thread that somebody else starts: for shutdown hooks. */
  public static Thread unstarted(String name, Runnable body) {
    return make(name, body);
  }

  /** A pool of exactly {@code size} threads named {@code name-1…n}. */
  public static ExecutorService pool(String name, int size) {
    return Executors.newFixedThreadPool(size, factory(name));
  }

  /** A pool that makes threads as needed and drops idle ones. */
  public static ExecutorService cached(String name) {
    return Executors.newCachedThreadPool(factory(name));
  }

  /** One thread, tasks in order. */
  public static ExecutorService single(String name) {
    return Executors.newSingleThreadExecutor(r -> make(name, r));
  }

  /** The shared timer: for deadlines and sampling only; tasks on it must be quick. */
  public static ScheduledExecutorService timer() {
    return TIMER;
  }

  /**
   * Runs a call that may never return (a native call without a timeout) on a thread of its own, and waits for it at most {@code timeout}.
   * When time runs out or the caller cancels, the thread is left behind: it ends when its call returns, and what it returned then is given to
   * nobody, so a call that opens something must release it itself if {@code abandoned} says so.
   *
   * @throws TimeoutException if the deadline passed
   * @throws CancellationException if cancelled
   * @throws ExecutionException with what the call threw
   */
  public static <T> T callAbandonable(String name, Duration timeout, Cancellation cancellation, AbandonableCall<T> call)
      throws TimeoutException, ExecutionException {
    var result = new CompletableFuture<T>();
    start(name, () -> {
      try {
        T value = call.call(result::isDone);
        if (!result.complete(value)) {
          call.release(value);
        }
      } catch (Throwable t) {
        result.completeExceptionally(t);
      }
    });
    try (var tie = cancellation.onCancel(() -> result.completeExceptionally(new CancellationException("cancelled")))) {
      return result.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      if (!result.completeExceptionally(e) && !result.isCompletedExceptionally()) {
        return result.join();
      }
      throw e;
    } catch (InterruptedException e) {
      if (!result.completeExceptionally(e) && !result.isCompletedExceptionally()) {
        call.release(result.join());
      }
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CancellationException c) {
        throw c;
      }
      throw e;
    }
  }

  /** A call for {@link #callAbandonable}. */
  @FunctionalInterface
  public interface AbandonableCall<T> {
    /**
     * @param abandoned true once nobody waits for the result any more
     */
    T call(java.util.function.BooleanSupplier abandoned) throws Exception;

    /** Called on the left-behind thread with a result that came too late. */
    default void release(T lateResult) {}
  }

  /** Adapts a plain callable. */
  public static <T> AbandonableCall<T> plain(Callable<T> callable) {
    return abandoned -> callable.call();
  }

  private static ThreadFactory factory(String name) {
    var number = new AtomicInteger();
    return body -> make(name + "-" + number.incrementAndGet(), body);
  }

  /** As the program wants it told, if it said so; else to the log. */
  private static void died(Thread thread, Throwable failure) {
    var handler = Thread.getDefaultUncaughtExceptionHandler();
    if (handler == null) {
      LOG.error("thread {} died", thread.getName(), failure);
    } else {
      handler.uncaughtException(thread, failure);
    }
  }

  private static Thread make(String name, Runnable body) {
    return Thread.ofPlatform()
        .daemon()
        .name(name)
        .uncaughtExceptionHandler(Threads::died)
        .unstarted(body);
  }
}
