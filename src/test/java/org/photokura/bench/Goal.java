package org.photokura.bench;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a case has to reach. */
sealed interface Goal {

  /** In words. */
  String text();

  /** Whether the medians reach it; null if that cannot be said, for example without a rival. */
  @Nullable Boolean reachedBy(CaseResult result, Map<String, CaseResult> all);

  /** At least that share of the cable's bandwidth, over the whole run. */
  record ShareOfCable(double share) implements Goal {
    @Override
    public String text() {
      return String.format(Locale.ROOT, "≥ %.0f %% of the cable", share * 100);
    }

    @Override
    public @Nullable Boolean reachedBy(CaseResult result, Map<String, CaseResult> all) {
      return result.shareOfCable() >= share;
    }
  }

  /** So many times as fast as the rival. */
  record TimesRival(double times) implements Goal {
    @Override
    public String text() {
      return String.format(Locale.ROOT, "≥ %.0f × the rival", times);
    }

    @Override
    public @Nullable Boolean reachedBy(CaseResult result, Map<String, CaseResult> all) {
      var ratio = result.timesRival();
      return ratio == null ? null : ratio >= times;
    }
  }

  /** Resident memory at its highest, in units of 1,000,000 bytes. */
  record PeakMegabytes(int megabytes) implements Goal {
    @Override
    public String text() {
      return "< " + megabytes + " MB";
    }

    @Override
    public @Nullable Boolean reachedBy(CaseResult result, Map<String, CaseResult> all) {
      return result.peakBytes() < megabytes * 1_000_000L;
    }
  }

  /** No more memory than another case; what one run differs from the next is allowed for. */
  record PeakOf(String other) implements Goal {
    private static final double NOISE = 1.03;

    @Override
    public String text() {
      return "peak of " + other;
    }

    @Override
    public @Nullable Boolean reachedBy(CaseResult result, Map<String, CaseResult> all) {
      var reference = all.get(other);
      return reference == null ? null : result.peakBytes() <= reference.peakBytes() * NOISE;
    }
  }

  /** At most so many seconds more than the cable needs for what was read. */
  record SecondsBeyondCable(double seconds) implements Goal {
    @Override
    public String text() {
      return String.format(Locale.ROOT, "≤ %.0f s beyond the transfer", seconds);
    }

    @Override
    public @Nullable Boolean reachedBy(CaseResult result, Map<String, CaseResult> all) {
      return result.runSeconds() - result.cableSeconds() <= seconds;
    }
  }
}
