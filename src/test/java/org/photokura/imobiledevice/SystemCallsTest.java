package org.photokura.imobiledevice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.photokura.core.HostSystem;

class SystemCallsTest {

  private final SystemCalls system = new SystemCalls(HostSystem.current());

  @Test
  void tellsWhatTheEnvironmentLacks() {
    assertThat(system.environment("PHOTOKURA_IS_NOT_SET_IN_ANY_ENVIRONMENT")).isNull();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void noticesThatTheNextSocketWouldOverflowSelect() throws Exception {
    assertThat(system.tooManyFilesForSelect()).isFalse();
    var open = new ArrayList<FileInputStream>();
    try {
      for (int i = 0; i < 1000; i++) {
        open.add(new FileInputStream("/dev/null"));
      }
      assertThat(system.tooManyFilesForSelect()).isTrue();
    } finally {
      for (var file : open) {
        file.close();
      }
    }
    assertThat(system.tooManyFilesForSelect()).isFalse();
  }
}
