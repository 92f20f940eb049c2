package org.photokura.transfer;

import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;

/**
 * Folders and name of a target, such as {@code {yyyy}/{MM}/{name}}. What the template itself says is checked when it is parsed; what the photos put
 * into it is made safe when it is filled.
 */
public final class LayoutTemplate {

  private static final Set<String> DATE_TOKENS = Set.of("yyyy", "MM", "dd", "HH", "mm", "ss");
  private static final Set<String> TEXT_TOKENS = Set.of("name", "album", "device", "kind");
  private static final int MAX_ALBUM_DEPTH = 6;

  private record Part(boolean token, String text) {}

  private final List<List<Part>> segments;

  private LayoutTemplate(List<List<Part>> segments) {
    this.segments = segments;
  }

  /**
   * What a photo gives to the template.
   *
   * @param taken when, in the photo's own zone
   * @param name its name without extension
   * @param album path of its first album, null if it is in none
   * @param device what the phone is called
   * @param kind such as {@code live}
   */
  record Values(TemporalAccessor taken, String name, @Nullable String album, String device, String kind) {}

  /**
   * Where a photo goes.
   *
   * @param folders safe names from the destination down
   * @param stem safe name without extension
   */
  record Place(List<String> folders, String stem) {}

  /**
   * @throws ProblemException LAYOUT_INVALID with {@code layout}, and {@code token} where one is not known
   */
  public static LayoutTemplate parse(String template) throws ProblemException {
    String[] texts = template.replace('\\', '/').split("/", -1);
    var segments = new ArrayList<List<Part>>();
    for (String text : texts) {
      if (text.isBlank() || text.startsWith(".") || text.endsWith(".") || text.startsWith(" ") || text.endsWith(" ")) {
        throw invalid(template, null);
      }
      segments.add(parts(text, template));
    }
    return new LayoutTemplate(List.copyOf(segments));
  }

  private static List<Part> parts(String segment, String template) throws ProblemException {
    var parts = new ArrayList<Part>();
    int at = 0;
    while (at < segment.length()) {
      int open = segment.indexOf('{', at);
      String literal = segment.substring(at, open < 0 ? segment.length() : open);
      if (!literal.isEmpty()) {
        if (!isPlain(literal)) {
          throw invalid(template, null);
        }
        parts.add(new Part(false, literal));
      }
      if (open < 0) {
        break;
      }
      int close = segment.indexOf('}', open);
      if (close < 0) {
        throw invalid(template, null);
      }
      String token = segment.substring(open + 1, close);
      if (!DATE_TOKENS.contains(token) && !TEXT_TOKENS.contains(token)) {
        throw invalid(template, token);
      }
      parts.add(new Part(true, token));
      at = close + 1;
    }
    return List.copyOf(parts);
  }

  private static boolean isPlain(String literal) {
    return literal.chars().noneMatch(c -> c < 0x20 || c == 0x7F || ":*?\"<>|{}".indexOf(c) >= 0);
  }

  private static ProblemException invalid(String template, @Nullable String token) {
    var problem = Problem.of(ProblemId.LAYOUT_INVALID).with("layout", template);
    return new ProblemException(token == null ? problem : problem.with("token", "{" + token + "}"));
  }

  /** Where a photo goes. A folder of the template that has nothing to say (a photo in no album) is left out. */
  Place place(Values values) {
    var folders = new ArrayList<String>();
    for (var segment : segments.subList(0, segments.size() - 1)) {
      if (segment.size() == 1 && segment.getFirst().token() && segment.getFirst().text().equals("album")) {
        addAlbum(folders, values.album());
      } else {
        String text = fill(segment, values);
        if (!text.isBlank()) {
          folders.add(SafeNames.component(text, SafeNames.MAX_FOLDER_BYTES));
        }
      }
    }
    return new Place(List.copyOf(folders), stem(values));
  }

  /** The stem alone. */
  String stem(Values values) {
    return SafeNames.component(fill(segments.getLast(), values), SafeNames.MAX_STEM_BYTES);
  }

  /** Whether the name itself, not only its folder, tells when a photo was taken. */
  boolean isNameDated() {
    return segments.getLast().stream().anyMatch(part -> part.token() && DATE_TOKENS.contains(part.text()));
  }

  private static void addAlbum(List<String> folders, @Nullable String album) {
    if (album == null) {
      return;
    }
    String[] titles = album.split("/", MAX_ALBUM_DEPTH);
    for (String title : titles) {
      folders.add(SafeNames.component(title, SafeNames.MAX_FOLDER_BYTES));
    }
  }

  private static String fill(List<Part> segment, Values values) {
    var text = new StringBuilder();
    for (var part : segment) {
      text.append(part.token() ? value(part.text(), values) : part.text());
    }
    return text.toString();
  }

  private static String value(String token, Values values) {
    return switch (token) {
      case "yyyy" -> number(values.taken(), ChronoField.YEAR, 4);
      case "MM" -> number(values.taken(), ChronoField.MONTH_OF_YEAR, 2);
      case "dd" -> number(values.taken(), ChronoField.DAY_OF_MONTH, 2);
      case "HH" -> number(values.taken(), ChronoField.HOUR_OF_DAY, 2);
      case "mm" -> number(values.taken(), ChronoField.MINUTE_OF_HOUR, 2);
      case "ss" -> number(values.taken(), ChronoField.SECOND_OF_MINUTE, 2);
      case "name" -> values.name();
      case "album" -> values.album() == null ? "" : values.album();
      case "device" -> values.device();
      case "kind" -> values.kind();
      default -> throw new IllegalStateException(token);
    };
  }

  private static String number(TemporalAccessor taken, ChronoField field, int digits) {
    String value = Integer.toString(Math.clamp(taken.get(field), 0, 9999));
    return "0".repeat(Math.max(0, digits - value.length())) + value;
  }
}
