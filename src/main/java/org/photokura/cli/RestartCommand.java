package org.photokura.cli;

import java.util.Map;
import org.photokura.device.DevicePicker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Restarts the phone, once its owner said so. */
@Command(name = "restart")
final class RestartCommand extends BaseCommand {

  @Mixin private final DeviceOption device = new DeviceOption();

  @Option(names = "--yes")
  private boolean yes;

  RestartCommand(CliContext context) {
    super(context);
  }

  @Override
  int execute() throws Exception {
    if (!yes && !console.interactive()) {
      console.note("cli.restart.needsYes");
      return ExitStatus.USAGE;
    }
    try (var devices = services.devices().get()) {
      var phone = DevicePicker.pick(devices.attached(cancellation), device.wanted());
      if (!yes && !console.confirm("cli.restart.confirm", Map.of())) {
        return ExitStatus.USAGE;
      }
      try (var session = opened(devices.open(phone, cancellation))) {
        session.restart(cancellation);
      }
      console.say("cli.restart.done", Map.of());
      return ExitStatus.OK;
    }
  }
}
