package org.photokura.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.DeviceException;
import org.photokura.device.DevicePicker;
import org.photokura.device.DeviceSession;
import org.photokura.library.Album;
import org.photokura.library.Item;
import org.photokura.library.LibrarySink;
import org.photokura.library.Selection;
import org.photokura.transfer.Export;
import org.photokura.transfer.ExportOptions;
import org.photokura.transfer.ExportReport;
import org.photokura.transfer.ExportRequest;
import org.photokura.transfer.Outcome;
import org.photokura.transfer.PhoneLink;
import org.photokura.transfer.ReconnectingLink;
import org.photokura.transfer.ReportJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Exports items to a folder, with the same engine as the window. */
@Command(name = "export")
final class ExportCommand extends BaseCommand {

  @Mixin private final DeviceOption device = new DeviceOption();
  @Mixin private final SelectionOptions selection = new SelectionOptions();
  @Mixin private final JsonOption format = new JsonOption();

  @Option(names = "--to", paramLabel = "DIR", required = true)
  private Path destination;

  @Option(names = "--layout", paramLabel = "TEMPLATE", defaultValue = ExportRequest.DEFAULT_LAYOUT)
  private String layout;

  @Option(names = "--jpeg")
  private boolean jpeg;

  @Option(names = "--connections", paramLabel = "N", defaultValue = "0")
  private int connections;

  @Option(names = "--verify")
  private boolean verify;

  @Option(names = "--wait", paramLabel = "S", defaultValue = "120")
  private int waitSeconds;

  @SuppressWarnings("NullAway.Init") // picocli sets the options
  ExportCommand(CliContext context) {
    super(context);
  }

  @Override
  int execute() throws Exception {
    if (!selection.isChoice()) {
      console.note("cli.export.needsChoice");
      return ExitStatus.USAGE;
    }
    if (waitSeconds < 0 || connections < 0) {
      console.note("cli.export.negative");
      return ExitStatus.USAGE;
    }
    var exports = services.exports().get();
    exports.warmUp();
    try (var devices = services.devices().get()) {
      var phone = DevicePicker.pick(devices.attached(cancellation), device.wanted());
      var link = new ReconnectingLink(devices, devices.open(phone, cancellation));
      try {
        return export(exports, link);
      } finally {
        link.session().close();
      }
    }
  }

  private int export(Export.Factory exports, PhoneLink link) throws Exception {
    var chosen = selection.toSelection();
    var database = new DatabaseWatch(chosen);
    var missing = new HashSet<>(chosen.ids());
    var options = new ExportOptions(true, true, jpeg, false, false, true, verify, connections, Duration.ofSeconds(waitSeconds));
    var request = new ExportRequest(List.of(), (session, items, stop) -> read(session, chosen, items, database, missing, stop),
        destination.toAbsolutePath().normalize(), layout, options, chosen.onlyNew());
    var run = exports.create(request, link);
    ExportReport report;
    try (var progress = new ProgressTicker(console, run, Duration.ofSeconds(waitSeconds))) {
      Threads.start("progress", progress);
      report = run.run(cancellation);
    } finally {
      console.progressEnd();
    }
    int status = database.end(console, print(report));
    return status == ExitStatus.OK && !missing.isEmpty() ? ExitStatus.ITEMS_FAILED : status;
  }

  /**
   * Reads the library: what is chosen is copied while the rest is still being read.
   *
   * @param missing ids that were asked for; those of the phone's items are taken out
   */
  private void read(DeviceSession session, Selection chosen, Consumer<List<Item>> items, DatabaseWatch database, Set<String> missing, Cancellation stop)
      throws DeviceException {
    database.begin();
    var sink = new LibrarySink() {
      @Override
      public void albums(List<Album> albums) {
        database.albums();
      }

      @Override
      public void items(List<Item> batch) {
        database.items(batch);
        batch.forEach(item -> missing.remove(item.id()));
        items.accept(batch.stream().filter(chosen).toList());
      }

      @Override
      public void notice(Problem problem) {
        database.notice(problem);
        console.problem(problem);
      }
    };
    var library = services.library().get();
    if (chosen.since() != null || chosen.until() != null) {
      library.read(session, sink, stop);
    } else {
      library.readUndated(session, sink, stop);
    }
    if (!database.isDoubtful()) {
      missing.forEach(id -> console.note("cli.export.noSuchId", Map.of("id", id)));
    }
  }

  private static boolean lacksAPart(Outcome outcome) {
    return outcome.notes().stream().anyMatch(note -> switch (note.id()) {
      case EDIT_NOT_ON_PHONE, LIVE_VIDEO_NOT_ON_PHONE, RAW_NOT_ON_PHONE -> true;
      default -> false;
    });
  }

  private int print(ExportReport report) throws Exception {
    if (format.json) {
      ReportJson.write(report, console.out());
    } else {
      for (var outcome : report.outcomes()) {
        if (outcome instanceof Outcome.Failed failed) {
          console.note("cli.export.failed", Map.of("item", failed.itemId(), "reason", console.texts().what(failed.reason())));
        }
      }
      var counts = report.counts();
      console.say("cli.export.done", Map.of("selected", counts.selected(), "copied", counts.copied(), "alreadyThere", counts.alreadyThere(),
          "onlyInICloud", counts.onlyInICloud(), "skipped", counts.skipped(), "failed", counts.failed(), "bytes", console.texts().formats().size(report.bytesCopied()),
          "destination", report.destination().toString()));
      long incomplete = report.outcomes().stream().filter(ExportCommand::lacksAPart).count();
      if (incomplete > 0) {
        console.note("cli.export.partsNotHere", Map.of("count", incomplete));
      }
      if (counts.onlyInICloud() > 0) {
        console.note("cli.export.onlyInICloud", Map.of("count", counts.onlyInICloud()));
      }
    }
    console.out().flush();
    report.notices().forEach(console::problem);
    if (report.stoppedBy() != null) {
      console.problem(report.stoppedBy());
      return ExitStatus.ofStopped(report.stoppedBy());
    }
    if (report.counts().failed() > 0) {
      return ExitStatus.ITEMS_FAILED;
    }
    // The photos are there, but the destination could not note them.
    return report.notices().stream().anyMatch(notice -> notice.id() == ProblemId.WRITE_FAILED) ? ExitStatus.DESTINATION : ExitStatus.OK;
  }
}
