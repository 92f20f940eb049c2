package org.photokura.diagnose;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.diagnose.Finding.Status;

/** Checks that rest on the phone's database, and the one on a pause by hand. */
final class LibraryChecks {

  private static final int MANY_ATTEMPTS = 5;

  /** So long without any synchronisation, what waits stands still. */
  private static final Duration LONG = Duration.ofDays(7);

  private LibraryChecks() {}

  static Finding optimiseStorage(Evidence evidence) {
    var library = evidence.library();
    if (library == null || library.onlyInICloud() == null) {
      return Finding.of(CheckId.OPTIMISE_STORAGE, Status.ASK, "ask", List.of());
    }
    long only = library.onlyInICloud();
    return new Finding(CheckId.OPTIMISE_STORAGE, Status.OK, only > 0 ? "on" : "ok", Map.of("count", only), List.of(library.fact("onlyInICloud", only)));
  }

  /** What waits is never "ok": from here nobody sees whether it moves. */
  static Finding stuckItems(Evidence evidence) {
    var library = evidence.library();
    if (library == null || library.pending() == null) {
      return Finding.of(CheckId.STUCK_ITEMS, Status.UNKNOWN, "unknown", List.of());
    }
    long pending = library.pending();
    var facts = new ArrayList<Fact>();
    facts.add(library.fact("notInICloud", pending));
    if (library.unknown() > 0) {
      facts.add(library.fact("unknown", library.unknown()));
    }
    if (pending == 0) {
      boolean all = library.unknown() == 0;
      return new Finding(CheckId.STUCK_ITEMS, all ? Status.OK : Status.UNKNOWN, all ? "ok" : "partly", Map.of("count", library.unknown()), facts);
    }
    var waiting = library.waiting();
    if (waiting.mostAttempts() > 0) {
      facts.add(library.fact("uploadAttempts", (long) waiting.mostAttempts()));
    }
    if (waiting.longest() != null) {
      facts.add(library.fact("waitsSince", waiting.longest()));
    }
    facts.add(library.fact("largestBytes", waiting.largestBytes()));
    Fact lastSync = lastSync(evidence);
    if (lastSync != null) {
      facts.add(lastSync);
    }
    var values = Map.<String, Object>of("count", pending);
    if (waiting.mostAttempts() >= MANY_ATTEMPTS) {
      return new Finding(CheckId.STUCK_ITEMS, Status.PROBLEM, "stuck", values, facts);
    }
    boolean still = lastSync != null && lastSync.value() instanceof Instant at && at.isBefore(now(evidence).minus(LONG)) && isBefore(waiting.longest(), now(evidence).minus(LONG));
    return new Finding(CheckId.STUCK_ITEMS, still ? Status.PROBLEM : Status.ASK, still ? "still" : "waiting", values, facts);
  }

  private static boolean isBefore(@Nullable Instant time, Instant limit) {
    return time != null && time.isBefore(limit);
  }

  private static @Nullable Fact lastSync(Evidence evidence) {
    return SyncStatus.of(evidence).filter(status -> status.time("lastSyncDate") != null).map(status -> status.fact("lastSyncDate")).orElse(null);
  }

  private static Instant now(Evidence evidence) {
    return evidence.phoneTime() == null ? evidence.computerTime() : evidence.phoneTime();
  }

  /** That no pause is noted means something only where the phone lets its folder be read at all. */
  static Finding paused(Evidence evidence) {
    return switch (evidence.pause()) {
      case Source.Missing missing -> {
        boolean readable = evidence.syncStatus() instanceof Source.Read || evidence.initialSyncMarker() instanceof Source.Read;
        yield readable
            ? Finding.of(CheckId.PAUSED, Status.OK, "ok", List.of(new Fact("pauseICloudPhotos", false, missing.name(), null, missing.readAt())))
            : Finding.of(CheckId.PAUSED, Status.ASK, "ask", List.of(missing.state()));
      }
      case Source.Unreadable unreadable -> Finding.of(CheckId.PAUSED, Status.ASK, "ask", List.of(unreadable.state()));
      case Source.Read read -> {
        var facts = new ArrayList<Fact>();
        facts.add(read.fact("pauseICloudPhotos", true));
        for (String key : List.of("reason", "unpauseTime")) {
          if (read.values().containsKey(key)) {
            facts.add(read.fact(key, Fact.shown(read.values().get(key))));
          }
        }
        boolean over = read.values().get("unpauseTime") instanceof Instant until && until.isBefore(now(evidence)) && until.isBefore(evidence.computerTime());
        yield Finding.of(CheckId.PAUSED, over ? Status.ASK : Status.PROBLEM, over ? "over" : "paused", facts);
      }
    };
  }
}
