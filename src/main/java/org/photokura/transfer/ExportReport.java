package org.photokura.transfer;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;

/**
 * What a run did: every item that was asked for, with its outcome.
 *
 * @param runId unique
 * @param deviceName what the owner calls the phone
 * @param udid which phone
 * @param destination the folder
 * @param startedAt start
 * @param finishedAt end
 * @param bytesCopied bytes of files saved in this run, without JPEG copies
 * @param outcomes one an item, in the order asked for
 * @param stoppedBy why the run ended before its work was done (DESTINATION_FULL, DEVICE_GONE, CANCELLED …); null if it went through
 * @param notices what should be told though nothing failed by it: CATALOG_BROKEN, or WRITE_FAILED where the catalog could not be written
 */
public record ExportReport(
    String runId,
    @Nullable String deviceName,
    String udid,
    Path destination,
    OffsetDateTime startedAt,
    OffsetDateTime finishedAt,
    long bytesCopied,
    List<Outcome> outcomes,
    @Nullable Problem stoppedBy,
    List<Problem> notices) {

  public ExportReport {
    outcomes = List.copyOf(outcomes);
    notices = List.copyOf(notices);
  }

  /** A report without notices. */
  public ExportReport(String runId, @Nullable String deviceName, String udid, Path destination, OffsetDateTime startedAt, OffsetDateTime finishedAt,
      long bytesCopied, List<Outcome> outcomes, @Nullable Problem stoppedBy) {
    this(runId, deviceName, udid, destination, startedAt, finishedAt, bytesCopied, outcomes, stoppedBy, List.of());
  }

  /** The counts; they add up to {@code selected}. */
  public Counts counts() {
    return Counts.of(outcomes);
  }

  /** Items by outcome. */
  public record Counts(int selected, int copied, int alreadyThere, int onlyInICloud, int skipped, int failed) {

    static Counts of(List<Outcome> outcomes) {
      int copied = 0;
      int alreadyThere = 0;
      int onlyInICloud = 0;
      int skipped = 0;
      int failed = 0;
      for (var outcome : outcomes) {
        switch (outcome) {
          case Outcome.Copied _ -> copied++;
          case Outcome.AlreadyThere _ -> alreadyThere++;
          case Outcome.OnlyInICloud _ -> onlyInICloud++;
          case Outcome.Skipped _ -> skipped++;
          case Outcome.Failed _ -> failed++;
        }
      }
      return new Counts(outcomes.size(), copied, alreadyThere, onlyInICloud, skipped, failed);
    }
  }
}
