package org.photokura.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.photokura.diagnose.Finding.Status;

/** Whether the account is signed in, and has a library. */
final class AccountCheck {

  private static final Check SIGNED_IN = SyncFlags.check(CheckId.SIGN_IN, Map.of("iCloudLibraryClientIsNotAuthenticated", "signedOut"));

  private AccountCheck() {}

  static Finding check(Evidence evidence) {
    var flags = SIGNED_IN.evaluate(evidence);
    var found = SyncStatus.of(evidence);
    if (flags.status() == Status.PROBLEM || found.isEmpty()) {
      return flags;
    }
    var status = found.get();
    var facts = new ArrayList<>(flags.facts());
    for (String key : List.of("iCloudLibraryExists", "lastSyncDate", "initialSyncDate")) {
      if (status.has(key)) {
        facts.add(status.fact(key));
      }
    }
    Boolean library = status.flag("iCloudLibraryExists");
    if (status.has("iCloudLibraryExists") && Boolean.FALSE.equals(library)) {
      // "Attach limbo": switched on here, but the account has no library. Without the marker nobody can say whether there should be one.
      return Boolean.TRUE.equals(evidence.markerSaysOn())
          ? Finding.of(CheckId.SIGN_IN, Status.PROBLEM, "noLibrary", facts) : Finding.of(CheckId.SIGN_IN, Status.ASK, "ask", facts);
    }
    // An account is known to be in order only if it has a library, or the phone has synchronised with one.
    boolean proven = Boolean.TRUE.equals(library) || status.time("lastSyncDate") != null || status.time("initialSyncDate") != null;
    boolean doubtful = library == null || !proven;
    return flags.status() == Status.OK && doubtful
        ? Finding.of(CheckId.SIGN_IN, Status.ASK, "ask", facts) : Finding.of(CheckId.SIGN_IN, flags.status(), flags.advice(), facts);
  }
}
