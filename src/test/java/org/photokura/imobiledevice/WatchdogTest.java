package org.photokura.imobiledevice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchdogTest {

  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private CountDownLatch barked;
  private Watchdog watchdog;

  WatchdogTest() {
    timer.setRemoveOnCancelPolicy(true);
    renew();
  }

  private void renew() {
    var bark = new CountDownLatch(1);
    barked = bark;
    watchdog = new Watchdog(timer, bark::countDown);
  }

  @AfterEach
  void stop() {
    watchdog.close();
    timer.shutdownNow();
  }

  /** Guards a call that ends in its time; where the machine made it take longer, another watchdog guards another one. Returns what the end told. */
  private boolean briefCall(long timeoutMillis) {
    for (int tries = 0; tries < 100; tries++) {
      long begin = System.nanoTime();
      watchdog.begin(timeoutMillis);
      boolean timeOver = watchdog.end();
      if (System.nanoTime() - begin < TimeUnit.MILLISECONDS.toNanos(timeoutMillis)) {
        return timeOver;
      }
      watchdog.close();
      renew();
    }
    throw new AssertionError("no call was brief");
  }

  @Test
  void barksAtACallThatTakesTooLong() throws Exception {
    watchdog.begin(20);
    assertThat(barked.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(watchdog.end()).isTrue();
  }

  @Test
  void isQuietWhenTheCallEndsInTime() throws Exception {
    assertThat(briefCall(50)).isFalse();
    assertThat(barked.await(150, TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void givesEachCallItsOwnTime() throws Exception {
    briefCall(50);
    watchdog.begin(10_000);
    assertThat(barked.await(150, TimeUnit.MILLISECONDS)).isFalse();
    watchdog.end();
    watchdog.begin(20);
    assertThat(barked.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void barksInTimeAtACallThatBeganWhileItSlept() throws Exception {
    briefCall(30);
    long begin = System.nanoTime();
    watchdog.begin(100);
    assertThat(barked.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isBetween(95L, 5000L);
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
