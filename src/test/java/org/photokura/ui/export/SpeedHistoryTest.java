package org.photokura.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpeedHistoryTest {

  @Test
  void keepsTheWholeRunInABoundedNumberOfSamples() {
    var history = new SpeedHistory();
    for (int i = 0; i < 10_000; i++) {
      history.add(i < 5_000 ? 10 : 30);
    }
    assertThat(history.samples()).hasSizeBetween(60, 119);
    assertThat(history.samples().getFirst()).isEqualTo(10);
    assertThat(history.samples().getLast()).isEqualTo(30);
    assertThat(history.highest()).isEqualTo(30);
    assertThat(history.samples().stream().filter(s -> s == 10).count()).isCloseTo(history.samples().size() / 2, org.assertj.core.data.Offset.offset(2L));
    history.clear();
    assertThat(history.samples()).isEmpty();
  }

  @Test
  void isSlowOnlyAfterAWhileAndNoLongerOnceItIsFasterAgain() {
    var history = new SpeedHistory();
    history.add(40e6);
    for (int i = 0; i < 19; i++) {
      history.add(1e6);
    }
    assertThat(history.isSlow()).isFalse();
    history.add(1e6);
    assertThat(history.isSlow()).isTrue();
    history.add(20e6);
    assertThat(history.isSlow()).isFalse();
  }

  @Test
  void theScaleIsRoundAndHoldsTheHighest() {
    assertThat(SpeedGraph.roundedUp(0)).isEqualTo(2);
    assertThat(SpeedGraph.roundedUp(3.1)).isEqualTo(4);
    assertThat(SpeedGraph.roundedUp(38)).isEqualTo(40);
    assertThat(SpeedGraph.roundedUp(41)).isEqualTo(100);
    assertThat(SpeedGraph.roundedUp(100)).isEqualTo(100);
    assertThat(SpeedGraph.roundedUp(990)).isEqualTo(1000);
  }
}
