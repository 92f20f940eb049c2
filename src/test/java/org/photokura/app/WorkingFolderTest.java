package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.afc.AfcDeviceFiles;
import org.photokura.core.Cancellation;
import org.photokura.imobiledevice.ImobileDeviceAccess;
import org.photokura.imobiledevice.UsbmuxAddress;
import org.photokura.library.image.heif.HeifLibrary;

/** Somebody unpacks an archive with libraries in it and starts Photokura there: nothing of that folder may be loaded. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "looks into /proc")
class WorkingFolderTest {

  private static final List<String> PLANTED = List.of(
      "libimobiledevice-1.0.so.6", "libimobiledevice.so.6", "libusbmuxd-2.0.so.6", "libplist-2.0.so.3", "libheif.so.1", "libde265.so.0", "libssl.so.3", "libjnidispatch.so",
      "jnidispatch.so", "libsqlitejdbc.so");

  @TempDir
  Path folder;

  @Test
  void noLibraryOfTheWorkingFolderIsLoaded() throws Exception {
    byte[] aLibrary = someLibrary();
    for (String name : PLANTED) {
      Files.write(folder.resolve(name), aLibrary);
    }
    String javaHome = System.getProperty("java.home");
    var process = new ProcessBuilder(Path.of(javaHome, "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED", "-cp", absolute(System.getProperty("java.class.path")),
        Loads.class.getName(), folder.toString()).directory(folder.toFile()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("loaded:").doesNotContain("from here:");
  }

  private static String absolute(String classPath) {
    return Stream.of(classPath.split(":")).map(entry -> Path.of(entry).toAbsolutePath().toString()).collect(java.util.stream.Collectors.joining(":"));
  }

  /** One that loads, so that it would not merely be passed over as broken. */
  private static byte[] someLibrary() throws IOException {
    try (var found = Files.list(Path.of(System.getProperty("java.home"), "lib"))) {
      return Files.readAllBytes(found.filter(path -> path.endsWith("libzip.so")).findFirst().orElseThrow());
    }
  }

  /** Loads every native library that there is, and tells what came from where. */
  static final class Loads {
    public static void main(String[] args) throws Exception {
      UsbmuxAddress.set("UNIX:" + args[0] + "/none");
      try (var devices = new ImobileDeviceAccess(Path.of(args[0]), AfcDeviceFiles::new)) {
        devices.attached(Cancellation.none());
      } catch (org.photokura.device.DeviceException e) {
        System.out.println(e.problem().id());
      }
      boolean _ = HeifLibrary.ofSystem().isPresent();
      try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite::memory:")) {
        connection.createStatement().execute("SELECT 1");
      }
      for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
        if (line.contains(".so")) {
          System.out.println((line.contains(args[0]) ? "from here: " : "loaded: ") + line.substring(line.indexOf('/')));
        }
      }
    }
  }
}
