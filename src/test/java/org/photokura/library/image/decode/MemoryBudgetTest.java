package org.photokura.library.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.photokura.core.Cancellation;

class MemoryBudgetTest {

  private final MemoryBudget budget = new MemoryBudget(100);

  @Test
  void waitsUntilRoomIsGivenBack() throws Exception {
    var first = budget.take(60, Cancellation.none());
    var second = CompletableFuture.supplyAsync(() -> budget.take(60, Cancellation.none()));
    assertThatThrownBy(() -> second.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(java.util.concurrent.TimeoutException.class);
    first.close();
    second.get(5, TimeUnit.SECONDS).close();
  }

  @Test
  void closingTwiceGivesBackOnce() {
    var first = budget.take(60, Cancellation.none());
    first.close();
    first.close();
    var all = budget.take(100, Cancellation.none());
    var cancelled = new Cancellation();
    cancelled.cancel();
    assertThatThrownBy(() -> budget.take(1, cancelled)).isInstanceOf(CancellationException.class);
    all.close();
  }

  @Test
  void whatIsLargerThanTheBudgetRunsAlone() throws Exception {
    var huge = budget.take(1_000_000, Cancellation.none());
    var small = CompletableFuture.supplyAsync(() -> budget.take(1, Cancellation.none()));
    assertThat(small.isDone()).isFalse();
    huge.close();
    small.get(5, TimeUnit.SECONDS).close();
  }

  @Test
  void cancelEndsTheWaitAtOnce() {
    var taken = budget.take(100, Cancellation.none());
    var cancellation = new Cancellation();
    var waiting = CompletableFuture.supplyAsync(() -> budget.take(10, cancellation));
    cancellation.cancel();
    assertThatThrownBy(() -> waiting.get(2, TimeUnit.SECONDS)).hasRootCauseInstanceOf(CancellationException.class);
    taken.close();
  }
}
