package org.photokura.virtualphone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The cable's book-keeping, without waiting for anything. */
class LinkTest {

  private static final long SECOND = 1_000_000_000;

  private final long start = System.nanoTime() + SECOND;
  private final Link link = new Link(new LinkModel(1_000_000, 0));

  @Test
  void stretchesFollowOneAnother() {
    assertThat(link.book(start, 1_000)).isEqualTo(start + 1_000_000);
    assertThat(link.book(start, 1_000)).as("the cable is busy until then").isEqualTo(start + 2_000_000);
    assertThat(link.book(start + 1_500_000, 500)).isEqualTo(start + 2_500_000);
  }

  @Test
  void whoComesLateCatchesUpAndWhoWasAwayDoesNot() {
    long through = link.book(start, 1_000);
    // The sender overslept: its next bytes were ready when the last ones were through.
    assertThat(link.book(through, 1_000)).isEqualTo(start + 2_000_000);
    // Nobody had anything to send for a second.
    assertThat(link.book(start + SECOND, 1_000)).isEqualTo(start + SECOND + 1_000_000);
  }

  @Test
  void connectionsThatAllHaveMuchToSendGetTheSame() {
    var sentBytes = new long[4];
    var through = new long[4];
    Arrays.fill(through, start);
    int[] stretch = {link.stretchBytes(), link.stretchBytes(), link.stretchBytes(), link.stretchBytes()};
    long end = start + 10 * SECOND;
    while (true) {
      // Whose stretch is over first asks for the next one first.
      int next = IntStream.range(0, through.length).boxed().min(Comparator.comparingLong(i -> through[i])).orElseThrow();
      if (through[next] - end >= 0) {
        break;
      }
      through[next] = link.book(through[next], stretch[next]);
      sentBytes[next] += stretch[next];
    }
    assertThat(Arrays.stream(sentBytes).max().orElseThrow() - Arrays.stream(sentBytes).min().orElseThrow()).isLessThanOrEqualTo(stretch[0]);
    assertThat(Arrays.stream(sentBytes).sum()).isBetween(9_900_000L, 10_000_000L + 4L * stretch[0]);
  }

  @Test
  void withoutBandwidthNothingTakesTime() {
    assertThat(new Link(LinkModel.NONE).book(start, 1 << 20)).isEqualTo(start);
    assertThat(new Link(LinkModel.USB3).stretchBytes()).isEqualTo(256 << 10);
    assertThat(new Link(LinkModel.USB2).stretchBytes()).isEqualTo(38_000);
    assertThat(new Link(new LinkModel(1, 0)).stretchBytes()).isEqualTo(4 << 10);
  }
}
