package org.photokura.transfer;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.AttachedDevice;
import org.photokura.device.ConnectionType;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFacts;
import org.photokura.device.DeviceFiles;
import org.photokura.device.DeviceSession;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.device.ServiceConnection;
import org.photokura.device.Udid;

/** A phone in memory with its link: it can be unplugged and come back. */
final class FakePhone implements PhoneLink {

  static final String UDID = "00008110-000A1B2C3D4E5F60";

  final InMemoryDeviceFiles files;
  final AtomicInteger reconnects = new AtomicInteger();
  private final String udid;
  private final Session session = new Session();
  private volatile @Nullable Duration backAfter = Duration.ZERO;
  private volatile boolean screenLocked;

  FakePhone() {
    this(new InMemoryDeviceFiles(), UDID);
  }

  FakePhone(InMemoryDeviceFiles files, String udid) {
    this.files = files;
    this.udid = udid;
  }

  /** How long it takes to be plugged in again; null: nobody does. */
  FakePhone backAfter(@Nullable Duration time) {
    backAfter = time;
    return this;
  }

  void lockScreen() {
    screenLocked = true;
    files.lock();
  }

  /** The screen is locked, but the phone goes on serving files, as many do. */
  void lockScreenOnly() {
    screenLocked = true;
  }

  void unlockScreen() {
    screenLocked = false;
    files.unlock();
  }

  @Override
  public DeviceSession session() {
    return session;
  }

  @Override
  public DeviceSession reconnect(Duration limit, Cancellation cancellation) throws DeviceException {
    reconnects.incrementAndGet();
    var wait = backAfter;
    long end = System.nanoTime() + (wait == null || wait.compareTo(limit) > 0 ? limit : wait).toNanos();
    while (System.nanoTime() < end) {
      if (cancellation.isCancelled()) {
        throw new CancellationException("cancelled");
      }
      Poll.pause();
    }
    if (wait == null || wait.compareTo(limit) > 0) {
      throw DeviceException.device(ProblemId.DEVICE_GONE, "nobody plugs it in");
    }
    files.plugIn();
    return session;
  }

  private final class Session implements DeviceSession {
    @Override
    public AttachedDevice device() {
      return new AttachedDevice(new Udid(udid), ConnectionType.USB, 1);
    }

    @Override
    public DeviceFacts facts() {
      return new DeviceFacts("Mika's iPhone", "iPhone16,1", "26.1", "23B85", null, null, null, null, screenLocked, "Asia/Tokyo");
    }

    @Override
    public DeviceFiles files() {
      return files;
    }

    @Override
    public ServiceConnection startService(String name, Cancellation cancellation) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Object> values(@Nullable String domain, Cancellation cancellation) throws DeviceException {
      if (files.isSilent()) {
        throw DeviceException.connection(ProblemId.DEVICE_TIMEOUT, "silent");
      }
      var values = new HashMap<String, Object>();
      values.put("PasswordProtected", screenLocked);
      return values;
    }

    @Override
    public void restart(Cancellation cancellation) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
