package org.photokura.ui.shell;

import java.util.Locale;
import java.util.Set;

/** What can go wrong in the demo on purpose: the "Trouble" menu switches these. Calls return at once. */
public interface DemoTroubles {

  /** A trouble that is on or off. */
  enum Kind {
    CABLE_OUT,
    LOCKED,
    REFUSES_TRUST,
    FORGOT_THIS_COMPUTER,
    SLOW_LINK,
    STALLS,
    USB_SERVICE_HANGS,
    USB_SERVICE_GONE,
    DISK_FULL;

    /** As in bundle keys. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What this demo can play. */
  Set<Kind> kinds();

  boolean isOn(Kind kind);

  void set(Kind kind, boolean on);

  /** Names of scenarios for the checks that the phone can play (issue: troubleshooting); may be empty. */
  default Set<String> scenarios() {
    return Set.of();
  }

  /** Plays one of {@link #scenarios()}. */
  default void play(String scenario) {}
}
