package org.photokura.imobiledevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.photokura.imobiledevice.Failures.failure;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.HostSystem;
import org.photokura.core.ProblemId;

class NativeLibrariesTest {

  @TempDir Path folder;

  private Path put(String name) throws Exception {
    return Files.writeString(Files.createDirectories(folder).resolve(name), "no library");
  }

  @Test
  void loadsTheSystemsLibraryAndFindsAllItsFunctions() throws Exception {
    var library = NativeLibraries.ofThisComputer().load();
    assertThat(library.idevice_free(null)).as("IDEVICE_E_INVALID_ARG").isEqualTo(-1);
  }

  @Test
  void knowsByItsFunctionsHowALibraryLearnsThePhonesVersion() throws Exception {
    var library = NativeLibraries.ofThisComputer().load();
    if (library.version() != null) {
      assertThat(library.learnsVersionWithoutSession()).isTrue();
    }
  }

  @Test
  void triesTheOneThatCameWithTheApplicationFirst() throws Exception {
    var own = put("libimobiledevice-1.0.so.6");
    assertThat(new NativeLibraries(HostSystem.LINUX, folder.toString(), null).candidates())
        .startsWith(own.toString(), "libimobiledevice-1.0.so.6");
  }

  @Test
  void goesOnToTheNextWhenOneDoesNotLoad() throws Exception {
    put("libimobiledevice-1.0.so.6");
    assertThat(new NativeLibraries(HostSystem.current(), folder.toString(), null).load()).isNotNull();
  }

  @Test
  void looksIntoTheFoldersOfThePathOnWindowsButNeverIntoTheWorkingFolder() throws Exception {
    var dll = put("libimobiledevice-1.0.dll");
    var path = String.join(File.pathSeparator, "", ".", "relative", folder.toString());
    assertThat(new NativeLibraries(HostSystem.WINDOWS, null, path).candidates()).isEqualTo(List.of(dll.toString()));
    assertThat(new NativeLibraries(HostSystem.WINDOWS, null, null).candidates()).isEmpty();
    assertThat(new NativeLibraries(HostSystem.WINDOWS, ".", "").candidates()).isEmpty();
  }

  /** On Windows a folder in quotes is none, and common. */
  @Test
  void passesOverWhatCannotBeAFolder() throws Exception {
    var dll = put("libimobiledevice-1.0.dll");
    var path = String.join(File.pathSeparator, "/no\0folder", folder.toString());
    assertThat(new NativeLibraries(HostSystem.WINDOWS, null, path).candidates()).isEqualTo(List.of(dll.toString()));
  }

  @Test
  void namesFoldersOnMacBecauseJavaIsNotToldOfThem() throws Exception {
    var dylib = put("libimobiledevice-1.0.6.dylib");
    assertThat(new NativeLibraries(HostSystem.MAC, folder.toString(), null).candidates()).startsWith(dylib.toString());
  }

  @Test
  void saysWhatWasTriedInsteadOfCrashing() throws Exception {
    var broken = put("libimobiledevice.dll");
    var e = failure(ProblemId.LIBRARY_MISSING, () -> new NativeLibraries(HostSystem.WINDOWS, folder.toString(), null).load());
    assertThat(e.problem().technicalCause()).contains(broken.toString());
  }
}
