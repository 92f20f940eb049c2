package org.photokura.imobiledevice;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.AttachedDevice;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFacts;
import org.photokura.device.DeviceFiles;
import org.photokura.device.DeviceSession;
import org.photokura.device.ServiceConnection;
import org.photokura.device.ServiceStarter;

/** A trusted phone through libimobiledevice. Lockdown is opened for each call. Thread-safe. */
final class ImobileSession implements DeviceSession {

  private final DeviceHandle handle;
  private final DeviceFacts facts;
  private final Inspector inspector;
  private final UsbmuxClient usbmux;
  private final Timeouts timeouts;
  private final Function<ServiceStarter, DeviceFiles> makeFiles;
  private @Nullable DeviceFiles files;
  private boolean closed;

  /**
   * @param handle retained for this session
   */
  ImobileSession(
      DeviceHandle handle,
      DeviceFacts facts,
      Inspector inspector,
      UsbmuxClient usbmux,
      Timeouts timeouts,
      Function<ServiceStarter, DeviceFiles> makeFiles) {
    this.handle = handle;
    this.facts = facts;
    this.inspector = inspector;
    this.usbmux = usbmux;
    this.timeouts = timeouts;
    this.makeFiles = makeFiles;
  }

  @Override
  public AttachedDevice device() {
    return handle.device();
  }

  @Override
  public DeviceFacts facts() {
    return facts;
  }

  @Override
  public synchronized DeviceFiles files() {
    if (files == null) {
      if (closed) {
        throw new IllegalStateException("the session was closed");
      }
      files = makeFiles.apply(this::startService);
    }
    return files;
  }

  @Override
  public ServiceConnection startService(String name, Cancellation cancellation) throws DeviceException {
    var deadline = Deadline.after(timeouts.call(), cancellation);
    return using(cancellation, () -> start(name, deadline));
  }

  private NativeStream start(String name, Deadline deadline) throws DeviceException {
    LockdownClient.Service service;
    try (var lockdown = inspector.session(handle, deadline)) {
      service = lockdown.startService(name);
    }
    var stream = connect(name, service.port(), deadline);
    boolean ready = false;
    try {
      if (service.tls()) {
        new TlsPreparation(handle).prepare(deadline);
        stream.enableTls(timeouts, deadline);
      }
      // A usbmuxd that was restarted counts its connections from 1 again: the number may have become another phone's.
      Presence.require(device(), usbmux, deadline.cancellation());
      ready = true;
      return stream;
    } finally {
      if (!ready) {
        stream.close();
      }
    }
  }

  /** Lockdown started the service; that nothing answers at its port then is a refusal, if the phone is still there. */
  private NativeStream connect(String name, int port, Deadline deadline) throws DeviceException {
    try {
      return NativeStream.connect(handle, port, timeouts, deadline);
    } catch (DeviceException e) {
      if (e.problem().id() != ProblemId.CONNECTION_LOST) {
        throw e;
      }
      Presence.require(device(), usbmux, deadline.cancellation());
      throw DeviceException.connection(ProblemId.SERVICE_REFUSED, name + " was started, but: " + e.problem().technicalCause());
    }
  }

  @Override
  public Map<String, Object> values(@Nullable String domain, Cancellation cancellation) throws DeviceException {
    var deadline = Deadline.after(timeouts.call(), cancellation);
    return using(cancellation, () -> {
      try (var lockdown = inspector.session(handle, deadline)) {
        return Inspector.valuesOrNone(lockdown, domain);
      }
    });
  }

  @Override
  public void restart(Cancellation cancellation) throws DeviceException {
    var deadline = Deadline.after(timeouts.call(), cancellation);
    using(cancellation, () -> {
      DiagnosticsRelay.restart(name -> start(name, deadline), timeouts, deadline);
      return true;
    });
  }

  @Override
  public void close() {
    DeviceFiles opened;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      opened = files;
    }
    if (opened != null) {
      opened.close();
    }
    handle.release();
  }

  /** Holds the handle while the call runs, so that closing the session meanwhile frees nothing under it. */
  private <T> T using(Cancellation cancellation, Presence.Call<T> call) throws DeviceException {
    synchronized (this) {
      if (closed) {
        throw DeviceException.device(ProblemId.CONNECTION_LOST, "the session was closed");
      }
      handle.retain();
    }
    try {
      return Presence.explained(device(), usbmux, cancellation, () -> run(call));
    } finally {
      handle.release();
    }
  }

  /** The pairing worked when the session was opened: a handshake that fails now means a connection that broke. */
  private static <T> T run(Presence.Call<T> call) throws DeviceException {
    try {
      return call.run();
    } catch (LockdownException e) {
      throw e.code() == LockdownCode.TLS ? DeviceException.connection(ProblemId.CONNECTION_LOST, e.problem().technicalCause()) : e;
    }
  }
}
