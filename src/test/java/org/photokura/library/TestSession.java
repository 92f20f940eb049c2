package org.photokura.library;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.AttachedDevice;
import org.photokura.device.ConnectionType;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFacts;
import org.photokura.device.DeviceFiles;
import org.photokura.device.DeviceSession;
import org.photokura.device.ServiceConnection;
import org.photokura.device.Udid;

/** A session with a phone of which only the files matter. */
public final class TestSession implements DeviceSession {

  public static final String UDID = "00008110-00000000000000FA";

  private final DeviceFiles files;
  private final Map<String, Object> values = new HashMap<>();
  private @Nullable String timeZone = "Asia/Tokyo";

  public TestSession(DeviceFiles files) {
    this.files = files;
  }

  /** What lockdown says in the domain without a name. */
  public TestSession value(String key, Object value) {
    values.put(key, value);
    return this;
  }

  public TestSession timeZone(@Nullable String zone) {
    timeZone = zone;
    return this;
  }

  @Override
  public AttachedDevice device() {
    return new AttachedDevice(new Udid(UDID), ConnectionType.USB, 1);
  }

  @Override
  public DeviceFacts facts() {
    return new DeviceFacts("Test", "iPhone16,1", "18.5", "22F76", null, null, null, null, null, timeZone);
  }

  @Override
  public DeviceFiles files() {
    return files;
  }

  @Override
  public ServiceConnection startService(String name, Cancellation cancellation) throws DeviceException {
    throw DeviceException.device(ProblemId.SERVICE_REFUSED, name);
  }

  @Override
  public Map<String, Object> values(@Nullable String domain, Cancellation cancellation) {
    return domain == null ? values : Map.of();
  }

  @Override
  public void restart(Cancellation cancellation) throws DeviceException {
    throw DeviceException.device(ProblemId.SERVICE_REFUSED, "restart");
  }

  @Override
  public void close() {}
}
