package org.photokura.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.photokura.cli.Console;
import org.photokura.core.Cancellation;
import org.photokura.core.concurrent.Threads;
import org.photokura.virtualphone.DirectoryTree;
import org.photokura.virtualphone.LinkModel;
import org.photokura.virtualphone.MediaTree;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualPhoneServer;
import org.photokura.virtualphone.demo.DemoLibrary;
import org.photokura.virtualphone.demo.OnTheFlyLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the virtual iPhone until interrupted. It belongs to the composition root because commands know no virtual phone. */
@Command(name = "virtual-phone", mixinStandardHelpOptions = true, resourceBundle = "org.photokura.text.help")
final class VirtualPhoneCommand implements Callable<Integer> {

  private static final int OK = 0;
  private static final int USAGE = 2;
  private static final int INTERNAL = 1;

  private final Console console;
  private final Cancellation cancellation;

  @Option(names = "--library", paramLabel = "DIR")
  private @Nullable Path library;

  @Option(names = "--port", paramLabel = "N", defaultValue = "0")
  private int port;

  @Option(names = "--items", paramLabel = "N", defaultValue = "0")
  private int items;

  @Option(names = "--bandwidth", paramLabel = "BYTES/S", defaultValue = "0")
  private long bandwidth;

  @Option(names = "--latency", paramLabel = "MS", defaultValue = "0")
  private double latencyMillis;

  @Option(names = "--untrusted")
  private boolean untrusted;

  VirtualPhoneCommand(Console console, Cancellation cancellation) {
    this.console = console;
    this.cancellation = cancellation;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (library != null && !Files.isDirectory(library)) {
      console.tell("cli.virtualPhone.notAFolder", Map.of("path", library.toString()));
      return USAGE;
    }
    try (var server = VirtualPhoneServer.start(phone(), port)) {
      console.tell("cli.virtualPhone.ready", Map.of());
      console.print("USBMUXD_SOCKET_ADDRESS=" + server.address());
      console.tell("cli.virtualPhone.owner", Map.of());
      Threads.start("owner", () -> listen(server));
      var ended = new CountDownLatch(1);
      try (var _ = cancellation.onCancel(ended::countDown)) {
        ended.await();
      }
      return OK;
    } catch (IOException e) {
      console.tell("cli.virtualPhone.cannotListen", Map.of("port", String.valueOf(port), "cause", String.valueOf(e.getMessage())));
      return INTERNAL;
    }
  }

  private VirtualPhone phone() throws IOException {
    return VirtualPhone.serving(tree()).link(new LinkModel(bandwidth, latencyMillis)).trustsAtOnce(!untrusted).build();
  }

  private MediaTree tree() throws IOException {
    if (library != null) {
      return new DirectoryTree(library);
    }
    return items > 0 ? new OnTheFlyLibrary(items) : new DemoLibrary();
  }

  private void listen(VirtualPhoneServer server) {
    try (var lines = new BufferedReader(new InputStreamReader(console.input(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !server.ownerSays(line)) {
          console.tell("cli.virtualPhone.unknown", Map.of());
        }
      }
    } catch (IOException _) {
      // nobody types any more; the phone goes on
    }
  }
}
