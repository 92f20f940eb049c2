package org.photokura.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.photokura.core.Problem;
import org.photokura.transfer.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Re-hashes a destination against its catalog. */
@Command(name = "verify")
final class VerifyCommand extends BaseCommand {

  @Mixin private final JsonOption format = new JsonOption();

  @Parameters(paramLabel = "DIR")
  private Path destination;

  @SuppressWarnings("NullAway.Init") // picocli sets the parameter
  VerifyCommand(CliContext context) {
    super(context);
  }

  @Override
  int execute() throws Exception {
    var result = new Verifier().verify(destination.toAbsolutePath().normalize(), (done, total) -> {}, cancellation);
    if (format.json) {
      printJson(result);
    } else {
      result.changed().forEach(path -> console.say("cli.verify.changed", Map.of("path", path)));
      result.missing().forEach(path -> console.say("cli.verify.missing", Map.of("path", path)));
      result.unknown().forEach(path -> console.say("cli.verify.unknown", Map.of("path", path)));
      if (!result.changed().isEmpty()) {
        console.say("cli.verify.todo", Map.of());
      }
      console.say("cli.verify.done", Map.of("checked", result.checked(), "ok", result.ok(), "changed", result.changed().size(),
          "missing", result.missing().size(), "unknown", result.unknown().size()));
    }
    console.out().flush();
    return result.isAllRight() ? ExitStatus.OK : ExitStatus.ITEMS_FAILED;
  }

  /** A folder that cannot be checked, or whose catalog cannot be read, is not all right; nothing was to be written, so it is not the status for that. */
  @Override
  int statusOf(Problem problem) {
    int status = ExitStatus.of(problem);
    return status == ExitStatus.DESTINATION ? ExitStatus.ITEMS_FAILED : status;
  }

  private void printJson(Verifier.Verification result) throws IOException {
    try (var json = Json.open(console.out())) {
      json.writeStartObject();
      json.writeNumberField("checked", result.checked());
      json.writeNumberField("ok", result.ok());
      for (var list : List.of(Map.entry("changed", result.changed()), Map.entry("missing", result.missing()), Map.entry("unknown", result.unknown()))) {
        json.writeArrayFieldStart(list.getKey());
        for (var path : list.getValue()) {
          json.writeString(path);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    console.out().println();
  }
}
