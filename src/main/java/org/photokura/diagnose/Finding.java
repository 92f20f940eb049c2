package org.photokura.diagnose;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one check says.
 *
 * @param id which check
 * @param status what it comes to
 * @param advice which of the check's texts applies: {@code check.<id>.advice.<advice>}
 * @param values for the placeholders of that text
 * @param facts what it rests on
 */
public record Finding(CheckId id, Status status, String advice, Map<String, Object> values, List<Fact> facts) {

  public Finding {
    values = Map.copyOf(values);
    facts = List.copyOf(facts);
  }

  static Finding of(CheckId id, Status status, String advice, List<Fact> facts) {
    return new Finding(id, status, advice, Map.of(), facts);
  }

  /** The fact of that name; null if there is none. */
  public @org.jspecify.annotations.Nullable Fact fact(String name) {
    return facts.stream().filter(fact -> fact.name().equals(name)).findFirst().orElse(null);
  }

  /** What a check comes to. */
  public enum Status {
    /** The phone itself said that this is not the cause. */
    OK,
    /** This keeps photos from iCloud. */
    PROBLEM,
    /** Nobody can tell from here, and asking would not help. */
    UNKNOWN,
    /** The cable cannot tell; the person can look. */
    ASK;

    /** As in JSON. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
