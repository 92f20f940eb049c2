package org.photokura.transfer.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.ProblemException;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no such permissions")
class DestinationPermissionsTest {

  @TempDir
  Path folder;

  @Test
  void nobodyElseLooksIntoTheCatalogOfAPersonsOwnFolder() throws IOException {
    assertThat(stateOf("rwxr-xr-x")).isEqualTo("rwx------");
  }

  @Test
  void whoMayWriteIntoTheDestinationMayUseItsCatalog() throws IOException {
    assertThat(stateOf("rwxrwxr-x")).doesNotStartWith("rwx---");
  }

  @Test
  void leavesWhatSomebodyChose() throws IOException {
    stateOf("rwxr-xr-x");
    var state = folder.resolve("photos/.photokura");
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-x---"));
    open();
    assertThat(permissions(state)).isEqualTo("rwxr-x---");
  }

  private String stateOf(String permissions) throws IOException {
    var root = Files.createDirectory(folder.resolve("photos"));
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString(permissions));
    open();
    return permissions(root.resolve(".photokura"));
  }

  private void open() throws ProblemException {
    Destination.open(folder.resolve("photos"), new LocalDisk()).close();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
