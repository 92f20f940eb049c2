package org.photokura.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.photokura.core.Cancellation;
import org.photokura.transfer.disk.LocalDisk;

/** An export in a process of its own that is killed: with SIGKILL at some moment, or by itself, without another word, before some operation on the disk. */
final class KilledProcess {

  private static final int MAX_OPERATIONS = 1_200;
  private static final int NEVER = Integer.MAX_VALUE;

  private KilledProcess() {}

  /** Starts the export of the campaign's library into the destination, and ends it somewhere between its first byte and its end. */
  static void runAndKill(Path destination, long seed, Random random) throws IOException, InterruptedException {
    boolean atOperation = random.nextBoolean();
    int operations = atOperation ? random.nextInt(1, MAX_OPERATIONS) : NEVER;
    int millis = atOperation ? 20_000 : random.nextInt(1, 400);
    var process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx256m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
        "-cp", System.getProperty("java.class.path"), KilledProcess.class.getName(), destination.toString(), Long.toString(seed), Integer.toString(operations))
        .redirectErrorStream(true)
        .start();
    try (var out = process.inputReader()) {
      if (out.readLine() != null) {
        var _ = process.waitFor(millis, TimeUnit.MILLISECONDS);
      }
      process.destroyForcibly();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        throw new AssertionError("it does not die");
      }
    }
  }

  public static void main(String[] arguments) throws Exception {
    var bench = new Bench(Path.of(arguments[0]));
    bench.disk = new HaltingDisk(Integer.parseInt(arguments[2]));
    var wanted = CampaignLibrary.make(bench.items, Long.parseLong(arguments[1]));
    System.out.println("begin");
    bench.create(wanted).run(Cancellation.none());
  }

  private static final class HaltingDisk extends ForwardingDisk {

    private final AtomicInteger operationsLeft;

    HaltingDisk(int operations) {
      super(new LocalDisk());
      this.operationsLeft = new AtomicInteger(operations);
    }

    @Override
    void before() {
      if (operationsLeft.decrementAndGet() <= 0) {
        Runtime.getRuntime().halt(137);
      }
    }
  }
}
