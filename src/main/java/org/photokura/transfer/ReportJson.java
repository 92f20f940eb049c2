package org.photokura.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import org.photokura.core.Problem;

/**
 * Writes a report as JSON, in the shape that scripts rely on: {@code {runId,device,destination,startedAt,finishedAt,counts,bytesCopied,items}}. {@code device} is the
 * UDID; an item's {@code reason} is the key of a problem, null if there is nothing to say.
 */
public final class ReportJson {

  private static final JsonFactory FACTORY = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private ReportJson() {}

  /** Writes the report and a line feed, in UTF-8; leaves the stream open. */
  public static void write(ExportReport report, OutputStream out) throws IOException {
    try (var json = FACTORY.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("runId", report.runId());
      json.writeStringField("device", report.udid());
      json.writeStringField("destination", report.destination().toAbsolutePath().normalize().toString());
      json.writeStringField("startedAt", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(report.startedAt()));
      json.writeStringField("finishedAt", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(report.finishedAt()));
      counts(json, report.counts());
      json.writeNumberField("bytesCopied", report.bytesCopied());
      json.writeArrayFieldStart("items");
      for (var outcome : report.outcomes()) {
        item(json, outcome);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void counts(JsonGenerator json, ExportReport.Counts counts) throws IOException {
    json.writeObjectFieldStart("counts");
    json.writeNumberField("selected", counts.selected());
    json.writeNumberField("copied", counts.copied());
    json.writeNumberField("alreadyThere", counts.alreadyThere());
    json.writeNumberField("onlyInICloud", counts.onlyInICloud());
    json.writeNumberField("skipped", counts.skipped());
    json.writeNumberField("failed", counts.failed());
    json.writeEndObject();
  }

  private static void item(JsonGenerator json, Outcome outcome) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", outcome.itemId());
    json.writeStringField("outcome", outcome.key());
    json.writeStringField("reason", outcome.remark().map(Problem::id).map(id -> id.key()).orElse(null));
    json.writeArrayFieldStart("files");
    for (var file : outcome.files()) {
      json.writeStartObject();
      json.writeStringField("role", file.role());
      json.writeStringField("path", file.path());
      json.writeStringField("target", file.target());
      json.writeNumberField("size", file.sizeBytes());
      json.writeStringField("sha256", file.sha256());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
