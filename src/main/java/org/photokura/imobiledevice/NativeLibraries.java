package org.photokura.imobiledevice;

import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.photokura.core.HostSystem;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds libimobiledevice: in the folder that came with the application (system property {@code photokura.natives}), then where each system
 * keeps it, never in the working folder. A library that is missing or does not fit is a problem to show, not a crash.
 *
 * <p><b>Source:</b> libimobiledevice {@code configure.ac} ({@code .so.6} from 1.3.0 to 1.4.0), {@code src/Makefile.am} (no number on Windows);
 * Homebrew's and MacPorts' folders.
 * <b>Checked by:</b> NativeLibrariesTest (Debian's 1.3.0). <b>Unverified:</b> macOS and Windows.
 */
final class NativeLibraries {

  private static final Logger LOG = LoggerFactory.getLogger(NativeLibraries.class);

  /** Names the folder of the libraries that came with the application. */
  static final String BUNDLED_FOLDER = "photokura.natives";

  private static final int RTLD_NOW = 2;

  private final HostSystem system;
  private final @Nullable String bundledFolder;
  private final @Nullable String searchPath;

  /**
   * @param bundledFolder where the application's own copy lies, if it has one
   * @param searchPath the environment's PATH; used on Windows only
   */
  NativeLibraries(HostSystem system, @Nullable String bundledFolder, @Nullable String searchPath) {
    this.system = system;
    this.bundledFolder = bundledFolder;
    this.searchPath = searchPath;
  }

  /** For this computer. */
  static NativeLibraries ofThisComputer() {
    return new NativeLibraries(HostSystem.current(), System.getProperty(BUNDLED_FOLDER), System.getenv("PATH"));
  }

  /**
   * Loads the first that fits.
   *
   * @throws DeviceException LIBRARY_MISSING; its technical cause names what was tried
   */
  LibImobileDevice load() throws DeviceException {
    var tried = new ArrayList<String>();
    for (String candidate : candidates()) {
      try {
        var library = LibImobileDevice.bind(NativeLibrary.getInstance(candidate, options()));
        String version = library.version();
        LOG.info("libimobiledevice {}", version == null ? "before 1.4" : version);
        LOG.debug("loaded from {}", candidate);
        return library;
      } catch (UnsatisfiedLinkError e) {
        tried.add(candidate + ": " + firstLine(e));
      }
    }
    throw new DeviceException(
        Problem.of(ProblemId.LIBRARY_MISSING, "tried " + String.join("; ", tried)), DeviceException.Reach.DEVICE);
  }

  /** What {@link #load} tries, in this order: absolute paths of files that exist, and names that only the system's own folders answer. */
  List<String> candidates() {
    var found = new LinkedHashSet<String>();
    addExisting(found, bundledFolder);
    switch (system) {
      case LINUX -> {
        found.addAll(names());
        addExisting(found, "/usr/local/lib");
        addExisting(found, "/home/linuxbrew/.linuxbrew/lib");
      }
      case MAC -> {
        // A hardened Java ignores DYLD_LIBRARY_PATH, so the package managers' folders are named.
        addExisting(found, "/opt/homebrew/lib");
        addExisting(found, "/usr/local/lib");
        addExisting(found, "/opt/local/lib");
      }
      case WINDOWS -> {
        // By name alone Windows would look into the working folder too.
        for (String folder : searchPath == null ? new String[0] : searchPath.split(File.pathSeparator)) {
          addExisting(found, folder);
        }
      }
    }
    return List.copyOf(found);
  }

  private List<String> names() {
    return switch (system) {
      case LINUX -> List.of("libimobiledevice-1.0.so.6", "libimobiledevice.so.6");
      case MAC -> List.of("libimobiledevice-1.0.6.dylib", "libimobiledevice-1.0.dylib", "libimobiledevice.6.dylib", "libimobiledevice.dylib");
      case WINDOWS -> List.of("libimobiledevice-1.0.dll", "libimobiledevice.dll", "imobiledevice-1.0.dll", "imobiledevice.dll");
    };
  }

  private void addExisting(Set<String> found, @Nullable String folder) {
    if (folder == null || folder.isBlank()) {
      return;
    }
    try {
      for (String name : names()) {
        Path file = Path.of(folder, name);
        if (file.isAbsolute() && Files.isRegularFile(file)) {
          found.add(file.toString());
        }
      }
    } catch (InvalidPathException _) {
      LOG.debug("passed over {}, which cannot be a folder", folder);
    }
  }

  /** Unresolved symbols show at once, as a failure to load, and not as a crash in the middle of a call. */
  private Map<String, Object> options() {
    return system == HostSystem.WINDOWS ? Map.of() : Map.of(Library.OPTION_OPEN_FLAGS, RTLD_NOW);
  }

  private static String firstLine(UnsatisfiedLinkError e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
