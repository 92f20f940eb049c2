package org.photokura.imobiledevice;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.photokura.core.HostSystem;

/**
 * Whether Apple's software that brings the USB service is installed on this Windows: then a service that nobody answers for was stopped, and to install it once more is no help.
 * iTunes and the older installers put the service into a common folder of programs; what comes from the Microsoft Store (Apple Devices, iTunes) has a folder of its data
 * with the person's packages. Elsewhere than on Windows the answer is no.
 *
 * <p><b>Source:</b> folders that users name in libimobiledevice's and iTunes' support threads. <b>Checked by:</b> AppleSoftwareTest. <b>Unverified:</b> any Windows.
 */
final class AppleSoftware implements BooleanSupplier {

  private final HostSystem system;
  private final UnaryOperator<@Nullable String> environment;

  /** @param environment a variable's value by its name, or null */
  AppleSoftware(HostSystem system, UnaryOperator<@Nullable String> environment) {
    this.system = system;
    this.environment = environment;
  }

  @Override
  public boolean getAsBoolean() {
    return system == HostSystem.WINDOWS
        && (there("CommonProgramFiles", "Apple", "Mobile Device Support")
            || there("LOCALAPPDATA", "Packages", "AppleInc.AppleDevices_nzyj5cx40ttqa")
            || there("LOCALAPPDATA", "Packages", "AppleInc.iTunes_nzyj5cx40ttqa"));
  }

  private boolean there(String variable, String... folders) {
    String root = environment.apply(variable);
    try {
      return root != null && Files.isDirectory(Path.of(root, folders));
    } catch (InvalidPathException _) {
      return false;
    }
  }
}
