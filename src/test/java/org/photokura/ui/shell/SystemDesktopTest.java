package org.photokura.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemDesktopTest {

  @Test
  void quotesWhatTheNotificationServiceWouldTakeForSyntax() {
    assertThat(SystemDesktop.notification("5 of Mina's", "C:\\photos")).contains("'5 of Mina\\'s'", "'C:\\\\photos'");
  }

  /** A notification goes over a real bus to nobody: the bus says what it was asked for. */
  @ParameterizedTest
  @ValueSource(strings = {"118 saved", "Mina's 'best' \\ day", "写真を保存しました", "true", "[1, 2]"})
  void reachesTheBusWordForWord(String title, @TempDir Path folder) throws IOException, InterruptedException {
    assumeThat(List.of("/usr/bin/dbus-run-session", "/usr/bin/dbus-monitor", "/usr/bin/gdbus")).allMatch(program -> Files.isExecutable(Path.of(program)));
    Path seen = folder.resolve("seen");
    // The monitor writes a line when it listens.
    var script = "dbus-monitor --session \"interface='org.freedesktop.Notifications'\" >" + seen + " & monitor=$!; "
        + "until grep -q NameLost " + seen + "; do sleep 0.02; done; \"$@\"; until grep -q 'int32 -1' " + seen + "; do sleep 0.02; done; kill $monitor";
    var command = new ArrayList<>(List.of("dbus-run-session", "--", "sh", "-c", script, "sh"));
    command.addAll(SystemDesktop.notification(title, "text"));

    var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();
    boolean ended = process.waitFor(20, TimeUnit.SECONDS);
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();

    assertThat(ended).as(Files.readString(seen)).isTrue();
    assertThat(Files.readString(seen)).contains("member=Notify", "string \"" + title + "\"", "string \"text\"");
  }
}
