package org.photokura.imobiledevice;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads.AbandonableCall;
import org.photokura.device.AttachedDevice;
import org.photokura.device.ConnectionType;
import org.photokura.device.DeviceException;

/**
 * A phone as libimobiledevice holds it. Connections keep a bare pointer to it, so it is counted: everything that uses it, a native call that
 * was left behind included, retains it before and releases it after, and the last one frees it.
 */
final class DeviceHandle {

  private final Natives natives;
  private final AttachedDevice device;
  private final Pointer pointer;
  private int users = 1;
  private volatile boolean tlsReady;

  private DeviceHandle(Natives natives, AttachedDevice device, Pointer pointer) {
    this.natives = natives;
    this.device = device;
    this.pointer = pointer;
  }

  /**
   * Looks the phone up; the caller is its first user.
   *
   * @throws DeviceException DEVICE_GONE if it is no longer there, or was plugged in anew
   */
  static DeviceHandle open(Natives natives, AttachedDevice device, Timeouts timeouts, Deadline deadline) throws DeviceException {
    return deadline.abandonable("find-device", timeouts.connect(), new AbandonableCall<>() {
      @Override
      public DeviceHandle call(java.util.function.BooleanSupplier abandoned) throws DeviceException {
        return look(natives, device);
      }

      @Override
      public void release(DeviceHandle late) {
        late.release();
      }
    });
  }

  private static DeviceHandle look(Natives natives, AttachedDevice device) throws DeviceException {
    var found = new PointerByReference();
    int options = device.connection() == ConnectionType.USB ? LibImobileDevice.LOOKUP_USB : LibImobileDevice.LOOKUP_NETWORK;
    natives.guardSelect();
    int code = natives.library().idevice_new_with_options(found, device.udid().value(), options);
    if (code != LibImobileDevice.SUCCESS) {
      throw DeviceException.device(ProblemId.DEVICE_GONE, "idevice_new_with_options: " + code);
    }
    var handle = new DeviceHandle(natives, device, found.getValue());
    var muxId = new IntByReference();
    natives.library().idevice_get_handle(handle.pointer, muxId);
    if (Integer.toUnsignedLong(muxId.getValue()) != device.muxId()) {
      handle.release();
      throw DeviceException.device(ProblemId.DEVICE_GONE, "connection " + device.muxId() + " became " + muxId.getValue());
    }
    return handle;
  }

  AttachedDevice device() {
    return device;
  }

  Natives natives() {
    return natives;
  }

  /** Valid until the caller's {@link #release}. */
  Pointer pointer() {
    return pointer;
  }

  synchronized DeviceHandle retain() {
    if (users == 0) {
      throw new IllegalStateException("the device handle was freed");
    }
    users++;
    return this;
  }

  synchronized void release() {
    if (users == 0) {
      throw new IllegalStateException("the device handle was freed already");
    }
    if (--users == 0) {
      natives.library().idevice_free(pointer);
    }
  }

  /** Whether the library knows this phone's iOS version and so offers it a TLS that is new enough. */
  boolean isTlsReady() {
    return tlsReady;
  }

  void markTlsReady() {
    tlsReady = true;
  }
}
