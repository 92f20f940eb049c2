package org.photokura.diagnose.connection;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.photokura.core.HostSystem;
import org.photokura.device.UsbBus;

/**
 * What this computer sees without the USB service.
 *
 * @param iPhonesOnUsb how many iPhones lie on the USB; null where that cannot be seen
 * @param socket what became of the service's socket; UNKNOWN where it has none in the file system
 */
public record UsbSight(@Nullable Integer iPhonesOnUsb, Socket socket) {

  /** Where the kernel of Linux shows what is plugged in. */
  public static final String BUS = UsbBus.LINUX;

  /** Where usbmuxd listens on Linux. */
  public static final String SOCKET = "/var/run/usbmuxd";

  /** Nothing can be seen. */
  public static final UsbSight NONE = new UsbSight(null, Socket.UNKNOWN);

  /** The service's socket. */
  public enum Socket {
    UNKNOWN,
    ABSENT,
    NOT_PERMITTED,
    USABLE
  }

  /**
   * Looks; takes a moment. Only Linux shows it in files; on Mac and Windows nothing is guessed.
   */
  public static UsbSight look(HostSystem system) {
    return system == HostSystem.LINUX ? look(Path.of(BUS), Path.of(SOCKET)) : NONE;
  }

  static UsbSight look(Path bus, Path socket) {
    Socket state = !Files.exists(socket) ? Socket.ABSENT : Files.isReadable(socket) && Files.isWritable(socket) ? Socket.USABLE : Socket.NOT_PERMITTED;
    return new UsbSight(UsbBus.iPhones(bus), state);
  }
}
