package org.photokura.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.photokura.core.Cancellation;
import org.photokura.core.concurrent.Threads;

/**
 * Ctrl-C, a closed terminal and a shutdown of the computer: the command is cancelled, gets a moment to leave everything consistent and to print its report, and ends
 * with the status that it would have had.
 */
final class InterruptHook {

  private static final long GRACE_SECONDS = 5;
  private static final int INTERRUPTED = 7;

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile int status = INTERRUPTED;

  private InterruptHook() {}

  static InterruptHook install(Cancellation cancellation) {
    var hook = new InterruptHook();
    Runtime.getRuntime().addShutdownHook(Threads.unstarted("interrupt", () -> {
      cancellation.cancel();
      try {
        boolean _ = hook.ended.await(GRACE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException _) {
        // ends all the same
      }
      // Without this the JVM would end with the signal's number instead of the status that scripts rely on.
      Runtime.getRuntime().halt(hook.status);
    }));
    return hook;
  }

  /** Ends the process with that status. */
  void end(int exitStatus) {
    status = exitStatus;
    ended.countDown();
    System.exit(exitStatus);
  }
}
