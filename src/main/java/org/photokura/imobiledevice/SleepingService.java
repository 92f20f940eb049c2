package org.photokura.imobiledevice;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.photokura.core.HostSystem;
import org.photokura.device.UsbBus;

/**
 * Whether it is right that usbmuxd does not run. On Linux udev starts it when the first iPhone is plugged in and ends it with the last: where it is installed and no
 * iPhone lies on the bus, its absence means that no phone is there, and nothing is broken. Where that cannot be seen, and for another address than the usual one, the
 * answer is no.
 *
 * <p><b>Source:</b> usbmuxd {@code udev/39-usbmuxd.rules.in}. <b>Checked by:</b> SleepingServiceTest. <b>Unverified:</b> a real iPhone on the bus; how long the service
 * takes to start when one is plugged in.
 */
final class SleepingService implements BooleanSupplier {

  private static final String PROGRAM = "usbmuxd";
  private static final List<String> USUAL_FOLDERS = List.of("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin", "/sbin");

  private final HostSystem system;
  private final Supplier<@Nullable String> address;
  private final Path bus;
  private final List<Path> folders;

  /**
   * @param address another address than the usual one, or null
   * @param bus where the kernel shows what is plugged in
   * @param folders where the service may be installed
   */
  SleepingService(HostSystem system, Supplier<@Nullable String> address, Path bus, List<Path> folders) {
    this.system = system;
    this.address = address;
    this.bus = bus;
    this.folders = folders;
  }

  static SleepingService ofThisComputer() {
    var calls = new SystemCalls(HostSystem.current());
    var folders = new ArrayList<Path>();
    for (String folder : USUAL_FOLDERS) {
      folders.add(Path.of(folder));
    }
    String path = System.getenv("PATH");
    for (String folder : path == null ? new String[0] : path.split(File.pathSeparator, -1)) {
      try {
        folders.add(Path.of(folder));
      } catch (InvalidPathException _) {
        // Nothing is installed there.
      }
    }
    return new SleepingService(HostSystem.current(), () -> calls.environment(UsbmuxAddress.VARIABLE), Path.of(UsbBus.LINUX), folders);
  }

  @Override
  public boolean getAsBoolean() {
    return system == HostSystem.LINUX
        && address.get() == null
        && Integer.valueOf(0).equals(UsbBus.iPhones(bus))
        && folders.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(PROGRAM)));
  }
}
