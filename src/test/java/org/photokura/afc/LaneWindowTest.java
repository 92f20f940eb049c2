package org.photokura.afc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaneWindowTest {

  private static final int MIB = 1024 * 1024;

  private long now;
  private final AfcTuning tuning = AfcTuning.standard();
  private final LaneWindow window = new LaneWindow(tuning, () -> now);

  /** Reads at that rate for that long. */
  private void read(double bytesPerSecond, double seconds) {
    for (double at = 0; at < seconds; at += window.readBytes() / bytesPerSecond) {
      int bytes = window.readBytes();
      window.asked(bytes);
      now += (long) (bytes * 1e9 / bytesPerSecond);
      window.answered(bytes, bytes);
    }
  }

  @Test
  void growsWhileThatMakesTheLaneFaster() {
    assertThat(window.bytes()).isEqualTo(MIB);
    assertThat(window.readBytes()).isEqualTo(256 * 1024);
    for (int i = 0; i < 10; i++) {
      read(window.bytes() * 100.0, 0.2);
    }
    assertThat(window.bytes()).isEqualTo(8 * MIB);
    assertThat(window.readBytes()).isEqualTo(MIB);
    read(900e6, 60);
    assertThat(window.bytes()).isEqualTo(8 * MIB);
  }

  @Test
  void staysSmallWhereTheCableIsTheLimit() {
    long sum = 0;
    for (int i = 0; i < 300; i++) {
      read(38e6, 0.1);
      sum += window.bytes();
    }
    assertThat(sum / 300).isLessThan(3L * MIB);
  }

  @Test
  void triesAgainNowAndThen() {
    read(38e6, 5);
    assertThat(window.bytes()).isLessThanOrEqualTo(2 * MIB);
    for (int i = 0; i < 400; i++) {
      read(window.bytes() * 100.0, 0.1);
    }
    assertThat(window.bytes()).isEqualTo(8 * MIB);
  }

  @Test
  void timeSpentWaitingForWritersDoesNotCount() {
    read(100e6, 1);
    long before = window.bytes();
    for (int i = 0; i < 30; i++) {
      window.idled(1_000_000_000);
      now += 1_000_000_000;
      read(100e6, 0.2);
    }
    assertThat(window.bytes()).isBetween(before / 2, before * 2);
  }

  @Test
  void isClosedWhileEnoughIsInFlight() {
    while (window.isOpen()) {
      window.asked(window.readBytes());
    }
    window.answered(window.readBytes(), 1);
    assertThat(window.isOpen()).isTrue();
  }

  @Test
  void readsNoMoreAtOnceThanThePhoneGives() {
    window.cappedAt(65_536);
    assertThat(window.readBytes()).isEqualTo(65_536);
    window.cappedAt(1);
    assertThat(window.readBytes()).isEqualTo(4096);
  }
}
