package org.photokura.diagnose.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.photokura.core.HostSystem;
import org.photokura.core.Problem;
import org.photokura.device.DevicesSnapshot;
import org.photokura.device.TrustState;
import org.photokura.diagnose.Finding.Status;
import org.photokura.diagnose.connection.ConnectionFinding.Part;

/**
 * Follows the way from this program to an iPhone and says where it ends.
 *
 * <p><b>Source:</b> device-facts 7 (what usbmuxd, lockdown and phones do), users' reports. <b>Checked by:</b> ConnectionDoctorTest. <b>Unverified:</b> Mac and Windows; USB restricted mode,
 * which no computer can see.
 */
public final class ConnectionDoctor {

  private ConnectionDoctor() {}

  /** What there is to say about each part, the near end first. */
  public static List<ConnectionFinding> examine(HostSystem system, DevicesSnapshot seen, UsbSight sight) {
    var found = new ArrayList<ConnectionFinding>();
    found.add(service(seen, sight));
    if (system == HostSystem.LINUX) {
      found.add(permission(seen, sight));
    }
    found.add(cable(seen, sight));
    found.add(unlocked(seen));
    found.add(trust(seen));
    return found;
  }

  private static ConnectionFinding service(DevicesSnapshot seen, UsbSight sight) {
    Problem problem = seen.problem();
    if (problem != null && sight.socket() == UsbSight.Socket.NOT_PERMITTED) {
      // Who may not ask it cannot blame it for being silent.
      return of(Part.SERVICE, Status.OK, "there", UsbSight.SOCKET);
    }
    if (sleeps(seen, sight)) {
      return of(Part.SERVICE, Status.OK, "asleep", UsbSight.SOCKET);
    }
    return problem != null ? new ConnectionFinding(Part.SERVICE, Status.PROBLEM, "silent", problem, "usbmuxd")
        : seen.looked() ? of(Part.SERVICE, Status.OK, "runs", "usbmuxd") : of(Part.SERVICE, Status.UNKNOWN, "looking", null);
  }

  /** On Linux the service runs only while an iPhone is plugged in. */
  private static boolean sleeps(DevicesSnapshot seen, UsbSight sight) {
    return seen.looked()
        && seen.problem() == null
        && seen.devices().isEmpty()
        && sight.socket() == UsbSight.Socket.ABSENT
        && Integer.valueOf(0).equals(sight.iPhonesOnUsb());
  }

  private static ConnectionFinding permission(DevicesSnapshot seen, UsbSight sight) {
    if (seen.looked() && seen.problem() == null && !sleeps(seen, sight)) {
      return of(Part.PERMISSION, Status.OK, "granted", "usbmuxd");
    }
    return switch (sight.socket()) {
      case NOT_PERMITTED -> of(Part.PERMISSION, Status.PROBLEM, "denied", UsbSight.SOCKET);
      case USABLE -> of(Part.PERMISSION, Status.OK, "granted", UsbSight.SOCKET);
      case ABSENT, UNKNOWN -> of(Part.PERMISSION, Status.UNKNOWN, "absent", UsbSight.SOCKET);
    };
  }

  private static ConnectionFinding cable(DevicesSnapshot seen, UsbSight sight) {
    if (!seen.devices().isEmpty()) {
      return of(Part.CABLE, Status.OK, "seen", "usbmuxd");
    }
    Integer onBus = sight.iPhonesOnUsb();
    if (onBus == null) {
      return of(Part.CABLE, Status.ASK, "ask", null);
    }
    if (onBus > 0 && (seen.problem() != null || !seen.looked())) {
      // What the service would list nobody knows: so far the way is whole.
      return of(Part.CABLE, Status.OK, "on-usb", UsbSight.BUS);
    }
    return of(Part.CABLE, Status.PROBLEM, onBus > 0 ? "bus" : "nothing", UsbSight.BUS);
  }

  private static ConnectionFinding unlocked(DevicesSnapshot seen) {
    if (has(seen, TrustState.TRUSTED)) {
      return of(Part.UNLOCKED, Status.OK, "ok", "lockdown");
    }
    if (has(seen, TrustState.LOCKED)) {
      return of(Part.UNLOCKED, Status.PROBLEM, "locked", "lockdown");
    }
    // A locked phone says that it is locked before it says anything about trust.
    boolean answered = seen.devices().stream().anyMatch(phone -> phone.trust() != null);
    return answered ? of(Part.UNLOCKED, Status.OK, "ok", "lockdown") : of(Part.UNLOCKED, Status.ASK, seen.devices().isEmpty() ? "restricted" : "unsaid", null);
  }

  private static ConnectionFinding trust(DevicesSnapshot seen) {
    if (has(seen, TrustState.TRUSTED)) {
      return of(Part.TRUST, Status.OK, "trusted", "lockdown");
    }
    if (has(seen, TrustState.REFUSED)) {
      return of(Part.TRUST, Status.PROBLEM, "refused", "lockdown");
    }
    if (has(seen, TrustState.STALE)) {
      return of(Part.TRUST, Status.PROBLEM, "stale", "lockdown");
    }
    if (has(seen, TrustState.WAITING)) {
      return of(Part.TRUST, Status.ASK, "waiting", "lockdown");
    }
    if (has(seen, TrustState.LOCKED)) {
      return of(Part.TRUST, Status.UNKNOWN, "locked", null);
    }
    var problem = seen.devices().stream().map(DevicesSnapshot.SeenDevice::problem).filter(Objects::nonNull).findFirst().orElse(null);
    return problem == null ? of(Part.TRUST, Status.UNKNOWN, seen.devices().isEmpty() ? "later" : "asked", null) : new ConnectionFinding(Part.TRUST, Status.PROBLEM, "silent", problem, "lockdown");
  }

  private static boolean has(DevicesSnapshot seen, TrustState trust) {
    return seen.devices().stream().anyMatch(phone -> phone.trust() == trust);
  }

  private static ConnectionFinding of(Part part, Status status, String advice, @Nullable String source) {
    return new ConnectionFinding(part, status, advice, null, source);
  }
}
