package org.photokura.virtualphone;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.photokura.protocol.lockdown.LockdownError;

/**
 * Which computers the phone trusts, and what became of the dialog "Trust This Computer?". Thread-safe.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/lockdown.c}, usbmuxd {@code src/preflight.c}. <b>Checked by:</b> PairingTest,
 * StrangersTest. <b>Unverified:</b> that a phone takes further pairings of a computer it trusts without asking again.
 */
final class Trust {

  /** What the owner sees or said. */
  enum Dialog {
    /** Nobody asked yet, or the phone was unplugged since. */
    NOT_SHOWN,
    SHOWN,
    TRUSTED,
    REFUSED
  }

  private final Map<String, PairedHost> hosts = new LinkedHashMap<>();
  private final Dialog initially;
  private Dialog dialog;

  /**
   * @param atOnce whether the owner trusts every computer before it asks
   */
  Trust(boolean atOnce) {
    this.initially = atOnce ? Dialog.TRUSTED : Dialog.NOT_SHOWN;
    this.dialog = initially;
  }

  /** A computer wants to pair: what lockdownd answers, or empty if it may. Raises the dialog. */
  synchronized Optional<LockdownError> ask(boolean locked) {
    if (locked) {
      return Optional.of(LockdownError.PASSWORD_PROTECTED);
    }
    return switch (dialog) {
      case NOT_SHOWN -> {
        dialog = Dialog.SHOWN;
        yield Optional.of(LockdownError.PAIRING_DIALOG_RESPONSE_PENDING);
      }
      case SHOWN -> Optional.of(LockdownError.PAIRING_DIALOG_RESPONSE_PENDING);
      case TRUSTED -> Optional.empty();
      case REFUSED -> Optional.of(LockdownError.USER_DENIED_PAIRING);
    };
  }

  synchronized void add(PairedHost host) {
    hosts.put(host.hostId(), host);
  }

  /** Forgets one computer; false if it was not known. */
  synchronized boolean remove(String hostId) {
    return hosts.remove(hostId) != null;
  }

  synchronized Optional<PairedHost> host(String hostId) {
    return Optional.ofNullable(hosts.get(hostId));
  }

  /** The owner tapped Trust, or will as soon as the dialog appears. */
  synchronized void trust() {
    dialog = Dialog.TRUSTED;
  }

  /** The owner tapped Don't Trust, or will as soon as the dialog appears. */
  synchronized void refuse() {
    dialog = Dialog.REFUSED;
  }

  /** The owner reset Location &amp; Privacy: every computer is a stranger again. */
  synchronized void forget() {
    hosts.clear();
    dialog = initially;
  }

  /** The cable came out: a dialog that is up or was refused starts anew with the next plug. */
  synchronized void unplugged() {
    if (dialog != Dialog.TRUSTED) {
      dialog = initially;
    }
  }

  synchronized Dialog dialog() {
    return dialog;
  }

  synchronized int hostCount() {
    return hosts.size();
  }
}
