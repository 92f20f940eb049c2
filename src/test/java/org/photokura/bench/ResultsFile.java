package org.photokura.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every single run of every case as JSON: for other programs, and to put a table together from several measurements. */
final class ResultsFile {

  private ResultsFile() {}

  static void write(Path file, Map<String, CaseResult> results) throws IOException {
    try (var out = Files.newOutputStream(file); var json = new JsonFactory().createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartArray();
      for (var each : results.values()) {
        json.writeStartObject();
        json.writeStringField("case", each.of().name());
        json.writeStringField("tree", each.of().tree());
        json.writeStringField("cable", each.of().cable().name());
        json.writeNumberField("bytesPerSecond", each.measured() ? each.bytesPerSecond() : 0);
        json.writeNumberField("shareOfCable", each.measured() ? each.shareOfCable() : 0);
        json.writeStringField("problem", each.problem());
        write(json, "ours", each.ours());
        write(json, "rival", each.rivals());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  private static void write(JsonGenerator json, String name, List<Sample> samples) throws IOException {
    json.writeArrayFieldStart(name);
    for (var each : samples) {
      json.writeStartObject();
      json.writeNumberField("processSeconds", each.processSeconds());
      json.writeNumberField("runSeconds", each.runSeconds());
      json.writeNumberField("engineSeconds", each.engineSeconds());
      json.writeNumberField("leadSeconds", each.leadSeconds());
      json.writeNumberField("tailSeconds", each.tailSeconds());
      json.writeNumberField("files", each.files());
      json.writeNumberField("bytes", each.bytes());
      json.writeNumberField("cpuSeconds", each.cpuSeconds());
      json.writeNumberField("phoneCpuSeconds", each.phoneCpuSeconds());
      json.writeNumberField("peakBytes", each.peakBytes());
      json.writeNumberField("connections", each.connections());
      json.writeNumberField("othersShare", each.othersShare());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The runs of an earlier measurement, as far as they are of these very cases; none where there was none. */
  static Map<String, CaseResult> read(Path file, List<BenchCase> cases) throws IOException {
    var results = new LinkedHashMap<String, CaseResult>();
    if (!Files.exists(file)) {
      return results;
    }
    try (var json = new JsonFactory().createParser(file.toFile())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.START_OBJECT) {
        var words = new HashMap<String, String>();
        var samples = new HashMap<String, List<Sample>>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String field = json.currentName();
          if (json.nextToken() == JsonToken.START_ARRAY) {
            samples.put(field, samples(json));
          } else if (json.currentToken() != JsonToken.VALUE_NULL) {
            words.put(field, json.getText());
          }
        }
        cases.stream()
            .filter(of -> of.name().equals(words.get("case")) && of.tree().equals(words.get("tree")) && of.cable().name().equals(words.get("cable")))
            .findFirst()
            .ifPresent(of -> results.put(of.name(), new CaseResult(of, samples.getOrDefault("ours", List.of()), samples.getOrDefault("rival", List.of()), words.get("problem"))));
      }
    }
    return results;
  }

  private static List<Sample> samples(JsonParser json) throws IOException {
    var samples = new ArrayList<Sample>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      var of = new HashMap<String, Double>();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String field = json.currentName();
        json.nextToken();
        of.put(field, json.getDoubleValue());
      }
      samples.add(new Sample(of.get("processSeconds"), of.get("runSeconds"), of.get("engineSeconds"), of.get("leadSeconds"), of.get("tailSeconds"), of.get("files").longValue(),
          of.get("bytes").longValue(), of.get("cpuSeconds"), of.get("phoneCpuSeconds"), of.get("peakBytes").longValue(), of.get("connections").intValue(), of.get("othersShare")));
    }
    return samples;
  }
}
