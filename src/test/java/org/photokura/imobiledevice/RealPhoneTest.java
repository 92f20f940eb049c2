package org.photokura.imobiledevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.afc.AfcDeviceFiles;
import org.photokura.core.Cancellation;
import org.photokura.device.TrustState;

/**
 * For whoever has an iPhone at hand: {@code mvn test -Dtest=RealPhoneTest -Dtest.excluded= -Dtest.groups=phone}, with the phone on the cable and trusting
 * this computer. Reads only. Nobody has run it yet.
 */
@Tag("phone")
class RealPhoneTest {

  private static final Cancellation NONE = Cancellation.none();

  @TempDir Path state;

  @Test
  void readsFactsAndFoldersOfTheIphoneOnTheCable() throws Exception {
    try (var access = new ImobileDeviceAccess(state, AfcDeviceFiles::new)) {
      var attached = access.attached(NONE);
      assumeThat(attached).as("an iPhone on the cable").isNotEmpty();
      var status = access.status(attached.getFirst(), NONE);
      assumeThat(status.trust()).as("tap Trust first: idevicepair pair").isEqualTo(TrustState.TRUSTED);
      assertThat(status.facts().productType()).startsWith("iP");
      assertThat(status.facts().capacityBytes()).isPositive();
      assertThat(status.facts().batteryPercent()).isBetween(0, 100);
      try (var session = access.open(attached.getFirst(), NONE)) {
        assertThat(session.files().list("/", NONE)).contains("DCIM");
        assertThat(session.files().stat("/DCIM", NONE).isFolder()).isTrue();
        assertThat(session.values("com.apple.mobile.backup", NONE)).isNotEmpty();
      }
    }
  }
}
