package org.photokura.afc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.photokura.core.concurrent.Threads;

@Timeout(60)
class InterruptibleTest {

  private static final int ROUNDS = 20_000;

  private final Interruptible calls = new Interruptible();

  /** A nudge that falls between two steps of the call's beginning must not be lost: whoever nudged waits for an answer. */
  @Test
  void aNudgeAtAnyMomentEndsTheCallThatBeginsThen() throws Exception {
    var round = new CyclicBarrier(2);
    var nudger = Threads.start("nudger", () -> {
      try {
        for (int i = 0; i < ROUNDS; i++) {
          round.await();
          calls.nudge();
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
    var never = new CountDownLatch(1);
    for (int i = 0; i < ROUNDS; i++) {
      round.await();
      var result = calls.callUnlessNudged(() -> never.await(5, TimeUnit.SECONDS) ? "" : "waited in vain", "nudged");
      assertThat(result).as("round %d", i).isEqualTo("nudged");
    }
    nudger.join();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
