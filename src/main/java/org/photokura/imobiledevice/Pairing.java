package org.photokura.imobiledevice;

import com.sun.jna.ptr.PointerByReference;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.TrustState;

/**
 * Asks a phone to trust this computer. libimobiledevice makes the keys and the certificates, and has usbmuxd keep the record, which takes the
 * place of one that the phone no longer knows.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/lockdown.c} lockdownd_pair. <b>Checked by:</b> ImobileDeviceAccessTest. <b>Unverified:</b> whether a
 * phone answers while its dialog is open or keeps the reply back; both are handled.
 */
final class Pairing {

  private final Inspector inspector;
  private final RefusalMemory refusals;
  private final Timeouts timeouts;

  Pairing(Inspector inspector, RefusalMemory refusals, Timeouts timeouts) {
    this.inspector = inspector;
    this.refusals = refusals;
    this.timeouts = timeouts;
  }

  /**
   * One attempt.
   *
   * @throws DeviceException PAIRING_PROHIBITED, DEVICE_TIMEOUT, CONNECTION_LOST …
   */
  TrustState attempt(DeviceHandle device, Deadline deadline) throws DeviceException {
    var before = inspector.inspect(device, deadline);
    if (before.trust() == TrustState.TRUSTED || (before.trust() == TrustState.LOCKED && before.pairRecord())) {
      return settled(device, before.trust());
    }
    int code = ask(device, deadline);
    if (code == LibImobileDevice.SUCCESS) {
      return settled(device, confirmed(device, deadline));
    }
    var answer = LockdownCode.ofCode(code);
    if (answer == LockdownCode.RECEIVE_TIMEOUT) {
      // It answered a moment ago: the dialog is open.
      return TrustState.WAITING;
    }
    if (answer.trust() == null || answer == LockdownCode.TLS || answer == LockdownCode.INVALID_CONFIGURATION) {
      throw new LockdownException(answer, "lockdownd_pair: " + code);
    }
    return settled(device, answer.trust());
  }

  private int ask(DeviceHandle device, Deadline deadline) throws DeviceException {
    device.retain();
    return deadline.abandonable("pair", timeouts.pair(), _ -> {
      try {
        device.natives().guardSelect();
        return pair(device);
      } finally {
        device.release();
      }
    });
  }

  private static int pair(DeviceHandle device) {
    var library = device.natives().library();
    var client = new PointerByReference();
    int code = library.lockdownd_client_new(device.pointer(), client, Natives.LABEL);
    if (code != LibImobileDevice.SUCCESS) {
      return code;
    }
    try {
      return library.lockdownd_pair(client.getValue(), null);
    } finally {
      library.lockdownd_client_free(client.getValue());
    }
  }

  /** The library does not tell whether usbmuxd could keep the record: a session shows it. */
  private TrustState confirmed(DeviceHandle device, Deadline deadline) throws DeviceException {
    var after = inspector.inspect(device, deadline);
    if (after.trust() == TrustState.WAITING && !after.pairRecord()) {
      throw new DeviceException(
          Problem.of(ProblemId.PROTOCOL_BROKEN, "the phone agreed, but usbmuxd did not keep the pairing record"), DeviceException.Reach.DEVICE);
    }
    return after.trust();
  }

  private TrustState settled(DeviceHandle device, TrustState trust) {
    if (trust == TrustState.REFUSED) {
      refusals.remember(device.device());
    } else if (trust == TrustState.TRUSTED) {
      refusals.forget(device.device());
    }
    return trust;
  }
}
