package org.photokura.core;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong, as data: which kind, the values its sentence needs, and the technical cause for "Details". It holds no text
 * for people; {@code org.photokura.text} turns it into what happened, what to do and what is safe.
 *
 * @param id which kind of problem
 * @param data values for the sentence by placeholder name ({@code path}, {@code missingBytes}, {@code count} …)
 * @param technicalCause for "Details" and the log: error code, exception; never shown on the surface
 */
public record Problem(ProblemId id, Map<String, Object> data, @Nullable String technicalCause) {

  public Problem {
    Objects.requireNonNull(id);
    data = Map.copyOf(data);
  }

  /** A problem without values. */
  public static Problem of(ProblemId id) {
    return new Problem(id, Map.of(), null);
  }

  /** A problem with its technical cause. */
  public static Problem of(ProblemId id, @Nullable String technicalCause) {
    return new Problem(id, Map.of(), technicalCause);
  }

  /** The same problem with one more value for its sentence. */
  public Problem with(String name, Object value) {
    var more = new java.util.HashMap<>(data);
    more.put(name, value);
    return new Problem(id, more, technicalCause);
  }

  @Override
  public String toString() {
    return id.key() + (data.isEmpty() ? "" : " " + data) + (technicalCause == null ? "" : " (" + technicalCause + ")");
  }
}
