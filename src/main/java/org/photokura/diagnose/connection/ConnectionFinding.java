package org.photokura.diagnose.connection;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.diagnose.Finding.Status;

/**
 * What one look at the connection came to.
 *
 * @param part what was looked at
 * @param advice which of its texts applies: {@code check.connection.<part>.<advice>}
 * @param problem whose words say more than that text; null where there is none
 * @param source where it was seen; null where nobody can look
 */
public record ConnectionFinding(Part part, Status status, String advice, @Nullable Problem problem, @Nullable String source) {

  /** What lies between an iPhone and this program, the near end first. */
  public enum Part {
    /** usbmuxd, the Apple Mobile Device Service, and the library that talks to them. */
    SERVICE,
    /** Whether this person may use the service; a matter of Linux alone. */
    PERMISSION,
    /** Cable, port, and the computer's own sight of the USB. */
    CABLE,
    /** A locked iPhone hides its photos, and after an hour itself. */
    UNLOCKED,
    /** The question "Trust This Computer?". */
    TRUST;

    /** As in the bundles. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
