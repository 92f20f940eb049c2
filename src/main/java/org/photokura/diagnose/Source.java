package org.photokura.diagnose;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;

/**
 * What became of asking one source. The difference between "is not there" and "may not be read" decides whether an absent key means anything.
 */
public sealed interface Source {

  /** The path on the phone, or the lockdown domain. */
  String name();

  /** When it was asked. */
  Instant readAt();

  /** What became of asking, as a fact: for a check that could learn nothing from it. */
  default Fact state() {
    return switch (this) {
      case Read read -> new Fact(Fact.SOURCE, ProblemId.PROTOCOL_BROKEN.key(), read.name, read.observedAt, read.readAt);
      case Missing missing -> new Fact(Fact.SOURCE, Fact.MISSING, missing.name, null, missing.readAt);
      case Unreadable unreadable -> new Fact(Fact.SOURCE, unreadable.reason.id().key(), unreadable.name, null, unreadable.readAt);
    };
  }

  /** The same for a check that wanted one key and did not find what it can use. */
  default Fact lacking(String key) {
    return this instanceof Read read ? new Fact(Fact.SOURCE, Fact.MISSING, read.name + " " + key, read.observedAt, read.readAt) : state();
  }

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
        case Double d -> d != 0;
        default -> null;
      };
    }
  }

  /** The phone says that nothing is there. */
  record Missing(String name, Instant readAt) implements Source {}

  /** It could not be read: denied, broken, timed out. Nothing follows from it. */
  record Unreadable(String name, Instant readAt, Problem reason) implements Source {}
}
