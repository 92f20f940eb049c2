package org.photokura.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.photokura.cli.Console;
import org.photokura.cli.PhotokuraCommand;
import org.photokura.core.Cancellation;
import org.photokura.core.HostSystem;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.text.Texts;

/** Where Photokura starts: the window without arguments, else a command. It is no JavaFX application itself, so that commands need no toolkit. */
public final class Main {

  private static final String DEMO = "--demo";
  private static final int NO_WINDOW = 1;
  private static final int NO_DEMO = 3;
  private static final int INTERNAL = 1;

  private Main() {}

  public static void main(String[] args) throws Exception {
    // Pictures are decoded with AWT's classes, which must not reach for a display of their own beside JavaFX.
    System.setProperty("java.awt.headless", "true");
    var paths = AppPaths.current();
    Logging.useFolder(paths.log());
    boolean demo = args.length > 0 && args[0].equals(DEMO);
    var rest = demo ? Arrays.copyOfRange(args, 1, args.length) : args;
    if (rest.length == 0) {
      window(paths, demo);
    } else {
      command(paths, demo, rest);
    }
  }

  private static void command(AppPaths paths, boolean demo, String[] args) throws Exception {
    var cancellation = Cancellation.none();
    var hook = InterruptHook.install(cancellation);
    var texts = Texts.of(Locale.getDefault());
    var console = console(texts);
    int status;
    var graph = new AppGraph(paths, texts);
    try (var _ = demo ? Demo.plugInTrusted(graph, cancellation) : null) {
      Map<String, Object> more = Map.of("virtual-phone", new VirtualPhoneCommand(console, cancellation));
      status = PhotokuraCommand.run(args, graph.cliServices(), console, cancellation, version(), more);
    } catch (ProblemException e) {
      console.problem(e.problem());
      status = NO_DEMO;
    }
    hook.end(status);
  }

  private static void window(AppPaths paths, boolean demo) {
    var texts = Texts.of(Locale.getDefault());
    if (!hasDisplay()) {
      var console = console(texts);
      console.explainMissingWindow(demo ? "--demo export --all --to DIR" : "export --all --to DIR");
      System.exit(NO_WINDOW);
    }
    try {
      WindowApp.start(new AppGraph(paths, texts), paths, demo);
    } catch (RuntimeException | IOException e) {
      console(texts).problem(Problem.of(ProblemId.INTERNAL, e.toString()));
      System.exit(INTERNAL);
    }
  }

  /** JavaFX dies with a stack trace where no X server is; so this is asked first. */
  private static boolean hasDisplay() {
    if (HostSystem.current() != HostSystem.LINUX || "Headless".equalsIgnoreCase(System.getProperty("glass.platform"))) {
      return true;
    }
    var display = System.getenv("DISPLAY");
    return display != null && !display.isBlank();
  }

  private static Console console(Texts texts) {
    var out = Console.utf8(new FileOutputStream(FileDescriptor.out));
    var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    return new Console(System.in, out, err, System.console() != null && System.console().isTerminal(), texts);
  }

  /** The version that the build wrote down. */
  static String version() throws IOException {
    var properties = new Properties();
    try (var in = Main.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    }
    return properties.getProperty("version");
  }
}
