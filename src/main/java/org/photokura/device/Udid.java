package org.photokura.device;

import java.util.Locale;
import java.util.Objects;

/**
 * The unique id of a phone: 40 hexadecimal digits, or 8-16 with a hyphen since the iPhone XS. Compared without regard to case, because
 * clients print it in both; kept as the phone spells it, because pairing records are stored under that name.
 */
public record Udid(String value) {

  public Udid {
    if (value.isBlank()) {
      throw new IllegalArgumentException("empty UDID");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Udid(String that) && value.equalsIgnoreCase(that);
  }

  @Override
  public int hashCode() {
    return Objects.hash(value.toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return value;
  }
}
