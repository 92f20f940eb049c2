package org.photokura.diagnose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The newest iOS for each generation of iPhones, out of a table that the program carries. It has a date, because nothing is looked up on the net; a phone is called out of
 * date only if it is a whole generation of iOS behind, and not if it is on the one before a newest that is young, so that the table raises no false alarm.
 */
public final class IosVersions {

  /** The name under which the table is a source. */
  static final String SOURCE = "newest-ios.properties";

  private static final Pattern PRODUCT = Pattern.compile("(iPhone\\d+),\\d+");

  private final Properties table = new Properties();

  /** Reads the table. */
  public IosVersions() {
    try (var in = Objects.requireNonNull(IosVersions.class.getResourceAsStream(SOURCE))) {
      table.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The newest for a product type such as {@code iPhone16,1}; empty for one that the table does not know.
   */
  public Optional<Newest> newest(String productType) {
    var matcher = PRODUCT.matcher(productType);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(table.getProperty(matcher.group(1))).map(version -> new Newest(version, LocalDate.parse(table.getProperty("knownOn")),
        Integer.parseInt(table.getProperty("notBehind"))));
  }

  /** The first number of a version: 26 of {@code 26.1}; empty if it is no version. */
  static Optional<Integer> major(String version) {
    var digits = version.strip().split("\\.", 2)[0];
    return digits.matches("\\d{1,4}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
  }

  /**
   * @param version the newest known
   * @param knownOn the day on which it was the newest
   * @param notBehind a generation that is not called behind though it may not be the newest, such as 26
   */
  public record Newest(String version, LocalDate knownOn, int notBehind) {}
}
