package org.photokura.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.photokura.diagnose.Finding.Status;

/**
 * Checks that rest on flags in {@code syncstatus.plist}. A flag that is set is a problem; none set is "ok" only if the file was read and is
 * not old: the phone writes it when something changes, so an old file is what was last known, and the person is asked to look.
 */
final class SyncFlags {

  /** What passes by itself: noted long ago, it says nothing about today. */
  private static final Set<String> PASSING = Set.of("thermalPressure", "moderateThermalPressure", "heavyResourceUsage", "poorSystemConditions", "poorNetworkQuality",
      "lowBatteryLevel", "hasBatteryBudgetKey", "hasCellularBudgetKey");

  private SyncFlags() {}

  /**
   * A check on flags.
   *
   * @param flags from the flag's name to the advice for it, most telling first
   */
  static Check check(CheckId id, Map<String, String> flags) {
    return evidence -> judge(id, flags, evidence);
  }

  private static Finding judge(CheckId id, Map<String, String> flags, Evidence evidence) {
    var found = SyncStatus.of(evidence);
    if (found.isEmpty()) {
      return Finding.of(id, Status.ASK, "ask", List.of(evidence.syncStatus().state()));
    }
    var status = found.get();
    boolean fresh = status.isFresh();
    String advice = null;
    boolean odd = false;
    var facts = new ArrayList<Fact>();
    for (var flag : flags.entrySet()) {
      facts.add(status.fact(flag.getKey()));
      Boolean bad = isBad(status, flag.getKey());
      odd |= bad == null;
      if (Boolean.TRUE.equals(bad) && advice == null && (fresh || !PASSING.contains(flag.getKey()))) {
        advice = flag.getValue();
      }
    }
    if (advice != null) {
      return Finding.of(id, Status.PROBLEM, advice, facts);
    }
    if (odd) {
      return Finding.of(id, Status.ASK, "ask", facts);
    }
    return fresh ? Finding.of(id, Status.OK, "ok", facts) : Finding.of(id, Status.ASK, "old", facts);
  }

  /** Whether the flag tells of a problem: all do when set, but {@code connectedToNetwork} does when it is there and false; null if nobody can say. */
  private static @Nullable Boolean isBad(SyncStatus status, String flag) {
    Boolean set = status.flag(flag);
    return switch (flag) {
      case "connectedToNetwork" -> set == null ? null : status.has(flag) && !set;
      // Budgets are valid only if the phone says so, and then "no budget" is the problem.
      case "hasBatteryBudgetKey", "hasCellularBudgetKey" -> {
        Boolean valid = status.flag("hasValidSystemBudgetKey");
        if (valid == null || (valid && set == null)) {
          yield null;
        }
        yield valid && Boolean.FALSE.equals(set);
      }
      default -> set;
    };
  }
}
