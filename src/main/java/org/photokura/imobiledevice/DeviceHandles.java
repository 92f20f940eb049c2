package org.photokura.imobiledevice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.photokura.core.ProblemId;
import org.photokura.device.AttachedDevice;
import org.photokura.device.DeviceException;

/**
 * Keeps one handle for each connection of a phone as long as it is attached, so that the library need not find it, and learn its iOS version,
 * again for every call. Thread-safe.
 */
final class DeviceHandles implements AutoCloseable {

  private final Timeouts timeouts;
  private final Map<AttachedDevice, DeviceHandle> handles = new HashMap<>();
  private boolean closed;

  DeviceHandles(Timeouts timeouts) {
    this.timeouts = timeouts;
  }

  /**
   * The handle, retained for the caller.
   *
   * @throws DeviceException DEVICE_GONE or DEVICE_TIMEOUT
   */
  DeviceHandle acquire(Natives natives, AttachedDevice device, Deadline deadline) throws DeviceException {
    synchronized (this) {
      var known = handles.get(device);
      if (known != null) {
        return known.retain();
      }
    }
    var opened = DeviceHandle.open(natives, device, timeouts, deadline);
    synchronized (this) {
      if (closed) {
        opened.release();
        throw DeviceException.device(ProblemId.DEVICE_GONE, "the access to devices was closed");
      }
      var other = handles.putIfAbsent(device, opened);
      if (other != null) {
        opened.release();
        return other.retain();
      }
      return opened.retain();
    }
  }

  /** Gives up the connections that are no longer there; whoever still uses one keeps its handle until it ends. */
  synchronized void keep(List<AttachedDevice> attached) {
    handles.entrySet().removeIf(entry -> {
      boolean gone = !attached.contains(entry.getKey());
      if (gone) {
        entry.getValue().release();
      }
      return gone;
    });
  }

  @Override
  public synchronized void close() {
    closed = true;
    keep(List.of());
  }
}
