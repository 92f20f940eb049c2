package org.photokura.library.image.heif;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibHeifLocatorTest {

  @Test
  void aBrokenLibraryBesideTheApplicationIsPassedOver(@TempDir Path folder) throws Exception {
    Assumptions.assumeTrue(HeifLibrary.ofSystem().isPresent(), "libheif is not installed: packaging/check installs it");
    for (String name : new String[] {"libheif.so.1", "libheif.1.dylib", "libheif.dll"}) {
      Files.write(folder.resolve(name), new byte[] {1, 2, 3});
    }
    assertThat(new LibHeifLocator(folder.toString()).load()).isPresent();
  }

  @Test
  void aRelativeOrSenselessFolderIsIgnored() {
    boolean found = HeifLibrary.ofSystem().isPresent();
    assertThat(new LibHeifLocator(".").load().isPresent()).isEqualTo(found);
    assertThat(new LibHeifLocator("\0").load().isPresent()).isEqualTo(found);
    assertThat(new LibHeifLocator("").load().isPresent()).isEqualTo(found);
  }
}
