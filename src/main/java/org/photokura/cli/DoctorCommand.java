package org.photokura.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.device.DeviceFacts;
import org.photokura.device.DevicePicker;
import org.photokura.device.DeviceSession;
import org.photokura.diagnose.Checks;
import org.photokura.diagnose.EvidenceReader;
import org.photokura.diagnose.Finding;
import org.photokura.diagnose.IosVersions;
import org.photokura.diagnose.LibraryCounts;
import org.photokura.diagnose.words.CheckWords;
import org.photokura.diagnose.words.DoctorReport;
import org.photokura.library.Item;
import org.photokura.library.LibrarySink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Why photos do not reach iCloud: every check that the cable can answer. */
@Command(name = "doctor")
final class DoctorCommand extends BaseCommand {

  @Mixin private final DeviceOption device = new DeviceOption();
  @Mixin private final JsonOption format = new JsonOption();

  private final Clock clock = Clock.systemDefaultZone();

  DoctorCommand(CliContext context) {
    super(context);
  }

  @Override
  int execute() throws Exception {
    try (var devices = services.devices().get()) {
      var phone = DevicePicker.pick(devices.attached(cancellation), device.wanted());
      try (var session = devices.open(phone, cancellation)) {
        var counts = count(session);
        var evidence = new EvidenceReader(clock).read(session, counts, cancellation);
        var findings = new Checks(new IosVersions()::newest).evaluate(evidence);
        if (format.json) {
          printJson(findings, counts, evidence.device());
        } else {
          print(findings, counts, evidence.device());
        }
      }
    }
    console.out().flush();
    return ExitStatus.OK;
  }

  /** Counts what the library tells; a library that cannot be read leaves the numbers unknown. */
  private @Nullable LibraryCounts count(DeviceSession session) {
    var items = new ArrayList<Item>();
    boolean[] fromDatabase = {true};
    try {
      services.library().get().read(session, new LibrarySink() {
        @Override
        public void items(List<Item> batch) {
          items.addAll(batch);
        }

        @Override
        public void notice(Problem problem) {
          if (!LibraryCounts.concernsSingleFolders(problem)) {
            fromDatabase[0] = false;
            console.problem(problem);
          }
        }
      }, cancellation);
    } catch (ProblemException e) {
      console.problem(e.problem());
      return null;
    }
    return LibraryCounts.of(items, fromDatabase[0] && items.stream().anyMatch(item -> item.assetUuid() != null), clock.instant());
  }

  private void print(List<Finding> findings, @Nullable LibraryCounts counts, DeviceFacts facts) {
    var report = new DoctorReport(facts, findings, counts == null ? null : counts.pending(), clock.instant());
    console.out().print(report.text(console.texts(), words()));
  }

  private CheckWords words() {
    return new CheckWords(console.texts(), clock);
  }

  private void printJson(List<Finding> findings, @Nullable LibraryCounts counts, DeviceFacts facts) throws IOException {
    var words = words();
    try (var json = Json.open(console.out())) {
      json.writeStartObject();
      json.writeArrayFieldStart("checks");
      for (var finding : findings) {
        json.writeStartObject();
        json.writeStringField("id", finding.id().key());
        json.writeStringField("status", finding.status().key());
        json.writeArrayFieldStart("facts");
        for (var fact : finding.facts()) {
          json.writeStartObject();
          json.writeStringField("name", fact.name());
          Object value = fact.value() instanceof Instant time ? time(time) : fact.value();
          json.writeObjectField("value", value);
          json.writeStringField("source", fact.source());
          json.writeObjectField("observedAt", time(fact.observedAt()));
          json.writeStringField("readAt", time(fact.readAt()));
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("advice", words.advice(finding, facts.iosVersion()));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeObjectField("notInICloud", counts == null ? null : counts.pending());
      json.writeObjectField("onlyInICloud", counts == null ? null : counts.onlyInICloud());
      json.writeEndObject();
    }
    console.out().println();
  }

  private static @Nullable String time(@Nullable Instant time) {
    return time == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(ZoneId.systemDefault()).toOffsetDateTime());
  }
}
