package org.photokura.ui.fake;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.photokura.core.Cancellation;
import org.photokura.device.AttachedDevice;
import org.photokura.device.DeviceAccess;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFacts;
import org.photokura.device.DeviceSession;
import org.photokura.device.TrustState;
import org.photokura.device.Udid;

/** Phones whose answers the test sets. Refuses to be called on the FX thread. */
public final class FakeDeviceAccess implements DeviceAccess {

  public volatile TrustState pairAnswer = TrustState.WAITING;
  public volatile int pairings;
  public volatile List<AttachedDevice> attached = List.of();
  public volatile DeviceFacts facts = DeviceFacts.UNKNOWN;
  public volatile org.photokura.core.Problem blocked;
  public volatile TrustState trust = TrustState.TRUSTED;
  /** Why the state of no phone can be told; null if it can. */
  public volatile org.photokura.core.Problem trustProblem;
  /** Whether a phone tells nothing for now. */
  public volatile boolean silent;
  /** Why no session can be opened; null if one can. */
  public volatile org.photokura.core.Problem openProblem;
  /** Whether opening one takes for now. */
  public volatile boolean opensSlowly;
  public volatile int opened;
  /** Facts of certain phones; the others have {@link #facts}. */
  public final Map<Udid, DeviceFacts> factsOf = new ConcurrentHashMap<>();
  /** Makes sessions. */
  public volatile Function<AttachedDevice, DeviceSession> sessions = device -> new FakeSession(device, factsOf(device));

  public volatile boolean serviceSleeps;

  @Override
  public boolean serviceSleeps() {
    return serviceSleeps;
  }

  @Override
  public List<AttachedDevice> attached(Cancellation cancellation) throws DeviceException {
    OffFx.check();
    if (blocked != null) {
      throw new DeviceException(blocked, DeviceException.Reach.DEVICE);
    }
    return attached;
  }

  @Override
  public DeviceStatus status(AttachedDevice device, Cancellation cancellation) throws DeviceException {
    OffFx.check();
    while (silent) {
      cancellation.throwIfCancelled();
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
    if (trustProblem != null) {
      throw new DeviceException(trustProblem, DeviceException.Reach.DEVICE);
    }
    return new DeviceStatus(trust, factsOf(device));
  }

  @Override
  public synchronized TrustState pair(AttachedDevice device, Cancellation cancellation) throws DeviceException {
    OffFx.check();
    pairings++;
    return pairAnswer;
  }

  @Override
  public DeviceSession open(AttachedDevice device, Cancellation cancellation) throws DeviceException {
    OffFx.check();
    opened++;
    while (opensSlowly) {
      cancellation.throwIfCancelled();
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
    if (openProblem != null) {
      throw new DeviceException(openProblem, DeviceException.Reach.DEVICE);
    }
    return sessions.apply(device);
  }

  public DeviceFacts factsOf(AttachedDevice device) {
    return factsOf.getOrDefault(device.udid(), facts);
  }

  @Override
  public void close() {}
}
