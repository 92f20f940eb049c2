package org.photokura.imobiledevice;

import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.AttachedDevice;
import org.photokura.device.DeviceException;
import org.photokura.protocol.usbmux.UsbmuxDevice;

/** Whether a phone is still on the connection that is meant, and so what a broken one means. */
final class Presence {

  private Presence() {}

  /** A call that may fail. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws DeviceException;
  }

  /**
   * @throws DeviceException DEVICE_GONE if the phone is not there, or was plugged in anew, or a failure of usbmuxd
   */
  static void require(AttachedDevice device, UsbmuxClient usbmux, Cancellation cancellation) throws DeviceException {
    for (UsbmuxDevice entry : usbmux.devices(cancellation)) {
      if (entry.deviceId() == device.muxId() && entry.udid().equalsIgnoreCase(device.udid().value())) {
        return;
      }
    }
    throw DeviceException.device(ProblemId.DEVICE_GONE, "usbmuxd no longer lists connection " + device.muxId());
  }

  /**
   * Runs the call; when it lost its connection or had to wait too long, and the reason is that the phone is gone or that usbmuxd hangs, says
   * that instead.
   */
  static <T> T explained(AttachedDevice device, UsbmuxClient usbmux, Cancellation cancellation, Call<T> call) throws DeviceException {
    try {
      return call.run();
    } catch (DeviceException e) {
      cancellation.throwIfCancelled();
      var id = e.problem().id();
      if (id == ProblemId.CONNECTION_LOST || id == ProblemId.DEVICE_TIMEOUT || id == ProblemId.USBMUXD_MISSING) {
        try {
          require(device, usbmux, cancellation);
        } catch (DeviceException reason) {
          reason.addSuppressed(e);
          throw reason;
        }
      }
      throw e;
    }
  }
}
