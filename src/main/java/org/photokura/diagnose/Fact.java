package org.photokura.diagnose;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was found out, with where it came from and how old it is.
 *
 * @param name the phone's own name for it: {@code isExceedingQuota}, {@code ProductVersion}; {@link #SOURCE} where the source itself is what there is to tell of
 * @param value Boolean, Long, Double, String or Instant
 * @param source the file on the phone, or the lockdown domain
 * @param observedAt when the phone noted it; null where it tells the present state
 * @param readAt when Photokura read it
 */
public record Fact(String name, Object value, String source, @Nullable Instant observedAt, Instant readAt) {

  /** The name of a fact that tells what became of a source that told nothing; its value is {@link #MISSING} or the key of a problem. */
  public static final String SOURCE = "source";

  /** The phone says that nothing is there. */
  public static final String MISSING = "missing";

  private static final int LONGEST = 40;

  /** A value that was not expected, short enough and clean enough to be shown. */
  static Object shown(@Nullable Object value) {
    return switch (value) {
      case Boolean b -> b;
      case Long n -> n;
      case Double d -> d;
      case Instant t -> t;
      case String s -> {
        String clean = s.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
        yield clean.length() <= LONGEST ? clean : clean.substring(0, clean.offsetByCodePoints(0, Math.min(LONGEST, clean.codePointCount(0, clean.length())))) + "…";
      }
      case null -> "";
      default -> value.getClass().isArray() ? "data" : value instanceof java.util.Map ? "dictionary" : "list";
    };
  }
}
