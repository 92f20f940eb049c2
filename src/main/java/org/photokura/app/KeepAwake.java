package org.photokura.app;

import java.io.IOException;
import java.util.List;
import org.photokura.core.HostSystem;
import org.photokura.core.Registration;
import org.photokura.transfer.SleepInhibitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the computer awake with the system's own tool, for as long as its process lives: {@code systemd-inhibit} on Linux, {@code caffeinate} on a Mac. Both end
 * with this process at the latest. On Windows nothing is done yet. Unverified: caffeinate was not tried.
 */
final class KeepAwake implements SleepInhibitor {

  private static final Logger LOG = LoggerFactory.getLogger(KeepAwake.class);

  private final HostSystem system;

  KeepAwake(HostSystem system) {
    this.system = system;
  }

  @Override
  public Registration hold() {
    long pid = ProcessHandle.current().pid();
    var command = switch (system) {
      case LINUX -> List.of("systemd-inhibit", "--what=idle:sleep", "--who=Photokura", "--why=Photos are being copied", "tail", "--pid=" + pid, "-f", "/dev/null");
      case MAC -> List.of("caffeinate", "-i", "-w", String.valueOf(pid));
      case WINDOWS -> List.<String>of();
    };
    if (command.isEmpty()) {
      return () -> {};
    }
    try {
      var process = new ProcessBuilder(command)
          .redirectInput(ProcessBuilder.Redirect.PIPE)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return process::destroy;
    } catch (IOException e) {
      LOG.debug("the system has no tool to stay awake", e);
      return () -> {};
    }
  }
}
