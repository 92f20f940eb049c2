package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.photokura.transfer.TransferSnapshot.Limit;

class LimitFinderTest {

  private final Meter meter = new Meter();
  private final LimitFinder finder = new LimitFinder();
  private long now;

  private Limit second(double blockedShare, double hashSeconds, double diskSeconds, double rate) {
    now += 1_000_000_000;
    meter.lanesBlockedNanos.add((long) (blockedShare * 2e9));
    meter.hashNanos.add((long) (hashSeconds * 1e9));
    meter.diskNanos.add((long) (diskSeconds * 1e9));
    finder.sample(now, meter, 2, rate);
    return finder.limit();
  }

  @Test
  void knowsNothingAtFirst() {
    assertThat(second(0, 0, 0, 38e6)).isEqualTo(Limit.UNKNOWN);
  }

  @Test
  void lanesThatWaitForMemoryMeanDiskOrProcessor() {
    second(0, 0, 0, 100e6);
    assertThat(second(0.8, 0.1, 0.9, 100e6)).isEqualTo(Limit.DISK);
    assertThat(second(0.8, 0.9, 0.1, 100e6)).isEqualTo(Limit.PROCESSOR);
  }

  @Test
  void elseCableOrPhone() {
    second(0, 0, 0, 38e6);
    assertThat(second(0.05, 0.1, 0.1, 38e6)).isEqualTo(Limit.CABLE);
    assertThat(second(0.05, 0.1, 0.1, 12e6)).isEqualTo(Limit.PHONE);
    assertThat(second(0.05, 0.1, 0.1, 200e6)).isEqualTo(Limit.PHONE);
  }
}
