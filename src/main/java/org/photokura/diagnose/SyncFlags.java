package org.photokura.diagnose;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.photokura.diagnose.Finding.Status;

/**
 * Checks that rest on flags in {@code syncstatus.plist}. A flag that is set is a problem; none set is "ok" only if the file was read and is
 * not old: the phone writes it when something changes, so an old file is what was last known, and the person is asked to look.
 */
final class SyncFlags {

  /** Older than this, the file speaks of the past. */
  static final Duration FRESH = Duration.ofHours(24);

  private SyncFlags() {}

  /**
   * A check on flags.
   *
   * @param flags from the flag's name to the advice for it, most telling first
   */
  static Check check(CheckId id, Map<String, String> flags) {
    return evidence -> {
      if (!(evidence.syncStatus() instanceof Source.Read read)) {
        return asked(id, "ask", List.of());
      }
      String advice = null;
      var facts = new ArrayList<Fact>();
      boolean odd = false;
      for (var flag : flags.entrySet()) {
        Boolean set = isBad(read, flag.getKey());
        if (set == null) {
          odd = true;
          continue;
        }
        facts.add(read.fact(flag.getKey(), rawFlag(read, flag.getKey())));
        if (set && advice == null) {
          advice = flag.getValue();
        }
      }
      if (advice != null) {
        return new Finding(id, Status.PROBLEM, advice, Map.of(), facts);
      }
      if (odd) {
        return asked(id, "ask", facts);
      }
      return isFresh(read, evidence.computerTime()) ? new Finding(id, Status.OK, "ok", Map.of(), facts) : asked(id, "old", facts);
    };
  }

  /** Whether the file was written lately. A time in the future is no proof of anything. */
  static boolean isFresh(Source.Read read, Instant now) {
    var at = read.observedAt();
    return at != null && !at.isBefore(now.minus(FRESH)) && !at.isAfter(now.plus(FRESH));
  }

  private static Finding asked(CheckId id, String advice, List<Fact> facts) {
    return new Finding(id, Status.ASK, advice, Map.of(), facts);
  }

  /** Whether the flag tells of a problem: all do when set, but {@code connectedToNetwork} does when it is there and false. */
  private static @org.jspecify.annotations.Nullable Boolean isBad(Source.Read read, String flag) {
    Boolean set = read.flag(flag);
    if (flag.equals("connectedToNetwork")) {
      return set == null ? null : read.values().containsKey(flag) && !set;
    }
    if (flag.equals("hasBatteryBudgetKey") || flag.equals("hasCellularBudgetKey")) {
      // Budgets are valid only if the phone says so, and then "no budget" is the problem.
      return Boolean.TRUE.equals(read.flag("hasValidSystemBudgetKey")) ? Boolean.FALSE.equals(set) : Boolean.FALSE;
    }
    return set;
  }

  private static Boolean rawFlag(Source.Read read, String flag) {
    Boolean set = read.flag(flag);
    return flag.equals("connectedToNetwork") && !read.values().containsKey(flag) || Boolean.TRUE.equals(set);
  }
}
