package org.photokura.diagnose;

import java.util.ArrayList;
import java.util.List;
import org.photokura.diagnose.Finding.Status;

/** Whether iCloud Photos is switched on: markers, the history of switching, and the library must not contradict each other. */
final class SwitchedOn {

  private SwitchedOn() {}

  static Finding check(Evidence evidence) {
    var facts = facts(evidence);
    Boolean marker = evidence.markerSaysOn();
    Boolean log = evidence.logSaysOn();
    if (marker == null) {
      // Both markers speak, and not alike; or none does. The library alone shows that iCloud Photos was on once, not that it is on now.
      boolean off = Boolean.FALSE.equals(log) && !(evidence.initialSyncMarker() instanceof Source.Read);
      return Finding.of(CheckId.ICLOUD_PHOTOS_ON, off ? Status.PROBLEM : Status.ASK, off ? "off" : contradicts(evidence) ? "contradictory" : "ask", facts);
    }
    if (log != null && !log.equals(marker) || marker && isBeingSwitchedOff(evidence) || marker && libraryKnowsNoCloud(evidence)) {
      return Finding.of(CheckId.ICLOUD_PHOTOS_ON, Status.ASK, "contradictory", facts);
    }
    return Finding.of(CheckId.ICLOUD_PHOTOS_ON, marker ? Status.OK : Status.PROBLEM, marker ? "ok" : "off", facts);
  }

  private static boolean contradicts(Evidence evidence) {
    return evidence.cplMarker() instanceof Source.Missing && evidence.initialSyncMarker() instanceof Source.Read;
  }

  /** A time of deletion is noted while iCloud Photos is on its way out. */
  private static boolean isBeingSwitchedOff(Evidence evidence) {
    return SyncStatus.of(evidence).map(status -> status.has("exitDeleteTime")).orElse(false);
  }

  /** The library has photos and none of them ever had to do with iCloud. */
  private static boolean libraryKnowsNoCloud(Evidence evidence) {
    var library = evidence.library();
    return library != null && library.uploaded() == 0 && library.unknown() > 0 && (library.pending() == null || library.pending() == 0);
  }

  private static List<Fact> facts(Evidence evidence) {
    var facts = new ArrayList<Fact>();
    marker(evidence.cplMarker(), "cpl_enabled_marker", facts);
    marker(evidence.initialSyncMarker(), "initialsync_marker", facts);
    Boolean log = evidence.logSaysOn();
    if (log != null && evidence.enableLog() instanceof Source.Read read) {
      facts.add(read.fact("enabled", log));
    }
    if (isBeingSwitchedOff(evidence)) {
      SyncStatus.of(evidence).ifPresent(status -> facts.add(status.fact("exitDeleteTime")));
    }
    var library = evidence.library();
    if (library != null && library.pending() != null) {
      facts.add(library.fact("uploadedItems", library.uploaded()));
    } else if (libraryKnowsNoCloud(evidence) && library != null) {
      facts.add(library.fact("uploadedItems", 0L));
    }
    return facts;
  }

  private static void marker(Source source, String name, List<Fact> facts) {
    facts.add(switch (source) {
      case Source.Read read -> read.fact(name, true);
      case Source.Missing missing -> new Fact(name, false, missing.name(), null, missing.readAt());
      case Source.Unreadable unreadable -> unreadable.state();
    });
  }
}
