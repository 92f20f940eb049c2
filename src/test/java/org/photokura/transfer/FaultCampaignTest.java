package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FaultCampaignTest {

  @TempDir Path temp;

  @Test
  @Timeout(180)
  void survivesAFewSeeds() throws Exception {
    var campaign = new FaultCampaign(temp);
    for (long seed = 1; seed <= 12; seed++) {
      campaign.survive(seed);
    }
    assertThat(campaign.seeds).isEqualTo(12);
  }

  /** {@code -Dphotokura.seeds=N} seeds from {@code -Dphotokura.firstSeed=M}; docs/performance.md holds the last figures. */
  @Test
  @Tag("slow")
  void survivesHundredsOfSeeds() throws Exception {
    long first = Long.getLong("photokura.firstSeed", 1000);
    int count = Integer.getInteger("photokura.seeds", 300);
    var campaign = new FaultCampaign(temp);
    long start = System.nanoTime();
    for (long seed = first; seed < first + count; seed++) {
      campaign.survive(seed);
    }
    System.out.printf("%d seeds, %d runs, %d s, survived: %s%n", campaign.seeds, campaign.runs, Duration.ofNanos(System.nanoTime() - start).toSeconds(), campaign.misfortunes);
  }
}
