package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeapKeeperTest {

  private final AtomicLong used = new AtomicLong();
  private final AtomicLong afterCollection = new AtomicLong();
  private final AtomicInteger collections = new AtomicInteger();
  private final HeapKeeper keeper = new HeapKeeper(used::get, afterCollection::get, () -> {
    collections.incrementAndGet();
    afterCollection.set(used.get());
  });

  @Test
  void collectsWhenTheHeapHasGrownAndNotAgainBeforeItGrowsAgain() {
    used.set(HeapKeeper.GROWTH_BYTES);
    keeper.look();
    assertThat(collections).hasValue(0);
    used.addAndGet(1);
    keeper.look();
    keeper.look();
    assertThat(collections).as("what is still needed is no reason").hasValue(1);
    used.addAndGet(HeapKeeper.GROWTH_BYTES + 1);
    keeper.look();
    assertThat(collections).hasValue(2);
  }
}
