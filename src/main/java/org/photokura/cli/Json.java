package org.photokura.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.PrintStream;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.photokura.library.Item;
import org.photokura.transfer.ExportReport;
import org.photokura.transfer.Outcome;

/** JSON for scripts: UTF-8, times in ISO 8601 with offset, sizes in bytes. */
final class Json {

  private static final JsonFactory FACTORY = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);

  private Json() {}

  /** A generator on the stream, which stays open when it is closed. Values at the top are separated by line feeds. */
  static JsonGenerator open(PrintStream out) throws IOException {
    return FACTORY.createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  static @Nullable String time(@Nullable OffsetDateTime time) {
    return time == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }

  /** One line of {@code list --json}. */
  static void item(JsonGenerator json, Item item) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", item.id());
    json.writeStringField("kind", item.kind().key());
    json.writeObjectField("created", time(item.created()));
    json.writeBooleanField("favorite", item.favorite());
    json.writeBooleanField("hidden", item.hidden());
    json.writeBooleanField("trashed", item.trashed());
    json.writeBooleanField("edited", item.edited());
    json.writeArrayFieldStart("albums");
    for (var album : item.albums()) {
      json.writeString(album);
    }
    json.writeEndArray();
    json.writeStringField("cloud", item.cloud().key());
    json.writeStringField("original", item.original().key());
    json.writeArrayFieldStart("files");
    for (var file : item.files()) {
      json.writeStartObject();
      json.writeStringField("role", file.role().key());
      json.writeStringField("path", file.path());
      json.writeObjectField("size", file.sizeBytes());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** The report of {@code export --json}. */
  static void report(JsonGenerator json, ExportReport report) throws IOException {
    json.writeStartObject();
    json.writeStringField("runId", report.runId());
    json.writeObjectField("device", report.deviceName());
    json.writeStringField("destination", report.destination().toString());
    json.writeStringField("startedAt", time(report.startedAt()));
    json.writeStringField("finishedAt", time(report.finishedAt()));
    var counts = report.counts();
    json.writeObjectFieldStart("counts");
    json.writeNumberField("selected", counts.selected());
    json.writeNumberField("copied", counts.copied());
    json.writeNumberField("alreadyThere", counts.alreadyThere());
    json.writeNumberField("onlyInICloud", counts.onlyInICloud());
    json.writeNumberField("skipped", counts.skipped());
    json.writeNumberField("failed", counts.failed());
    json.writeEndObject();
    json.writeNumberField("bytesCopied", report.bytesCopied());
    json.writeArrayFieldStart("items");
    for (var outcome : report.outcomes()) {
      json.writeStartObject();
      json.writeStringField("id", outcome.itemId());
      json.writeStringField("outcome", key(outcome));
      json.writeObjectField("reason", reason(outcome));
      json.writeArrayFieldStart("files");
      for (var file : outcome.files()) {
        json.writeStartObject();
        json.writeObjectField("path", file.path());
        json.writeStringField("target", file.target());
        json.writeNumberField("size", file.sizeBytes());
        json.writeStringField("sha256", file.sha256());
        json.writeStringField("role", file.role());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String key(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Copied _ -> "copied";
      case Outcome.AlreadyThere _ -> "alreadyThere";
      case Outcome.OnlyInICloud _ -> "onlyInICloud";
      case Outcome.Skipped _ -> "skipped";
      case Outcome.Failed _ -> "failed";
    };
  }

  private static @Nullable String reason(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Copied copied -> copied.notes().isEmpty() ? null : copied.notes().getFirst().id().key();
      case Outcome.Skipped skipped -> skipped.reason().id().key();
      case Outcome.Failed failed -> failed.reason().id().key();
      default -> null;
    };
  }
}
