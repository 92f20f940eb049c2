package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.photokura.core.concurrent.Threads;

@Timeout(20)
class BufferPoolTest {

  private final BufferPool pool = new BufferPool(new BufferPool.Shelf(2 << 20), 2 << 20);

  private static CompletableFuture<ByteBuffer> inBackground(BufferPool.Account account, int bytes) {
    var taken = new CompletableFuture<ByteBuffer>();
    Threads.start("taker", () -> {
      try {
        taken.complete(account.take(bytes));
      } catch (InterruptedException e) {
        taken.completeExceptionally(e);
      }
    });
    return taken;
  }

  @Test
  void givesBuffersOfTheSizeThatWasAskedFor() throws Exception {
    var account = pool.account();
    for (int bytes : new int[] {1, 16 << 10, 50_000, 256 << 10}) {
      var buffer = account.take(bytes);
      assertThat(buffer.isDirect()).isTrue();
      assertThat(buffer.position()).isZero();
      assertThat(buffer.remaining()).isEqualTo(bytes);
      account.give(buffer);
    }
    assertThat(account.take(5 << 20).remaining()).isEqualTo(256 << 10);
  }

  @Test
  void neverHoldsMoreThanItsBoundAndOneFileHalf() throws Exception {
    var slow = pool.account();
    var held = new ArrayList<ByteBuffer>();
    for (int i = 0; i < 4; i++) {
      held.add(slow.take(256 << 10));
    }
    var blocked = inBackground(slow, 256 << 10);
    assertThatThrownBy(() -> blocked.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    var other = pool.account();
    for (int i = 0; i < 4; i++) {
      other.take(256 << 10);
    }
    assertThat(pool.usedBytes()).isEqualTo(2 << 20);
    var third = inBackground(pool.account(), 10);
    assertThatThrownBy(() -> third.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    slow.give(held.removeFirst());
    slow.give(held.removeFirst());
    assertThat(blocked.get(5, TimeUnit.SECONDS)).isNotNull();
    assertThat(third.get(5, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void closingWakesThoseWhoWait() {
    var account = pool.account();
    for (int i = 0; i < 4; i++) {
      inBackground(account, 256 << 10).join();
    }
    var blocked = inBackground(account, 256 << 10);
    pool.close();
    assertThatThrownBy(() -> blocked.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
  }
}
