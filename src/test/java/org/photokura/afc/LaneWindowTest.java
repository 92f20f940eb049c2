package org.photokura.afc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaneWindowTest {

  private static final int MIB = 1024 * 1024;

  private long now;
  private final LaneWindow window = new LaneWindow(AfcTuning.standard(), () -> now);

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
  void startsSmallWithSmallReads() {
    assertThat(window.bytes()).isEqualTo(MIB);
    assertThat(window.readBytes()).isEqualTo(256 * 1024);
  }

  @Test
  void holdsWhatThePhoneSendsInAMoment() {
    read(38e6, 2);
    assertThat(window.bytes()).isBetween(3_700_000L, 3_900_000L);
    read(400e6, 1);
    assertThat(window.bytes()).isEqualTo(8 * MIB);
    assertThat(window.readBytes()).isEqualTo(MIB);
    read(2e6, 5);
    assertThat(window.bytes()).isEqualTo(MIB);
    assertThat(window.readBytes()).isEqualTo(256 * 1024);
  }

  @Test
  void growsByItselfWhereOnlyTheWindowIsTheLimit() {
    double latencySeconds = 0.05;
    for (int i = 0; i < 40; i++) {
      read(window.bytes() / latencySeconds, latencySeconds);
    }
    assertThat(window.bytes()).isEqualTo(8 * MIB);
  }

  @Test
  void timeSpentWaitingForWritersDoesNotCount() {
    read(38e6, 2);
    long before = window.bytes();
    for (int i = 0; i < 30; i++) {
      window.idled(1_000_000_000);
      now += 1_000_000_000;
      read(38e6, 0.2);
    }
    assertThat(window.bytes()).isBetween(before * 9 / 10, before * 11 / 10);
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
    assertThat(window.trustsWholeReads()).isTrue();
    window.cappedAt(65_536);
    assertThat(window.readBytes()).isEqualTo(65_536);
    assertThat(window.trustsWholeReads()).isFalse();
    window.cappedAt(1);
    assertThat(window.readBytes()).isEqualTo(4096);
  }

  @Test
  void triesLargerReadsAgainAfterAWhile() {
    window.cappedAt(100_000);
    read(38e6, 1);
    assertThat(window.readBytes()).isEqualTo(256 * 1024);
    read(38e6, 60);
    assertThat(window.trustsWholeReads()).isTrue();
  }
}
