package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class LaneTunerTest {

  private long now = 1;
  private double bytes;
  private double blocked;

  /** Lets time pass on a phone that gives a rate for a number of lanes; returns the most lanes seen. */
  private int pass(LaneTuner tuner, int seconds, IntToDoubleFunction rate, double blockedShare) {
    int most = 0;
    for (int tick = 0; tick < seconds * 10; tick++) {
      int lanes = tuner.target();
      most = Math.max(most, lanes);
      now += 100_000_000;
      bytes += rate.applyAsDouble(lanes) / 10;
      blocked += blockedShare * lanes * 1e8;
      tuner.tick(now, lanes, 1000, (long) bytes, (long) blocked);
    }
    return most;
  }

  @Test
  void addsLanesWhileEachAddsSpeed() {
    var tuner = new LaneTuner(0);
    pass(tuner, 30, lanes -> lanes * 10e6, 0);
    assertThat(tuner.target()).isEqualTo(6);
  }

  @Test
  void keepsFewWhereOneMoreGainsNothing() {
    var tuner = new LaneTuner(0);
    int most = pass(tuner, 60, lanes -> 38e6, 0);
    assertThat(most).isEqualTo(3);
    assertThat(tuner.target()).isLessThanOrEqualTo(3);
    pass(tuner, 5, lanes -> 38e6, 0);
    assertThat(tuner.target()).isEqualTo(2);
  }

  @Test
  void addsNoneWhereTheDiskIsBehind() {
    var tuner = new LaneTuner(0);
    assertThat(pass(tuner, 30, lanes -> lanes * 10e6, 0.8)).isEqualTo(2);
  }

  @Test
  void keepsToWhatThePersonChose() {
    assertThat(pass(new LaneTuner(4), 20, lanes -> 38e6, 0)).isEqualTo(4);
    assertThat(new LaneTuner(1).target()).isEqualTo(1);
  }

  /** Passes time on a phone that refuses more lanes than it grants; returns how often it did. */
  private int passRefusing(LaneTuner tuner, int seconds, int granted) {
    int refusals = 0;
    for (int second = 0; second < seconds; second++) {
      pass(tuner, 1, lanes -> Math.min(lanes, granted) * 10e6, 0);
      if (tuner.target() > granted) {
        tuner.refusedAt(granted);
        refusals++;
      }
    }
    return refusals;
  }

  @Test
  void contentsItselfWithWhatThePhoneGrants() {
    var tuner = new LaneTuner(0);
    tuner.refusedAt(1);
    assertThat(tuner.target()).isEqualTo(1);
    assertThat(pass(tuner, 100, lanes -> lanes * 10e6, 0)).isEqualTo(1);
    assertThat(passRefusing(tuner, 3600, 1)).as("it asks seldom, and ever more so").isBetween(1, 6);
    assertThat(tuner.target()).isEqualTo(1);
  }

  @Test
  void asksAgainAfterAGoodWhileWhetherThePhoneGrantsMore() {
    for (int connections : new int[] {0, 4}) {
      var tuner = new LaneTuner(connections);
      tuner.refusedAt(1);
      tuner.refusedAt(1);
      pass(tuner, 100, lanes -> lanes * 10e6, 0);
      assertThat(tuner.target()).isEqualTo(1);
      pass(tuner, 100, lanes -> lanes * 10e6, 0);
      assertThat(tuner.target()).isEqualTo(connections == 0 ? 6 : 4);
    }
  }
}
