package org.photokura.transfer.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumesTest {

  @TempDir Path temp;
  final LocalDisk disk = new LocalDisk();

  @Test
  void aFolderOfTheSameDriveIsOnOneVolume() throws Exception {
    Path file = Files.writeString(temp.resolve("a"), "a");
    assertThat(disk.onOneVolume(file, Files.createDirectory(temp.resolve("folder")).resolve("a"))).isTrue();
  }

  @Test
  void aFolderWhereAnotherDriveIsMountedIsNot() throws Exception {
    Path other = Path.of("/proc/self");
    assumeTrue(Files.isDirectory(other) && isTold(temp), "Linux has one that is always mounted; in a root that was changed it is not told which this is");
    assertThat(disk.onOneVolume(Files.writeString(temp.resolve("a"), "a"), other.resolve("a"))).isFalse();
  }

  private static boolean isTold(Path folder) {
    try {
      return Files.getFileStore(folder) != null;
    } catch (IOException _) {
      return false;
    }
  }

  @Test
  void whereItIsNotToldTheMoveIsTried() {
    assertThat(disk.onOneVolume(temp.resolve("not there"), temp.resolve("b"))).isTrue();
  }

  @Test
  void isAskedOnceForTwoFolders() throws Exception {
    Path file = Files.writeString(temp.resolve("a"), "a");
    Path name = Files.createDirectory(temp.resolve("folder")).resolve("a");
    assertThat(disk.onOneVolume(file, name)).isTrue();
    Path other = Path.of("/proc/self");
    assumeTrue(Files.isDirectory(other) && isTold(temp), "Linux has one that is always mounted; in a root that was changed it is not told which this is");
    Files.delete(name.getParent());
    Files.createSymbolicLink(name.getParent(), other);
    assertThat(disk.onOneVolume(file, name)).as("remembered").isTrue();
    assertThat(new LocalDisk().onOneVolume(file, name)).as("asked").isFalse();
  }
}
