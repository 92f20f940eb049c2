package org.photokura.device;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel of Linux shows of the USB, whether a service for iPhones runs or not.
 *
 * <p><b>Source:</b> Linux' sysfs; Apple's vendor number 05ac and the product numbers 1290 to 12af of iPhones in usbmuxd {@code src/usb.h}. <b>Checked by:</b> ConnectionDoctorTest,
 * SleepingServiceTest. <b>Unverified:</b> a real iPhone on the bus.
 */
public final class UsbBus {

  /** Where it shows what is plugged in. */
  public static final String LINUX = "/sys/bus/usb/devices";

  private static final String APPLE = "05ac";

  private UsbBus() {}

  /** How many iPhones lie on the bus; null where that cannot be seen. */
  public static @Nullable Integer iPhones(Path bus) {
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
