package org.photokura.device;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;

/**
 * What a {@link DeviceMonitor} saw at one moment. Immutable.
 *
 * @param looked whether it has looked at all yet
 * @param devices the phones that are there, in the order in which they came
 * @param problem why nothing can be seen (LIBRARY_MISSING, USBMUXD_MISSING, USBMUXD_HUNG …); null if it can
 */
public record DevicesSnapshot(boolean looked, List<SeenDevice> devices, @Nullable Problem problem) {

  /** Before the first look. */
  public static final DevicesSnapshot NONE_YET = new DevicesSnapshot(false, List.of(), null);

  public DevicesSnapshot {
    devices = List.copyOf(devices);
  }

  /**
   * One phone.
   *
   * @param trust null until it was read
   * @param facts as last read
   * @param problem why it could not be read the last time; null if it could
   */
  public record SeenDevice(AttachedDevice device, @Nullable TrustState trust, DeviceFacts facts, @Nullable Problem problem) {

    static SeenDevice justCame(AttachedDevice device) {
      return new SeenDevice(device, null, DeviceFacts.UNKNOWN, null);
    }
  }
}
