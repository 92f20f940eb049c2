package org.photokura.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings as JSON. A value that is missing or of the wrong kind takes its standard; names that nobody knows are skipped. */
final class SettingsJson {

  private static final JsonFactory JSON = new JsonFactory();

  private SettingsJson() {}

  static String write(Settings s) throws IOException {
    var out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("language", key(s.language()));
      json.writeStringField("theme", key(s.theme()));
      json.writeStringField("onConnect", key(s.onConnect()));
      json.writeArrayFieldStart("destinations");
      for (String folder : s.destinations()) {
        json.writeString(folder);
      }
      json.writeEndArray();
      json.writeFieldName("choices");
      write(json, s.choices());
      json.writeObjectFieldStart("choicesByDestination");
      for (var entry : s.choicesByDestination().entrySet()) {
        json.writeFieldName(entry.getKey());
        write(json, entry.getValue());
      }
      json.writeEndObject();
      json.writeBooleanField("verify", s.verify());
      json.writeNumberField("connections", s.connections());
      json.writeNumberField("cacheMegabytes", s.cacheMegabytes());
      json.writeNumberField("zoom", s.zoom());
      json.writeObjectFieldStart("closedOffers");
      for (var entry : s.closedOffers().entrySet()) {
        json.writeNumberField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
      if (s.window() != null) {
        json.writeObjectFieldStart("window");
        json.writeNumberField("x", s.window().x());
        json.writeNumberField("y", s.window().y());
        json.writeNumberField("width", s.window().width());
        json.writeNumberField("height", s.window().height());
        json.writeBooleanField("maximized", s.window().maximized());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    return out.toString();
  }

  /**
   * @throws IOException if it is no JSON object
   */
  static Settings read(String text) throws IOException {
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("settings are no JSON object");
      }
      var map = object(json);
      if (json.nextToken() != null) {
        throw new IOException("something follows the settings");
      }
      return settings(map);
    }
  }

  private static Settings settings(Map<String, Object> map) {
    Settings standard = Settings.STANDARD;
    var byDestination = new LinkedHashMap<String, ExportChoices>();
    part(map, "choicesByDestination").forEach((folder, value) -> byDestination.put(folder, choices(asMap(value))));
    var offers = new LinkedHashMap<String, Integer>();
    part(map, "closedOffers").forEach((udid, value) -> offers.put(udid, value instanceof Number n ? n.intValue() : 0));
    return new Settings(
        chosen(map, "language", standard.language()),
        chosen(map, "theme", standard.theme()),
        chosen(map, "onConnect", standard.onConnect()),
        texts(map.get("destinations")),
        choices(part(map, "choices")),
        byDestination,
        flag(map, "verify", standard.verify()),
        (int) number(map, "connections", standard.connections()),
        (int) number(map, "cacheMegabytes", standard.cacheMegabytes()),
        (int) number(map, "zoom", standard.zoom()),
        offers,
        window(part(map, "window")));
  }

  private static void write(JsonGenerator json, ExportChoices c) throws IOException {
    json.writeStartObject();
    json.writeStringField("layout", c.layout());
    json.writeBooleanField("liveVideos", c.liveVideos());
    json.writeBooleanField("edited", c.edited());
    json.writeBooleanField("jpegCopies", c.jpegCopies());
    json.writeBooleanField("xmpSidecars", c.xmpSidecars());
    json.writeBooleanField("albumFolders", c.albumFolders());
    json.writeEndObject();
  }

  private static ExportChoices choices(Map<String, Object> map) {
    ExportChoices standard = ExportChoices.STANDARD;
    return new ExportChoices(
        map.get("layout") instanceof String layout && !layout.isBlank() ? layout : standard.layout(),
        flag(map, "liveVideos", standard.liveVideos()),
        flag(map, "edited", standard.edited()),
        flag(map, "jpegCopies", standard.jpegCopies()),
        flag(map, "xmpSidecars", standard.xmpSidecars()),
        flag(map, "albumFolders", standard.albumFolders()));
  }

  private static @Nullable WindowPlace window(Map<String, Object> map) {
    return map.get("width") instanceof Number width && map.get("height") instanceof Number height
        ? new WindowPlace(number(map, "x", 0), number(map, "y", 0), width.doubleValue(), height.doubleValue(), flag(map, "maximized", false))
        : null;
  }

  private static Map<String, Object> object(JsonParser json) throws IOException {
    var map = new LinkedHashMap<String, Object>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      Object value = value(json);
      if (value != null) {
        map.put(name, value);
      }
    }
    return map;
  }

  private static @Nullable Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> object(json);
      case START_ARRAY -> {
        var list = new ArrayList<Object>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          Object element = value(json);
          if (element != null) {
            list.add(element);
          }
        }
        yield list;
      }
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case null, default -> throw new IOException("settings break off");
    };
  }

  private static Map<String, Object> part(Map<String, Object> map, String name) {
    return asMap(map.get(name));
  }

  private static Map<String, Object> asMap(@Nullable Object value) {
    var map = new LinkedHashMap<String, Object>();
    if (value instanceof Map<?, ?> object) {
      object.forEach((name, v) -> map.put((String) name, v));
    }
    return map;
  }

  private static List<String> texts(@Nullable Object value) {
    var texts = new ArrayList<String>();
    if (value instanceof List<?> list) {
      list.forEach(element -> {
        if (element instanceof String text) {
          texts.add(text);
        }
      });
    }
    return texts;
  }

  private static boolean flag(Map<String, Object> map, String name, boolean standard) {
    return map.get(name) instanceof Boolean b ? b : standard;
  }

  private static double number(Map<String, Object> map, String name, double standard) {
    return map.get(name) instanceof Number n ? n.doubleValue() : standard;
  }

  private static <E extends Enum<E>> E chosen(Map<String, Object> map, String name, E standard) {
    for (E choice : standard.getDeclaringClass().getEnumConstants()) {
      if (key(choice).equals(map.get(name))) {
        return choice;
      }
    }
    return standard;
  }

  private static String key(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
