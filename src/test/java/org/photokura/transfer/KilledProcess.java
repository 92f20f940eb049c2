package org.photokura.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.photokura.core.Cancellation;

/** An export in a process of its own that is killed with SIGKILL at some moment. */
final class KilledProcess {

  private KilledProcess() {}

  /** Starts the export of the campaign's library into the destination, and kills it somewhere between its first byte and its end. */
  static void runAndKill(Path destination, long seed, Random random) throws IOException, InterruptedException {
    var process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx256m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
        "-cp", System.getProperty("java.class.path"), KilledProcess.class.getName(), destination.toString(), Long.toString(seed))
        .redirectErrorStream(true)
        .start();
    try (var out = process.inputReader()) {
      if (out.readLine() != null) {
        var _ = process.waitFor(random.nextInt(1, 400), TimeUnit.MILLISECONDS);
      }
      process.destroyForcibly();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        throw new AssertionError("it does not die");
      }
    }
  }

  public static void main(String[] arguments) throws Exception {
    var bench = new Bench(Path.of(arguments[0]));
    var wanted = CampaignLibrary.make(bench.items, Long.parseLong(arguments[1]));
    System.out.println("begin");
    bench.create(wanted).run(Cancellation.none());
  }
}
