package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.virtualphone.BestOf;
import org.photokura.virtualphone.InMemoryTree;
import org.photokura.virtualphone.LinkModel;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualUsbmuxd;

/** A signal ends the program as a process: Ctrl-C (SIGINT) as well as a shutdown (SIGTERM). */
@DisabledOnOs(OS.WINDOWS)
class InterruptTest {

  private static final int FILES = 30;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  @Timeout(180)
  void aSignalEndsAnExportWithinASecondWithItsReportAndStatus(String signal) throws Exception {
    var wanted = Duration.ofSeconds(2);
    var run = new AtomicInteger();
    var took = BestOf.shortest(wanted, () -> interrupted(signal, Files.createDirectory(folder.resolve("run-" + run.incrementAndGet()))));
    assertThat(took).as("a second, and one more for a busy machine").isLessThan(wanted);
  }

  /** Returns how long the process went on after the signal. */
  private static Duration interrupted(String signal, Path folder) throws Exception {
    var tree = new InMemoryTree();
    for (int i = 0; i < FILES; i++) {
      tree.file("/DCIM/100APPLE/IMG_%04d.JPG".formatted(i), InMemoryTree.bytes(InMemoryTree.noise(i), 200_000), 1_700_000_000_000_000_000L);
    }
    try (var usbmuxd = VirtualUsbmuxd.start(0)) {
      Path home = folder.resolve("home");
      var cli = new CommandLineHarness(home, usbmuxd.address());
      usbmuxd.plug(VirtualPhone.serving(tree).link(new LinkModel(1_000_000, 1)).build());
      assertThat(cli.run("pair").status()).isZero();

      Path destination = folder.resolve("out");
      Path report = folder.resolve("report.json");
      var process = export(destination, report, folder.resolve("err.txt"), Map.of("PHOTOKURA_HOME", home.toString(), "USBMUXD_SOCKET_ADDRESS", usbmuxd.address()));
      Duration took;
      try {
        awaitFirstPhoto(destination, process);
        assertThat(run("sh", "-c", "kill -" + signal + " " + process.pid())).isZero();
        long start = System.nanoTime();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        took = Duration.ofNanos(System.nanoTime() - start);
      } finally {
        process.destroyForcibly();
      }
      assertThat(process.exitValue()).isEqualTo(7);
      var counts = new ObjectMapper().readTree(report.toFile()).get("counts");
      assertThat(counts.get("selected").asInt()).isEqualTo(counts.get("copied").asInt() + counts.get("skipped").asInt());
      assertThat(counts.get("copied").asInt()).isBetween(1, FILES - 1);
      assertThat(cli.run("verify", destination.toString()).status()).isZero();
      return took;
    }
  }

  private static Process export(Path destination, Path report, Path errors, Map<String, String> environment) throws Exception {
    var command = new ArrayList<>(listeningToSignals());
    command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
        "-cp", System.getProperty("java.class.path"), "org.photokura.app.Main", "export", "--all", "--to", destination.toString(), "--json"));
    var builder = new ProcessBuilder(command).redirectOutput(report.toFile()).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** What a shell runs in the background does not get SIGINT, nor does anything that it starts: GNU's env makes that good. */
  private static List<String> listeningToSignals() throws Exception {
    var env = List.of("env", "--default-signal=INT");
    var trial = new ArrayList<>(env);
    trial.add("true");
    return run(trial.toArray(String[]::new)) == 0 ? env : List.of();
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }

  private static void awaitFirstPhoto(Path destination, Process process) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!hasPhoto(destination) && process.isAlive() && System.nanoTime() < end) {
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(hasPhoto(destination)).isTrue();
  }

  private static boolean hasPhoto(Path destination) {
    if (!Files.isDirectory(destination)) {
      return false;
    }
    try (var files = Files.walk(destination)) {
      return files.anyMatch(file -> file.toString().endsWith(".JPG"));
    } catch (IOException | UncheckedIOException e) {
      return false; // A folder that is just being renamed.
    }
  }
}
