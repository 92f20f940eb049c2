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
}
