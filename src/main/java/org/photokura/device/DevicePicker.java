package org.photokura.device;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;

/** Chooses the one phone that a command speaks of. */
public final class DevicePicker {

  private DevicePicker() {}

  /**
   * @param attached the phones that are there
   * @param wanted the phone that was named, or null: then there must be exactly one
   * @throws DeviceException NO_DEVICE, DEVICE_UNKNOWN (data {@code udid}) or SEVERAL_DEVICES (data {@code devices}: the UDIDs, and {@code count})
   */
  public static AttachedDevice pick(List<AttachedDevice> attached, @Nullable Udid wanted) throws DeviceException {
    if (attached.isEmpty()) {
      throw failure(Problem.of(ProblemId.NO_DEVICE));
    }
    if (wanted != null) {
      for (var device : attached) {
        if (device.udid().equals(wanted)) {
          return device;
        }
      }
      throw failure(Problem.of(ProblemId.DEVICE_UNKNOWN).with("udid", wanted.value()));
    }
    if (attached.size() > 1) {
      var names = attached.stream().map(device -> device.udid().value()).collect(Collectors.joining(", "));
      throw failure(Problem.of(ProblemId.SEVERAL_DEVICES).with("devices", names).with("count", attached.size()));
    }
    return attached.getFirst();
  }

  private static DeviceException failure(Problem problem) {
    return new DeviceException(problem, DeviceException.Reach.DEVICE);
  }
}
