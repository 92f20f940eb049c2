package org.photokura.device;

import java.util.List;
import org.photokura.core.Cancellation;

/**
 * The way to the phones: the port that everything above uses; {@code imobiledevice} is the adapter. Every call blocks, has a deadline of its
 * own, and ends at once with {@link java.util.concurrent.CancellationException} when cancelled. Thread-safe.
 */
public interface DeviceAccess extends AutoCloseable {

  /**
   * The phones that usbmuxd lists now, USB and Wi-Fi entries of one phone merged; none where {@link #serviceSleeps}.
   *
   * @throws DeviceException LIBRARY_MISSING, USBMUXD_MISSING, USBMUXD_REFUSED or USBMUXD_HUNG: within 10 s
   */
  List<AttachedDevice> attached(Cancellation cancellation) throws DeviceException;

  /** Whether usbmuxd did not run at the last look, as is right on Linux where no phone is plugged in: it starts with the first. */
  default boolean serviceSleeps() {
    return false;
  }

  /**
   * Trust and facts as far as they can be read now. Never raises the Trust dialog.
   *
   * @throws DeviceException DEVICE_GONE, DEVICE_TIMEOUT or a failure of usbmuxd
   */
  DeviceStatus status(AttachedDevice device, Cancellation cancellation) throws DeviceException;

  /**
   * One attempt to pair: makes the phone ask its owner if it has not answered yet (a stale record is replaced). Call again about once a
   * second while it returns WAITING or LOCKED.
   *
   * @throws DeviceException DEVICE_GONE, PAIRING_PROHIBITED (supervised phones), DEVICE_TIMEOUT or a failure of usbmuxd
   */
  TrustState pair(AttachedDevice device, Cancellation cancellation) throws DeviceException;

  /**
   * Opens a session with a trusted phone. Never raises the Trust dialog.
   *
   * @throws DeviceException TRUST_WAITING, TRUST_REFUSED, DEVICE_LOCKED, PAIRING_STALE, SERVICE_LIMIT, DEVICE_GONE …
   */
  DeviceSession open(AttachedDevice device, Cancellation cancellation) throws DeviceException;

  @Override
  void close();

  /** What a phone can be asked without raising the dialog. */
  record DeviceStatus(TrustState trust, DeviceFacts facts) {}

}
