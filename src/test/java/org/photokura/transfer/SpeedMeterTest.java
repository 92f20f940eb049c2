package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeedMeterTest {

  private static final long TOTAL = 3_800_000_000L;
  private final SpeedMeter meter = new SpeedMeter();
  private long now = 5;
  private double bytes;

  private void pass(double seconds, double rate, boolean going) {
    for (int i = 0; i < seconds * 10; i++) {
      now += 100_000_000;
      bytes += going ? rate / 10 : 0;
      meter.sample(now, (long) bytes, TOTAL - (long) bytes, going);
    }
  }

  @Test
  void tellsTheRateOfTheLastSecondsAndOfTheWhole() {
    pass(10, 40e6, true);
    pass(10, 20e6, true);
    assertThat(meter.bytesPerSecond()).isCloseTo(20e6, within(1e6));
    assertThat(meter.meanBytesPerSecond()).isCloseTo(30e6, within(1e6));
  }

  @Test
  void pausesCountForNothing() {
    pass(10, 40e6, true);
    pass(100, 0, false);
    assertThat(meter.meanBytesPerSecond()).isCloseTo(40e6, within(1e6));
    pass(1, 40e6, true);
    assertThat(meter.bytesPerSecond()).isCloseTo(40e6, within(2e6));
  }

  @Test
  void tellsNoTimeLeftBeforeItKnows() {
    assertThat(meter.secondsLeft()).isNull();
    pass(1, 38e6, true);
    assertThat(meter.secondsLeft()).isNull();
    pass(3, 38e6, true);
    assertThat(meter.secondsLeft()).isCloseTo(96, within(4.0));
  }

  @Test
  void theTimeLeftDoesNotJumpThoughTheRateDoes() {
    var random = new Random(3);
    pass(5, 38e6, true);
    double before = meter.secondsLeft();
    for (int i = 0; i < 60; i++) {
      pass(1, 38e6 * (0.3 + 1.4 * random.nextDouble()), true);
      double after = meter.secondsLeft();
      assertThat(Math.abs(after - (before - 1))).as("correction within a second, at %s", i).isLessThan(6);
      before = after;
    }
    assertThat(before).isCloseTo(35, within(9.0));
  }

  @Test
  void reachesZero() {
    pass(100, 38e6, true);
    assertThat(meter.secondsLeft()).isLessThan(1.5);
  }
}
