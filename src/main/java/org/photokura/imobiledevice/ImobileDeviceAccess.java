package org.photokura.imobiledevice;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.HostSystem;
import org.photokura.core.ProblemId;
import org.photokura.device.AttachedDevice;
import org.photokura.device.ConnectionType;
import org.photokura.device.DeviceAccess;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFiles;
import org.photokura.device.DeviceSession;
import org.photokura.device.ServiceStarter;
import org.photokura.device.TrustState;
import org.photokura.device.Udid;
import org.photokura.protocol.usbmux.UsbmuxDevice;

/**
 * The phones that libimobiledevice reaches. Before each call usbmuxd is asked over a socket of our own whether it answers and still has the
 * phone, because the library would wait for a hung one without end.
 *
 * <p><b>Checked by:</b> ImobileDeviceAccessTest against the virtual phone through Debian's libimobiledevice 1.3.0. <b>Unverified:</b> a real phone.
 */
public final class ImobileDeviceAccess implements DeviceAccess {

  private final NativeLibraries libraries;
  private final Function<ServiceStarter, DeviceFiles> files;
  private final Timeouts timeouts;
  private final SystemCalls system;
  private final UsbmuxClient usbmux;
  private final RefusalMemory refusals;
  private final Inspector inspector;
  private final Pairing pairing;
  private final DeviceHandles handles;
  private @Nullable Natives natives;

  /**
   * @param stateFolder where the program keeps its state between runs
   * @param files makes the client of the media partition from what starts its service
   */
  public ImobileDeviceAccess(Path stateFolder, Function<ServiceStarter, DeviceFiles> files) {
    this(NativeLibraries.ofThisComputer(), stateFolder, files, Timeouts.STANDARD, Clock.systemUTC());
  }

  ImobileDeviceAccess(
      NativeLibraries libraries, Path stateFolder, Function<ServiceStarter, DeviceFiles> files, Timeouts timeouts, Clock clock) {
    this(libraries, stateFolder, files, timeouts, clock, SleepingService.ofThisComputer());
  }

  ImobileDeviceAccess(
      NativeLibraries libraries,
      Path stateFolder,
      Function<ServiceStarter, DeviceFiles> files,
      Timeouts timeouts,
      Clock clock,
      BooleanSupplier maySleep) {
    this.libraries = libraries;
    this.files = files;
    this.timeouts = timeouts;
    system = new SystemCalls(HostSystem.current());
    usbmux = new UsbmuxClient(
        () -> UsbmuxAddress.of(system.environment(UsbmuxAddress.VARIABLE), HostSystem.current() == HostSystem.WINDOWS),
        timeouts.usbmux().toMillis(),
        maySleep,
        new AppleSoftware(HostSystem.current(), System::getenv));
    refusals = new RefusalMemory(stateFolder, clock);
    inspector = new Inspector(usbmux, refusals, timeouts);
    pairing = new Pairing(inspector, refusals, timeouts);
    handles = new DeviceHandles(timeouts);
  }

  @Override
  public List<AttachedDevice> attached(Cancellation cancellation) throws DeviceException {
    natives();
    try {
      return kept(merged(usbmux.devices(cancellation)));
    } catch (DeviceException e) {
      if (e.problem().id() == ProblemId.USBMUXD_MISSING) {
        // On Linux it goes with the last phone, and counts its connections from 1 again: none of those that are known will come back.
        kept(List.of());
      }
      throw e;
    }
  }

  @Override
  public boolean serviceSleeps() {
    return usbmux.sleeps();
  }

  private List<AttachedDevice> kept(List<AttachedDevice> attached) {
    handles.keep(attached);
    refusals.keep(attached);
    return attached;
  }

  /** One phone an entry, in usbmuxd's order, by the cable where it is on the cable too. */
  static List<AttachedDevice> merged(List<UsbmuxDevice> entries) {
    Map<Udid, AttachedDevice> byUdid = new LinkedHashMap<>();
    for (var entry : entries) {
      var connection = entry.connection() == UsbmuxDevice.Connection.USB ? ConnectionType.USB : ConnectionType.WIFI;
      var device = new AttachedDevice(new Udid(entry.udid()), connection, entry.deviceId());
      byUdid.merge(device.udid(), device, (a, b) -> a.connection() == ConnectionType.WIFI && b.connection() == ConnectionType.USB ? b : a);
    }
    return new ArrayList<>(byUdid.values());
  }

  @Override
  public DeviceStatus status(AttachedDevice device, Cancellation cancellation) throws DeviceException {
    var deadline = Deadline.after(timeouts.call(), cancellation);
    var found = with(device, deadline, handle -> inspector.inspect(handle, deadline));
    return new DeviceStatus(found.trust(), found.facts());
  }

  @Override
  public TrustState pair(AttachedDevice device, Cancellation cancellation) throws DeviceException {
    var deadline = Deadline.after(timeouts.call().plus(timeouts.pair()), cancellation);
    return with(device, deadline, handle -> pairing.attempt(handle, deadline));
  }

  @Override
  public DeviceSession open(AttachedDevice device, Cancellation cancellation) throws DeviceException {
    var deadline = Deadline.after(timeouts.call(), cancellation);
    return with(device, deadline, handle -> {
      var found = inspector.inspect(handle, deadline);
      if (found.trust() != TrustState.TRUSTED) {
        throw found.asProblem();
      }
      return new ImobileSession(handle.retain(), found.facts(), inspector, usbmux, timeouts, files);
    });
  }

  @Override
  public void close() {
    handles.close();
  }

  private <T> T with(AttachedDevice device, Deadline deadline, HandleCall<T> call) throws DeviceException {
    Presence.require(device, usbmux, deadline.cancellation());
    var handle = handles.acquire(natives(), device, deadline);
    try {
      return Presence.explained(device, usbmux, deadline.cancellation(), () -> call.run(handle));
    } finally {
      handle.release();
    }
  }

  private synchronized Natives natives() throws DeviceException {
    if (natives == null) {
      natives = new Natives(libraries.load(), system);
    }
    return natives;
  }

  /** What is done with a phone. */
  @FunctionalInterface
  private interface HandleCall<T> {
    T run(DeviceHandle handle) throws DeviceException;
  }
}
