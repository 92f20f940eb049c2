package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The short form; {@code packaging/faults} runs hundreds of seeds, docs/faults.md holds the last figures. */
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
}
