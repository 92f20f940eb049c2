package org.photokura.imobiledevice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.HostSystem;

class AppleSoftwareTest {

  @TempDir Path folder;

  private boolean installed(HostSystem system) {
    var variables = Map.of("CommonProgramFiles", folder + "/common", "LOCALAPPDATA", folder + "/local");
    return new AppleSoftware(system, variables::get).getAsBoolean();
  }

  @Test
  void isThereWhereITunesPutItsService() throws Exception {
    assertThat(installed(HostSystem.WINDOWS)).isFalse();
    Files.createDirectories(folder.resolve("common/Apple/Mobile Device Support"));
    assertThat(installed(HostSystem.WINDOWS)).isTrue();
    assertThat(installed(HostSystem.LINUX)).isFalse();
  }

  @Test
  void isThereWhenItCameFromTheStore() throws Exception {
    Files.createDirectories(folder.resolve("local/Packages/AppleInc.AppleDevices_nzyj5cx40ttqa"));
    assertThat(installed(HostSystem.WINDOWS)).isTrue();
  }

  @Test
  void isNotThereWhereTheSystemNamesNoFolders() {
    assertThat(new AppleSoftware(HostSystem.WINDOWS, _ -> null).getAsBoolean()).isFalse();
    assertThat(new AppleSoftware(HostSystem.WINDOWS, _ -> "\0").getAsBoolean()).isFalse();
  }
}
