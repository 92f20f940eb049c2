package org.photokura.ui.fake;

import java.util.List;
import org.photokura.core.Cancellation;
import org.photokura.device.AttachedDevice;
import org.photokura.device.DeviceAccess;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFacts;
import org.photokura.device.DeviceSession;
import org.photokura.device.TrustState;

/** Phones whose answers the test sets. Refuses to be called on the FX thread. */
public final class FakeDeviceAccess implements DeviceAccess {

  public volatile TrustState pairAnswer = TrustState.WAITING;
  public volatile int pairings;
  public volatile List<AttachedDevice> attached = List.of();
  public volatile DeviceFacts facts = DeviceFacts.UNKNOWN;
  public volatile org.photokura.core.Problem blocked;
  public volatile TrustState trust = TrustState.TRUSTED;

  @Override
  public List<AttachedDevice> attached(Cancellation cancellation) throws DeviceException {
    OffFx.check();
    if (blocked != null) {
      throw new DeviceException(blocked, DeviceException.Reach.DEVICE);
    }
    return attached;
  }

  @Override
  public DeviceStatus status(AttachedDevice device, Cancellation cancellation) {
    OffFx.check();
    return new DeviceStatus(trust, facts);
  }

  @Override
  public synchronized TrustState pair(AttachedDevice device, Cancellation cancellation) throws DeviceException {
    OffFx.check();
    pairings++;
    return pairAnswer;
  }

  @Override
  public DeviceSession open(AttachedDevice device, Cancellation cancellation) {
    OffFx.check();
    return new FakeSession(device, facts);
  }

  @Override
  public void close() {}
}
