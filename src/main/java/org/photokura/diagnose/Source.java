package org.photokura.diagnose;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;

/**
 * What became of asking one source. The difference between "is not there" and "may not be read" decides whether an absent key means anything.
 */
public sealed interface Source {

  /** The path on the phone, or the lockdown domain. */
  String name();

  /** When it was asked. */
  Instant readAt();

  /**
   * It was read.
   *
   * @param values a property list's; empty for a mere marker
   * @param observedAt the file's time of change; null for lockdown, which tells the present state
   */
  record Read(String name, Instant readAt, Map<String, Object> values, @Nullable Instant observedAt) implements Source {

    public Read {
      values = Map.copyOf(values);
    }

    /** A fact out of it. */
    public Fact fact(String key, Object value) {
      return new Fact(key, value, name, observedAt, readAt);
    }

    /** A flag: the phone removes flags that are false, so an absent one is false; null if it is there and no flag. */
    public @Nullable Boolean flag(String key) {
      return switch (values.get(key)) {
        case null -> Boolean.FALSE;
        case Boolean b -> b;
        case Long n -> n != 0;
        default -> null;
      };
    }
  }

  /** The phone says that nothing is there. */
  record Missing(String name, Instant readAt) implements Source {}

  /** It could not be read: denied, broken, timed out. Nothing follows from it. */
  record Unreadable(String name, Instant readAt, Problem reason) implements Source {}
}
