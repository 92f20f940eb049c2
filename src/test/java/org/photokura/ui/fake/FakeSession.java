package org.photokura.ui.fake;

import java.util.Map;
import org.photokura.core.Cancellation;
import org.photokura.device.AttachedDevice;
import org.photokura.device.DeviceFacts;
import org.photokura.device.DeviceFiles;
import org.photokura.device.DeviceSession;
import org.photokura.device.ServiceConnection;

/** A session that can do nothing but be open. */
public record FakeSession(AttachedDevice device, DeviceFacts facts) implements DeviceSession {

  @Override
  public DeviceFiles files() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ServiceConnection startService(String name, Cancellation cancellation) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, Object> values(String domain, Cancellation cancellation) {
    return Map.of();
  }

  @Override
  public void restart(Cancellation cancellation) {
    OffFx.check();
  }

  @Override
  public void close() {}
}
