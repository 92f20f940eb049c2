package org.photokura.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.photokura.core.Cancellation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line as a whole. */
public final class PhotokuraCommand {

  private PhotokuraCommand() {}

  /**
   * Runs a command line.
   *
   * @param args without {@code --demo}
   * @param version what {@code --version} prints
   * @param more further subcommands by name, which the composition root adds
   * @return the exit status of product.md
   */
  public static int run(String[] args, CliServices services, Console console, Cancellation cancellation, String version, Map<String, Object> more) {
    var context = new CliContext(services, console, cancellation);
    var line = new CommandLine(new Root());
    line.addSubcommand(new DevicesCommand(context));
    line.addSubcommand(new PairCommand(context));
    line.addSubcommand(new ListCommand(context));
    line.addSubcommand(new ExportCommand(context));
    line.addSubcommand(new VerifyCommand(context));
    line.addSubcommand(new DoctorCommand(context));
    line.addSubcommand(new RestartCommand(context));
    more.forEach(line::addSubcommand);
    line.setOut(new PrintWriter(console.out(), true));
    line.setErr(new PrintWriter(console.error(), true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.getCommandSpec().versionProvider(() -> new String[] {"photokura " + version});
    line.getSubcommands().values().forEach(sub -> sub.getCommandSpec().versionProvider(() -> new String[] {"photokura " + version}));
    int status = line.execute(args);
    console.out().flush();
    console.error().flush();
    return status;
  }

  /** Without a subcommand only help and version are answered here; the window is the composition root's. */
  @Command(name = "photokura", mixinStandardHelpOptions = true, resourceBundle = "org.photokura.text.help", synopsisSubcommandLabel = "[COMMAND]")
  static final class Root implements Runnable {
    @Option(names = "--demo")
    boolean demo;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
      spec.commandLine().usage(spec.commandLine().getErr());
    }
  }
}
