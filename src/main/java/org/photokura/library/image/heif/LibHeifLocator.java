package org.photokura.library.image.heif;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds libheif: first beside the application (system property {@code photokura.natives}), then where the system or its package manager
 * keeps it. On
 * Windows and macOS by absolute paths only, so that a library that lies in the working folder is never taken.
 */
final class LibHeifLocator {

  private static final Logger LOG = LoggerFactory.getLogger(LibHeifLocator.class);
  /** 1.7.0, the first that has every function. */
  private static final int OLDEST = 0x01070000;

  private final @Nullable String bundled;

  /**
   * @param bundled the folder of libraries that came with the application, null if there is none
   */
  LibHeifLocator(@Nullable String bundled) {
    this.bundled = bundled;
  }

  /** Loads the first that loads, is new enough and decodes HEVC. */
  Optional<LibHeif> load() {
    var reasons = new ArrayList<String>();
    for (String candidate : candidates()) {
      try {
        var library = Native.load(candidate, LibHeif.class);
        int version = library.heif_get_version_number();
        if (version >= OLDEST && library.heif_have_decoder_for_format(LibHeif.COMPRESSION_HEVC) != 0) {
          LOG.info("HEIC by libheif {}.{}.{}", version >>> 24, version >>> 16 & 0xFF, version >>> 8 & 0xFF);
          return Optional.of(library);
        }
        reasons.add("version " + Integer.toHexString(version) + " cannot decode HEVC");
      } catch (UnsatisfiedLinkError e) {
        reasons.add(String.valueOf(e.getMessage()).lines().findFirst().orElse("not loadable"));
      }
    }
    LOG.info("no HEIC: libheif was not found ({} places tried)", reasons.size());
    LOG.debug("libheif: {}", reasons);
    return Optional.empty();
  }

  private List<String> candidates() {
    var names = Platform.isWindows() ? List.of("libheif.dll", "heif.dll", "libheif-1.dll")
        : Platform.isMac() ? List.of("libheif.1.dylib", "libheif.dylib")
        : List.of("libheif.so.1");
    var folders = new ArrayList<String>();
    if (bundled != null && !bundled.isBlank()) {
      folders.add(bundled);
    }
    if (Platform.isMac()) {
      folders.addAll(List.of("/opt/homebrew/lib", "/usr/local/lib", "/opt/local/lib"));
    } else if (Platform.isWindows()) {
      folders.addAll(List.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator)));
    }
    var found = folders.stream().flatMap(folder -> names.stream().flatMap(name -> existing(folder, name)));
    return Stream.concat(found, Platform.isMac() || Platform.isWindows() ? Stream.empty() : names.stream()).toList();
  }

  private static Stream<String> existing(String folder, String name) {
    try {
      var path = Path.of(folder).resolve(name);
      return path.isAbsolute() && Files.isRegularFile(path) ? Stream.of(path.toString()) : Stream.empty();
    } catch (InvalidPathException _) {
      return Stream.empty();
    }
  }
}
