package org.photokura.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.photokura.cli.CliServices;
import org.photokura.cli.Console;
import org.photokura.cli.PhotokuraCommand;
import org.photokura.core.Cancellation;
import org.photokura.imobiledevice.UsbmuxAddress;
import org.photokura.settings.SettingsStore;
import org.photokura.text.Texts;

/** Runs the command line as {@link Main} does, within the test's process: real libimobiledevice, real disk. */
public final class CommandLineHarness {

  private final AppPaths paths;

  public CommandLineHarness(Path home, String usbmuxdAddress) {
    this.paths = AppPaths.of(org.photokura.core.HostSystem.LINUX, Map.of("PHOTOKURA_HOME", home.toString()), home);
    UsbmuxAddress.set(usbmuxdAddress);
  }

  /** As if a window had exported to that folder. */
  void windowExportedTo(Path destination) throws IOException {
    var settings = new SettingsStore(paths.config().resolve("settings.json"));
    settings.save(settings.load().withDestination(destination.toString()));
  }

  /** What a command left behind. */
  public record Result(int status, String out, String err) {

    public JsonNode json() {
      try {
        return new ObjectMapper().readTree(out);
      } catch (IOException e) {
        throw new UncheckedIOException(out, e);
      }
    }

    public List<JsonNode> jsonLines() {
      return out.lines().map(line -> {
        try {
          return new ObjectMapper().readTree(line);
        } catch (IOException e) {
          throw new UncheckedIOException(line, e);
        }
      }).toList();
    }
  }

  public Result run(String... args) {
    return run(Cancellation.none(), args);
  }

  public Result run(Cancellation cancellation, String... args) {
    return run(cancellation, UnaryOperator.identity(), args);
  }

  /** With other services than the program's. */
  Result run(UnaryOperator<CliServices> services, String... args) {
    return run(Cancellation.none(), services, args);
  }

  private Result run(Cancellation cancellation, UnaryOperator<CliServices> services, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var texts = Texts.of(Locale.ENGLISH);
    var console = new Console(new ByteArrayInputStream(new byte[0]), Console.utf8(out), new PrintStream(err, true, StandardCharsets.UTF_8), false, texts);
    int status = PhotokuraCommand.run(args, services.apply(new AppGraph(paths, texts).cliServices()), console, cancellation, "test", Map.of());
    return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
