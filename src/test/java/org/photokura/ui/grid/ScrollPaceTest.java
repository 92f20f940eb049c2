package org.photokura.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScrollPaceTest {

  private static final long FRAME = 16_666_667;
  private final ScrollPace pace = new ScrollPace();
  private long now = 1_000_000_000L;
  private double y;

  /** Scrolls for a while and tells whether it counted as a rush in the end. */
  private boolean scroll(double pixelsPerSecond, double seconds) {
    boolean rushes = false;
    for (int i = 0; i < seconds * 60; i++) {
      now += FRAME;
      y += pixelsPerSecond / 60;
      rushes = pace.rushes(y, 600, now);
    }
    return rushes;
  }

  @Test
  void readingPaceFetchesPictures() {
    assertThat(scroll(1500, 2)).isFalse();
    assertThat(scroll(-1500, 2)).isFalse();
  }

  @Test
  void aFlingDoesNotUntilItSlowsDown() {
    assertThat(scroll(6000, 1)).isTrue();
    assertThat(scroll(1000, 0.2)).isFalse();
  }

  @Test
  void aSingleJumpIsNoRush() {
    scroll(0, 0.5);
    now += FRAME;
    y += 40_000;
    assertThat(pace.rushes(y, 600, now)).isFalse();
    assertThat(scroll(0, 0.3)).isFalse();
  }

  @Test
  void restEndsTheRush() {
    assertThat(scroll(6000, 1)).isTrue();
    now += 200_000_000;
    assertThat(pace.rushes(y, 600, now)).isFalse();
  }
}
