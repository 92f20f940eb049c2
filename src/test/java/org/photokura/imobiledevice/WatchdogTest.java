package org.photokura.imobiledevice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchdogTest {

  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private final CountDownLatch barked = new CountDownLatch(1);
  private final Watchdog watchdog = new Watchdog(timer, barked::countDown);

  WatchdogTest() {
    timer.setRemoveOnCancelPolicy(true);
  }

  @AfterEach
  void stop() {
    watchdog.close();
    timer.shutdownNow();
  }

  @Test
  void barksAtACallThatTakesTooLong() throws Exception {
    watchdog.begin(20);
    assertThat(barked.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(watchdog.end()).isTrue();
  }

  @Test
  void isQuietWhenTheCallEndsInTime() throws Exception {
    watchdog.begin(50);
    assertThat(watchdog.end()).isFalse();
    assertThat(barked.await(150, TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void givesEachCallItsOwnTime() throws Exception {
    watchdog.begin(50);
    watchdog.end();
    watchdog.begin(10_000);
    assertThat(barked.await(150, TimeUnit.MILLISECONDS)).isFalse();
    watchdog.end();
    watchdog.begin(20);
    assertThat(barked.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void barksInTimeAtACallThatBeganWhileItSlept() throws Exception {
    watchdog.begin(30);
    watchdog.end();
    long begin = System.nanoTime();
    watchdog.begin(100);
    assertThat(barked.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isBetween(95L, 1000L);
  }

  @Test
  void putsOneTaskOnTheTimerForThousandsOfCalls() {
    for (int i = 0; i < 10_000; i++) {
      watchdog.begin(30_000);
      watchdog.end();
    }
    assertThat(timer.getQueue()).hasSize(1);
    watchdog.close();
    assertThat(timer.getQueue()).isEmpty();
  }
}
