package org.photokura.diagnose.connection;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.photokura.core.HostSystem;

/**
 * What this computer sees without the USB service.
 *
 * @param iPhonesOnUsb how many iPhones lie on the USB; null where that cannot be seen
 * @param socket what became of the service's socket; UNKNOWN where it has none in the file system
 */
public record UsbSight(@Nullable Integer iPhonesOnUsb, Socket socket) {

  /** Where the kernel of Linux shows what is plugged in. */
  public static final String BUS = "/sys/bus/usb/devices";

  /** Where usbmuxd listens on Linux. */
  public static final String SOCKET = "/var/run/usbmuxd";

  /** Nothing can be seen. */
  public static final UsbSight NONE = new UsbSight(null, Socket.UNKNOWN);

  private static final String APPLE = "05ac";

  /** The service's socket. */
  public enum Socket {
    UNKNOWN,
    ABSENT,
    NOT_PERMITTED,
    USABLE
  }

  /**
   * Looks; takes a moment. Only Linux shows it in files; on Mac and Windows nothing is guessed.
   *
   * <p><b>Source:</b> Linux' sysfs; Apple's vendor number 05ac and the product numbers 1290 to 12af of iPhones in usbmuxd {@code src/usb.h}. <b>Checked by:</b> ConnectionDoctorTest.
   * <b>Unverified:</b> a real iPhone on the bus.
   */
  public static UsbSight look(HostSystem system) {
    return system == HostSystem.LINUX ? look(Path.of(BUS), Path.of(SOCKET)) : NONE;
  }

  static UsbSight look(Path bus, Path socket) {
    Socket state = !Files.exists(socket) ? Socket.ABSENT : Files.isReadable(socket) && Files.isWritable(socket) ? Socket.USABLE : Socket.NOT_PERMITTED;
    return new UsbSight(count(bus), state);
  }

  private static @Nullable Integer count(Path bus) {
    int found = 0;
    try (DirectoryStream<Path> devices = Files.newDirectoryStream(bus)) {
      for (Path device : devices) {
        found += isIPhone(device) ? 1 : 0;
      }
      return found;
    } catch (IOException _) {
      return null;
    }
  }

  private static boolean isIPhone(Path device) {
    try {
      if (!Files.exists(device.resolve("idVendor")) || !Files.readString(device.resolve("idVendor")).strip().equals(APPLE)) {
        return false;
      }
      int product = Integer.parseInt(Files.readString(device.resolve("idProduct")).strip(), 16);
      return product >= 0x1290 && product <= 0x12af;
    } catch (IOException | NumberFormatException _) {
      // Something that goes away while it is looked at is not there.
      return false;
    }
  }
}
