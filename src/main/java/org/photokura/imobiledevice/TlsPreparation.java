package org.photokura.imobiledevice;

import com.sun.jna.ptr.PointerByReference;
import java.time.Duration;
import org.photokura.device.DeviceException;

/**
 * Makes libimobiledevice learn a phone's iOS version, once for each {@link DeviceHandle}: as long as it does not know it, it offers TLS 1.0 at
 * most, as iOS 9 needed it. In 1.3.0 only {@code lockdownd_client_new_with_handshake} looks it up, and that call pairs when there is no
 * pairing record; so this is called only when the phone has just accepted the record. Later versions look it up on every lockdown client.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/idevice.c} idevice_connection_enable_ssl, {@code src/lockdown.c} (1.3.0, 1.4.0).
 * <b>Checked by:</b> ImobileDeviceAccessTest, against a virtual phone that refuses TLS 1.0. <b>Unverified:</b> 1.4.0.
 */
final class TlsPreparation {

  /** The library asks four times and shakes hands; each of its waits may take 30 s, so the thread may be left behind. */
  private static final Duration TIME = Duration.ofSeconds(10);

  private final DeviceHandle device;

  TlsPreparation(DeviceHandle device) {
    this.device = device;
  }

  /**
   * @throws LockdownException if the library could not open a session of its own
   */
  void prepare(Deadline deadline) throws DeviceException {
    if (device.isTlsReady()) {
      return;
    }
    device.retain();
    int code = deadline.abandonable("learn-version", TIME, _ -> {
      try {
        return learn(device.natives().library());
      } finally {
        device.release();
      }
    });
    if (code != LibImobileDevice.SUCCESS) {
      throw new LockdownException(LockdownCode.ofCode(code), "lockdownd_client_new_with_handshake: " + code);
    }
    device.markTlsReady();
  }

  private int learn(LibImobileDevice library) {
    var client = new PointerByReference();
    int code = library.learnsVersionWithoutSession()
        ? library.lockdownd_client_new(device.pointer(), client, Natives.LABEL)
        : library.lockdownd_client_new_with_handshake(device.pointer(), client, Natives.LABEL);
    if (code == LibImobileDevice.SUCCESS) {
      library.lockdownd_client_free(client.getValue());
    }
    return code;
  }
}
