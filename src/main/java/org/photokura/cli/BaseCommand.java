package org.photokura.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.device.Udid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands share: services, the console, and one way from a failure to words and an exit status. */
@Command(mixinStandardHelpOptions = true, resourceBundle = "org.photokura.text.help")
abstract class BaseCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(BaseCommand.class);

  final CliServices services;
  final Console console;
  final Cancellation cancellation;
  private boolean opened;

  BaseCommand(CliContext context) {
    this.services = context.services();
    this.console = context.console();
    this.cancellation = context.cancellation();
  }

  @Override
  public final Integer call() {
    try {
      return execute();
    } catch (ProblemException e) {
      LOG.debug("command failed", e);
      console.problem(e.problem());
      if (e.problem().id() == ProblemId.TRUST_WAITING || e.problem().id() == ProblemId.PAIRING_STALE) {
        console.note("cli.pair.hint");
      }
      if (e.problem().id() == ProblemId.SEVERAL_DEVICES) {
        console.note("cli.devices.choose", Map.of("devices", e.problem().data().getOrDefault("devices", "")));
      }
      return statusOf(e.problem());
    } catch (CancellationException _) {
      console.problem(Problem.of(ProblemId.INTERRUPTED));
      return ExitStatus.INTERRUPTED;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ExitStatus.INTERRUPTED;
    } catch (Exception e) {
      LOG.error("command failed", e);
      console.problem(Problem.of(ProblemId.INTERNAL, e.toString()));
      return ExitStatus.INTERNAL;
    }
  }

  /** Does the work and returns the exit status. */
  abstract int execute() throws Exception;

  /** The exit status for a problem that ended the command. */
  int statusOf(Problem problem) {
    return opened ? ExitStatus.ofOpen(problem) : ExitStatus.of(problem);
  }

  /** From here on a phone that does not answer is one that was lost. */
  final <T> T opened(T phone) {
    opened = true;
    return phone;
  }

  /** The option that names a phone. */
  static final class DeviceOption {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    private @Nullable Udid udid;

    /** A script whose variable is empty means one phone, and must not be given any. */
    @Option(names = "--device", paramLabel = "UDID")
    void name(String value) {
      if (value.isBlank()) {
        throw new ParameterException(command.commandLine(), ((BaseCommand) command.userObject()).console.texts().get("cli.device.empty"));
      }
      udid = new Udid(value);
    }

    /** The phone that was named, if one was. */
    @Nullable Udid wanted() {
      return udid;
    }
  }

  /** The option for machines. */
  static final class JsonOption {
    @Option(names = "--json")
    boolean json;
  }
}
